import { getJob, type JobId, type OutputOf, previewReshape, type Reshape, startReshape } from '@microwish/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type * as z from 'zod/mini'
import { call } from '../../api'
import { codeOf } from '../../ui/describe-error'
import { areaWords } from '../../messages/grid-words'
import { refreshTree, useTreeCommand } from './use-tree-command'

/** Without the edition that its author saw: the dialog adds today's. */
type WithoutEdition<T> = T extends unknown ? Omit<T, 'edition'> : never
export type ReshapeDraft = WithoutEdition<z.input<typeof Reshape>>
export type ReshapePreview = OutputOf<typeof previewReshape>

const LOOK_EVERY_MS = 1_000

/** A job as it goes on, looked at each second until it has ended. */
export function useJob(jobId: JobId | undefined) {
  return useQuery({
    queryKey: ['job', jobId],
    queryFn: () => call(getJob, { jobId: jobId as JobId }),
    enabled: jobId !== undefined,
    refetchInterval: ({ state: { data } }) =>
      data?.status === 'done' || data?.status === 'failed' ? false : LOOK_EVERY_MS,
  })
}

/** A merge, split or move: first what it would do, then the job that does it, to the end. */
export function useReshape(edition: number) {
  const client = useQueryClient()
  const looking = useMutation({
    mutationFn: (reshape: z.input<typeof Reshape>) => call(previewReshape, { reshape }),
  })
  const starting = useTreeCommand(startReshape)
  const [asked, setAsked] = useState<z.input<typeof Reshape>>()
  const [jobId, setJobId] = useState<JobId>()
  const job = useJob(jobId)
  const status = job.data?.status
  useEffect(() => {
    if (status === 'done') refreshTree(client)
  }, [status, client])
  const isStale = codeOf(looking.error) === 'stale_version'
  useEffect(() => {
    if (isStale) refreshTree(client)
  }, [isStale, client])

  return {
    preview: asked && looking.data,
    job,
    jobId,
    isBusy: looking.isPending || starting.isBusy,
    error: (isStale ? undefined : looking.error) ?? starting.error,
    notice: isStale ? areaWords.stale : starting.notice,
    look(draft: ReshapeDraft) {
      const reshape = { ...draft, edition }
      setAsked(reshape)
      looking.mutate(reshape)
    },
    back() {
      setAsked(undefined)
      looking.reset()
    },
    async start() {
      if (!asked) return
      const answer = await starting.send({ reshape: asked })
      if (answer) setJobId(answer.jobId)
      else setAsked(undefined)
    },
  }
}
