import { Gauge, type NeedId } from '@microwish/contract'
import { type Activity, getNeed, getStatistics, type Need, openContact } from '@microwish/core'
import { DEMO_WISHES, demoAreas } from '../demo'
import { contextOf } from './play-lives'
import type { Rehearsal } from './rehearsal'

const STATUSES = Gauge.options
const COMMUNITIES = demoAreas().filter(({ level }) => level === 'community')
/** Sees the whole county's figures. */
const DISTRICT = '沈若兰'
/** More than the demo holds in one list. */
const MANY = 200

/** The needs that the communities' lists hold, by status. */
export async function listNeeds({ stack }: Rehearsal): Promise<{ status: Gauge; needId: NeedId }[]> {
  const { needs } = stack.platform.stores
  const lists = COMMUNITIES.flatMap(({ areaId }) => STATUSES.map((status) => ({ areaId, status })))
  const found = await Promise.all(
    lists.map(async ({ areaId, status }) => {
      const rows = await needs.listByArea({ level: 'Community', areaId, status }, { limit: MANY, isDescending: false })
      return rows.map(({ row }) => ({ status, needId: row.needId }))
    }),
  )
  return found.flat().sort((a, b) => (a.needId < b.needId ? -1 : 1))
}

/** Each need as its submitter reads it, with its history and the telephone: what must be as before. */
export async function readNeeds(
  rehearsal: Rehearsal,
  needIds: readonly NeedId[],
  submitters: ReadonlyMap<NeedId, string>,
) {
  const read = async (needId: NeedId) => {
    const { stores } = rehearsal.stack.platform
    const view = await getNeed(contextOf(rehearsal, submitters.get(needId) ?? ''), { needId }).catch(nameOf)
    return { needId, view, history: await stores.needs.listHistory(needId), phone: await phoneOf(rehearsal, needId) }
  }
  return Promise.all([...needIds].sort().map(read))
}

const nameOf = (error: unknown) => (error instanceof Error ? error.message : 'not read')

async function phoneOf({ stack }: Rehearsal, needId: NeedId): Promise<string> {
  const { stores, keys } = stack.platform
  const sealed = await stores.contacts.get(needId)
  if (!sealed) return 'none'
  return openContact(await keys.byId(sealed.keyId), needId, sealed).phone
}

/** Who submitted each need, by name. */
export async function submittersOf({ stack }: Rehearsal, needIds: readonly NeedId[]): Promise<Map<NeedId, string>> {
  const { needs, people } = stack.platform.stores
  const found: Need[] = await needs.getAll(needIds)
  const named = found.map(async ({ needId, submitterId }): Promise<[NeedId, string]> => [
    needId,
    (await people.get(submitterId))?.name ?? '',
  ])
  return new Map(await Promise.all(named))
}

/** The figures of the county and of each community, without the moment in which they were counted. */
export async function readFigures(rehearsal: Rehearsal) {
  const county = demoAreas()[0]
  const [first, last] = periodOf(rehearsal)
  const ctx = contextOf(rehearsal, DISTRICT)
  const read = async (area: { areaId: NeedArea } | undefined) => {
    const { flows, gauges } = await getStatistics(ctx, {
      ...(area && { area: area.areaId }),
      period: `${first}..${last}`,
    })
    return { flows, gauges }
  }
  return Promise.all([county, ...COMMUNITIES].map(read))
}
type NeedArea = (typeof COMMUNITIES)[number]['areaId']

/** The demo's days, with some to spare on either side. */
function periodOf({ stack }: Rehearsal): [string, string] {
  const now = Date.parse(stack.platform.now())
  const oldest = Math.max(...DEMO_WISHES.map(({ day }) => day))
  const day = (ago: number) => new Date(now - ago * 86_400_000).toISOString().slice(0, 10)
  return [day(oldest + 3), day(-2)]
}

/** Some figures counted from the lines of history by hand, without the product's code. */
export async function countByHand({ stack }: Rehearsal) {
  const listed = await listNeeds({ stack } as Rehearsal)
  const histories = await Promise.all(listed.map(({ needId }) => stack.platform.stores.needs.listHistory(needId)))
  const lines: readonly Activity[] = histories.flat()
  return demoCounts(lines, histories)
}

function demoCounts(lines: readonly Activity[], histories: readonly (readonly Activity[])[]) {
  const count = (of: readonly Activity[], ...actions: string[]) =>
    of.filter(({ action }) => actions.includes(action)).length
  const counted = (areaId: string) => {
    const here = lines.filter(({ areaPath }) => areaPath.includes(areaId))
    const ends = histories.map((history) => history.at(-1)).filter((line) => line?.areaPath.includes(areaId))
    return {
      flows: {
        submitted: count(here, 'submit'),
        published: count(here, 'publish'),
        claimed: count(here, 'claim'),
        closed: count(here, 'confirm', 'close'),
      },
      gauges: Object.fromEntries(STATUSES.map((status) => [status, ends.filter((line) => line?.to === status).length])),
    }
  }
  return [demoAreas()[0], ...COMMUNITIES].map((area) => counted(area?.areaId ?? ''))
}

/** Of the figures what was counted by hand, in that order. */
export function partOf(figures: Awaited<ReturnType<typeof readFigures>>) {
  return figures.map(({ flows, gauges }) => ({
    flows: {
      submitted: flows.submitted,
      published: flows.published,
      claimed: flows.claimed,
      closed: flows.closed,
    },
    gauges: Object.fromEntries(STATUSES.map((status) => [status, gauges[status]])),
  }))
}

/** How many notices everybody has. */
export async function countNotices(rehearsal: Rehearsal, names: readonly string[]): Promise<number> {
  const { notices } = rehearsal.stack.platform.stores
  const counts = names.map(async (name) => {
    const { caller } = contextOf(rehearsal, name)
    return (await notices.list(caller.personId, { limit: MANY })).length
  })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}
