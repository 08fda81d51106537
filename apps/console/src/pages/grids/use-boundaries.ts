import { type AreaId, listBoundaries, type OutputOf, saveBoundary } from '@microwish/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api'
import { describeError } from '../../ui/describe-error'
import { useCommand } from '../../use-command'
import type { FoundBoundary } from './read-boundaries'

type Item = OutputOf<typeof listBoundaries>['items'][number]

/** Boundaries of an area and of those one level below, all pages of them. */
async function readBoundariesOf(area: AreaId): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const page = await call(listBoundaries, { area, ...(cursor && { cursor }) })
    items.push(...page.items)
    cursor = page.cursor
  } while (cursor)
  return items
}

export const useBoundaries = (area: AreaId | undefined) =>
  useQuery({
    queryKey: ['boundaries', area],
    queryFn: () => readBoundariesOf(area as AreaId),
    enabled: area !== undefined,
    staleTime: 60_000,
  })

type Sending = { done: number; all: number; failed: { name: string; why: string }[]; isDone: boolean }

/** Saves boundaries one after another; one that is refused is told by name and does not hold up the others. */
export function useSaveBoundaries() {
  const client = useQueryClient()
  const { mutateAsync } = useCommand(saveBoundary)
  const [state, setState] = useState<Sending>()

  async function send(found: readonly FoundBoundary[], held: readonly Item[]) {
    const versions = new Map(held.map(({ areaId, version }) => [areaId, version]))
    const failed: Sending['failed'] = []
    for (const [at, { areaId, name, geometry }] of found.entries()) {
      setState({ done: at, all: found.length, failed: [...failed], isDone: false })
      try {
        await mutateAsync({ areaId, version: versions.get(areaId) ?? 0, geometry })
      } catch (error) {
        failed.push({ name, why: describeError(error, 'command').text })
      }
    }
    setState({ done: found.length, all: found.length, failed, isDone: true })
    void client.invalidateQueries({ queryKey: ['boundaries'] })
  }
  return { state, send: (found: readonly FoundBoundary[], held: readonly Item[]) => void send(found, held) }
}
