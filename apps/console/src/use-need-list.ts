import {
  type AreaId,
  type AreaLevel,
  type Call,
  type CaseRow,
  LIST_LIMIT,
  listNeeds,
  type NeedStatus,
  type OutputOf,
} from '@microwish/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from './api'
import { useArea } from './area/area-context'
import { useMe } from './use-me'

type Page = OutputOf<typeof listNeeds>
export type CasePage = { rows: CaseRow[]; revision: string; cursor?: string }
export type ListQuery = { list: 'triage' | 'cases'; area: AreaId; status?: NeedStatus }

/** Asks for the first page, naming the answer we hold; an unchanged one costs nothing and keeps what we hold. */
export async function pollNeeds(ask: Call, query: ListQuery, held: CasePage | undefined): Promise<CasePage> {
  const page = await ask(listNeeds, { ...query, limit: LIST_LIMIT, ...(held && { known: held.revision }) })
  return page.isUnchanged && held ? held : toCasePage(page)
}

export function toCasePage({ items, revision, cursor }: Page): CasePage {
  const rows = items.filter((row): row is CaseRow => row.tier === 'case')
  return { rows, revision, ...(cursor && { cursor }) }
}

/** The server keeps every status by community; of grids, streets and the county only what waits. */
export const canList = (level: AreaLevel, status: NeedStatus | undefined) =>
  level === 'community' || status === undefined || status === 'submitted' || status === 'open'

/** A list of the chosen area, kept fresh while the tab is visible (decision 21). */
export function useNeedList(
  list: 'triage' | 'cases',
  { status, isWatched = true }: { status?: NeedStatus | undefined; isWatched?: boolean } = {},
) {
  const { area } = useArea()
  const { settings } = useMe()
  const client = useQueryClient()
  const queryKey = ['needs', list, area.areaId, status ?? 'any']
  return useQuery({
    queryKey,
    queryFn: () =>
      pollNeeds(call, { list, area: area.areaId, ...(status && { status }) }, client.getQueryData<CasePage>(queryKey)),
    enabled: isWatched && canList(area.level, status),
    staleTime: 0,
    refetchInterval: settings.pollSeconds * 1000,
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: 'always',
  })
}

/** The pages after the first, fetched when the officer asks for them. */
export function useMorePages(status: NeedStatus, first: CasePage | undefined) {
  const { area } = useArea()
  const [more, setMore] = useState<{ after: string; rows: CaseRow[]; cursor?: string }>()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  // Pages fetched behind an older first page no longer join on to it.
  const held = more && more.after === first?.cursor ? more : undefined
  const cursor = held ? held.cursor : first?.cursor

  async function load() {
    if (!cursor || !first?.cursor || isBusy) return
    setBusy(true)
    setError(undefined)
    try {
      const page = await call(listNeeds, { list: 'cases', area: area.areaId, status, cursor, limit: LIST_LIMIT })
      const { rows, cursor: next } = toCasePage(page)
      setMore({ after: first.cursor, rows: [...(held?.rows ?? []), ...rows], ...(next && { cursor: next }) })
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return { rows: held?.rows ?? [], hasMore: cursor !== undefined, isBusy, error, load }
}
