import {
  type AreaId,
  type CaseRow,
  Flow,
  Gauge,
  type InputOf,
  type listFigureCases as endpoint,
  type NeedId,
  type OutputOf,
} from '@microwish/contract'
import type { Context } from '../context'
import { invalidField } from '../error'
import { type Need, rowOf, staffArea, tierOf } from '../need'
import { type Area, toActor } from '../person'
import { flowsOf } from './figures'
import type { StatisticsContext } from './get-statistics'
import { daysOf, instantsOf } from './period'

type Output = OutputOf<typeof endpoint>
export type FigureCasesContext = StatisticsContext & Pick<Context, 'settings'>

/** One case behind a figure, where it stands in the list that the cursor walks. */
type Entry = { sort: string; at: string; needId: NeedId; isWanted: boolean }
type ReadPage = (after: string | undefined, limit: number) => Promise<Entry[]>
/** A filtered page reads at most so many pages, and may then be short (decision 6). */
const PAGES = 4

/** The cases behind one figure of a community or grid, newest first; a case counted twice stands there twice. */
export async function listFigureCases(ctx: FigureCasesContext, input: InputOf<typeof endpoint>): Promise<Output> {
  const now = ctx.now()
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, now)
  const area = await staffArea(ctx, actor, input.area)
  if (area.level !== 'community' && area.level !== 'grid') throw invalidField('area', '请先选一个社区，再看是哪些事')
  const { entries, cursor } = await readWanted(pagesOf(ctx, area, input, now), input.cursor, input.limit)
  const needs = await ctx.stores.needs.getAll([...new Set(entries.map(({ needId }) => needId))])
  const reader = { actor, now, reopenDays: ctx.settings.reopenDays }
  // A need that has gone to another community since is that desk's: it stays in the figure, and out of the list.
  const own = needs.filter((need) => tierOf(actor, need) === 'case' && isNow(input.figure)(need))
  const rows = new Map(own.map((need) => [need.needId, rowOf(need, reader) as CaseRow]))
  const items = entries.flatMap(({ at, needId }) => {
    const need = rows.get(needId)
    return need ? [{ at, need }] : []
  })
  return { items, ...(cursor !== undefined && { cursor }) }
}

const GAUGE = 'now:'
/** The index may lag behind a status that has just changed. */
const isNow = (figure: string) => (need: Need) =>
  !figure.startsWith(GAUGE) || need.status === figure.slice(GAUGE.length)

function pagesOf(ctx: FigureCasesContext, area: Area, input: InputOf<typeof endpoint>, now: string): ReadPage {
  const communityId = area.path.split('/').filter(Boolean)[2] as AreaId
  const isInside = ({ areaPath }: { areaPath: string }) => areaPath.startsWith(area.path)
  if (input.figure.startsWith(GAUGE)) {
    const { data: status } = Gauge.safeParse(input.figure.slice(GAUGE.length))
    if (!status) throw invalidField('figure', '没有这项数字')
    return async (after, limit) => {
      const list = { level: 'Community', areaId: communityId, status } as const
      const rows = await ctx.stores.needs.listByArea(list, { after, limit, isDescending: true })
      return rows.map(({ sort, row }) => ({
        sort,
        at: sort.split('#')[0] as string,
        needId: row.needId,
        isWanted: isInside(row),
      }))
    }
  }
  const { data: flow } = Flow.safeParse(input.figure)
  if (!flow) throw invalidField('figure', '没有这项数字')
  const { first, last } = instantsOf(daysOf(input.period, now))
  return async (after, limit) => {
    const page = await ctx.stores.statistics.listEvents(communityId, [first, last], {
      after,
      limit,
      isDescending: true,
    })
    return page.map(({ sort, event }) => ({
      sort,
      at: event.at,
      needId: event.needId,
      isWanted: isInside(event) && flowsOf(event)[flow] !== undefined,
    }))
  }
}

async function readWanted(readPage: ReadPage, cursor: string | undefined, limit: number) {
  const entries: Entry[] = []
  let after = cursor
  for (let pages = 0; pages < PAGES; pages++) {
    const page = await readPage(after, limit)
    for (const entry of page) {
      after = entry.sort
      if (entry.isWanted) entries.push(entry)
      if (entries.length === limit) return { entries, cursor: after }
    }
    if (page.length < limit) return { entries, cursor: undefined }
  }
  return { entries, cursor: after }
}
