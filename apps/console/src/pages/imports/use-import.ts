import { actOnImport, getImport, type ImportAction, type ImportId, type ImportState } from '@microwish/contract'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../api'
import { useCommand } from '../../use-command'

const WORKING: readonly ImportState[] = ['checking', 'applying', 'dropping']
const LOOK_EVERY_MS = 1_000
const OF_IMPORTS = /^(import|me$)/

/** A job runs for this import: it goes on by itself. */
export const isWorking = (state: ImportState) => WORKING.includes(state)

/** One import, looked at each second while a job runs for it. */
export function useImport(importId: ImportId) {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: ['import', importId],
    queryFn: () => call(getImport, { importId }),
    refetchInterval: ({ state: { data } }) => (data && isWorking(data.state) ? LOOK_EVERY_MS : false),
  })
  // What was read before it took effect is of an older edition, and would be refused as stale.
  const isApplied = query.data?.state === 'applied'
  useEffect(() => {
    if (isApplied) void client.invalidateQueries({ predicate: ({ queryKey }) => !OF_IMPORTS.test(String(queryKey[0])) })
  }, [isApplied, client])
  return query
}

/** All that must be mended, page by page. */
export function useImportErrors(importId: ImportId, version: number, isWanted: boolean) {
  return useInfiniteQuery({
    queryKey: ['import-errors', importId, version],
    queryFn: ({ pageParam }) => call(getImport, { importId, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ errors }) => errors.cursor,
    enabled: isWanted,
  })
}

/** Check, apply or give up; the answer is the import as it now is. */
export function useActOnImport(importId: ImportId) {
  const client = useQueryClient()
  const command = useCommand(actOnImport)
  const settle = () => {
    void client.invalidateQueries({ queryKey: ['import', importId] })
    void client.invalidateQueries({ queryKey: ['imports'] })
  }
  return {
    isBusy: command.isPending,
    error: command.error,
    act(version: number, action: ImportAction) {
      command.mutate({ importId, version, action }, { onSettled: settle })
    },
  }
}
