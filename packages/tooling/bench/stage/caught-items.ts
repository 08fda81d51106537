import { createStores, type Activity, type Area, type Database, type Need, type Person } from '@microwish/core'
import { aHeldNeed, aNeed, aPublication, needIdOf } from '@microwish/core/factory'
import type { TableName } from '@microwish/core/tables'

export type Caught = { table: TableName; item: Record<string, unknown> }
type Sent = { input: { TransactItems?: { Put?: { TableName: TableName; Item: Record<string, unknown> } }[] } }

const NAMES = Object.fromEntries(
  ['needs', 'directory', 'contacts', 'ledger', 'sessions'].map((name) => [name, name]),
) as Record<TableName, string>

/**
 * The items of a need exactly as the product writes them: its own store saves them, and what it hands to the database is
 * caught on the way. So that fixtures carry the keys of today's code whatever becomes of it.
 */
export function needItems() {
  const caught: Caught[] = []
  const client = {
    send: ({ input }: Sent) => {
      for (const { Put } of input.TransactItems ?? []) if (Put) caught.push({ table: Put.TableName, item: Put.Item })
      return Promise.resolve({})
    },
  }
  const stores = createStores({ client, tables: NAMES } as unknown as Database)
  return async (need: Need, activity: Activity): Promise<Caught[]> => {
    await stores.needs.save({ need, activity })
    return caught.splice(0)
  }
}

const START = Date.parse('2026-06-01T00:00:00.000Z')
/** A minute apart each, so that lists have an order. */
const instant = (n: number) => new Date(START + n * 60_000).toISOString()

/** A need of the fixture in one of the usual statuses, by number; `open` is what halls are full of. */
export function fixtureNeed(n: number, grid: Area, submitter: Person, status: Need['status']): Need {
  const at = instant(n)
  const [, , communityName = '', gridName = ''] = grid.names
  const make = status === 'claimed' || status === 'closed' ? aHeldNeed : aNeed
  return make({
    ...{ needId: needIdOf(n + 1), status, submittedAt: at, updatedAt: at, listedAt: at, occurredAt: at },
    ...{ areaId: grid.areaId, areaPath: grid.path, communityName, gridName },
    communityId: grid.parentId as Need['communityId'],
    submitterId: submitter.personId,
    submitterName: submitter.name,
    barredIds: [submitter.personId],
    version: status === 'submitted' ? 1 : 2,
    text: '厨房的灯管坏了半个月，晚上做饭看不见，我年纪大了不敢爬高，想请人帮忙换一下，灯管我自己买。',
    ...(status !== 'submitted' && { publication: aPublication() }),
    ...(status === 'closed' && { closedAt: at, outcome: 'resolved' }),
  })
}

/** The line of history that brought a fixture's need where it is. */
export function fixtureActivity(need: Need, submitter: Person): Activity {
  const { personId, name, surname } = submitter
  return {
    ...{ needId: need.needId, version: need.version, at: need.updatedAt, kind: need.kind, category: need.category },
    ...{ areaPath: need.areaPath, communityId: need.communityId, submitterId: need.submitterId },
    action: need.version === 1 ? 'submit' : 'publish',
    to: need.status,
    actor: { personId, name, surname, role: 'resident' },
    words: [{ label: 'text', text: need.text }],
  }
}
