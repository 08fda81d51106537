import { BatchWriteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as contract from '@microwish/contract'
import type { Area, CountedEvent } from '@microwish/core'
import { needIdOf } from '@microwish/core/factory'
import { CROOKED_LIFE, PLAIN_LIFE, type Turn } from '../stage/lives'
import { act, type Scene, submit } from '../stage/scene'

/** A month of the past and its year: the same rows whenever the bench runs. */
const MONTH = '2026-05'
const YEAR = '2026'

/** Every read of the contract, in each reader's tier, on pages that are full. */
export async function priceReads(scene: Scene) {
  await fillFigures(scene)
  await priceNeed(scene)
  await priceLists(scene)
  await priceFigures(scene)
  await priceSessions(scene)
}

async function priceNeed(scene: Scene) {
  const { list, product, stagehand, cast } = scene
  const [publish, claim, , fulfil, confirm] = PLAIN_LIFE as readonly [Turn, Turn, Turn, Turn, Turn]
  const get = (name: string, who: keyof typeof cast, needId: string) =>
    list.price('read', `getNeed (${name})`, () => product.as(cast[who], list.onAnswer)(contract.getNeed, { needId }))
  const open = await act(scene, stagehand, await submit(scene, stagehand), publish)
  await get('hall', 'member', open.needId)
  const held = await act(scene, stagehand, open, claim)
  await get('own', 'resident', held.needId)
  await get('held', 'member', held.needId)
  await get('case', 'desk', held.needId)
  await list.price('read', 'readContact', () =>
    product.as(cast.desk, list.onAnswer)(contract.readContact, { needId: held.needId, reason: '回访' }),
  )
  const done = await act(scene, stagehand, await act(scene, stagehand, held, fulfil), confirm)
  await get('served', 'member', done.needId)
  // A case with a long history and several readers: the dearest to open.
  let crooked = await submit(scene, stagehand)
  for (const turn of CROOKED_LIFE(cast)) crooked = await act(scene, stagehand, crooked, turn)
  await get('case, long history', 'desk', crooked.needId)
}

async function priceLists({ list, product, cast, county }: Scene) {
  const { member, resident, desk, districtStaff } = cast
  const [community] = county.communities
  const read = (name: string, who: typeof member, input: Parameters<typeof ask>[1]) =>
    list.price('read', `listNeeds (${name})`, () => ask(who, input))
  const ask = (
    who: typeof member,
    input: { list: contract.NeedList; area?: string; status?: 'open'; known?: string },
  ) => product.as(who, list.onAnswer)(contract.listNeeds, { limit: 20, ...input })
  const { revision } = await read('hall', member, { list: 'hall' })
  await read('hall, unchanged', member, { list: 'hall', known: revision })
  await read('mine', resident, { list: 'mine' })
  await read('claimed', member, { list: 'claimed' })
  const triage = await read('triage', desk, { list: 'triage' })
  await read('triage, unchanged', desk, { list: 'triage', known: triage.revision })
  await read('cases', desk, { list: 'cases', status: 'open' })
  await read('cases of the county', districtStaff, { list: 'cases', status: 'open' })
  const one = <T>(name: string, work: () => Promise<T>) => list.price('read', name, work)
  await one('listNotices', () => product.as(resident, list.onAnswer)(contract.listNotices, { limit: 20 }))
  await one('getMe', () => product.as(member, list.onAnswer)(contract.getMe, {}))
  await one('listColleagues', () => product.as(member, list.onAnswer)(contract.listColleagues, {}))
  const parent = county.streets[0]?.areaId
  await one('listAreas', () => product.as(undefined, list.onAnswer)(contract.listAreas, parent ? { parent } : {}))
  const areaId = county.grids[0]?.areaId ?? ''
  await one('getArea', () => product.as(undefined, list.onAnswer)(contract.getArea, { areaId }))
  await one('listFigureCases (now)', () =>
    product.as(desk, list.onAnswer)(contract.listFigureCases, { area: community?.areaId ?? '', figure: 'now:open' }),
  )
}

async function priceFigures({ list, product, cast }: Scene) {
  const figures = (name: string, who: typeof cast.desk, period: string) =>
    list.price('read', `getStatistics (${name})`, () =>
      product.as(who, list.onAnswer)(contract.getStatistics, { period }),
    )
  await figures('community, a month', cast.desk, MONTH)
  await figures('street, a month', cast.streetStaff, MONTH)
  await figures('county, a month', cast.districtStaff, MONTH)
  await figures('county, a year', cast.districtStaff, YEAR)
}

async function priceSessions({ list, product, cast }: Scene) {
  const nobody = product.as(undefined, list.onAnswer)
  const start = (name: string) => list.price('session', name, () => nobody(contract.startSession, { code: 'newcomer' }))
  await start('sign in, first time')
  const { refreshToken = '' } = await start('sign in')
  const turned = await list.price('session', 'refresh', () => nobody(contract.refreshSession, { refreshToken }))
  await list.price('session', 'sign out', () =>
    nobody(contract.endSession, turned.refreshToken === undefined ? {} : { refreshToken: turned.refreshToken }),
  )
  const { ticket, code, digits } = await list.price('session', 'console: show a code', () =>
    nobody(contract.openTicket, {}),
  )
  await list.price('session', 'console: look whether it was approved', () => nobody(contract.redeemTicket, { ticket }))
  await list.price('session', 'console: approve by phone', () =>
    product.as(cast.desk, list.onAnswer, 'citizen')(contract.approveTicket, { code, digits }),
  )
  await list.price('session', 'console: be let in', () => nobody(contract.redeemTicket, { ticket }))
}

/**
 * Rows of figures as busy days leave them: one day of every kind of event is counted in each street, and its rows are
 * copied over the days of the year.
 */
async function fillFigures({ stagehand, county, tables }: Scene) {
  const { statistics } = stagehand.stores
  const day = `${MONTH}-01T04:00:00.000Z`
  const places = county.streets.map((street) => county.grids.find(({ path }) => path.startsWith(street.path)) as Area)
  const events = places.flatMap((grid, index) => busyDay(grid, day, index * 100))
  await statistics.count(1, events, { now: day, expiresAt: 4_102_444_800 })
  const { client } = stagehand.database
  for (const { areaId } of [
    county.county,
    ...county.streets,
    ...county.communities.slice(0, 1),
    ...places.slice(0, 1),
  ]) {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tables.ledger,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :day)',
        ExpressionAttributeValues: { ':pk': `STAT#1#${areaId}`, ':day': 'DAY#' },
      }),
    )
    const [row] = Items.filter(({ sk }) => String(sk).startsWith(`DAY#${MONTH}`))
    if (!row) throw new Error('no row of figures to copy')
    const copies = daysOfYear().map((date) => ({ PutRequest: { Item: { ...row, sk: `DAY#${date}` } } }))
    for (let at = 0; at < copies.length; at += 25)
      await client.send(new BatchWriteCommand({ RequestItems: { [tables.ledger]: copies.slice(at, at + 25) } }))
  }
}

const daysOfYear = () =>
  Array.from({ length: 365 }, (_, n) => new Date(Date.UTC(Number(YEAR), 0, 1 + n)).toISOString().slice(0, 10))

/** Events that together move every flow. */
function busyDay({ path }: Area, at: string, firstId: number): CountedEvent[] {
  const kinds: Partial<CountedEvent>[] = [
    { action: 'submit', to: 'submitted', isBackfilled: true },
    { action: 'publish', from: 'submitted', to: 'open', isAccepting: true },
    { action: 'decline', from: 'submitted', to: 'declined' },
    { action: 'claim', from: 'open', to: 'claimed' },
    { action: 'release', from: 'claimed', to: 'open' },
    { action: 'fulfil', from: 'claimed', to: 'fulfilled', servedCount: 12, beneficiaries: 34 },
    { action: 'reopen', from: 'fulfilled', to: 'claimed' },
    { action: 'withdraw', from: 'open', to: 'withdrawn' },
    ...([1, 2, 3, 4, 5] as const).map((grade) => ({ ...CLOSING, outcome: 'resolved' as const, grade })),
    ...(['partly', 'explained', 'guided'] as const).map((outcome) => ({ ...CLOSING, outcome })),
  ]
  return kinds.map((kind, index) => ({
    ...({ needId: needIdOf(firstId + index + 1), version: 2, at, areaPath: path, ...kind } as CountedEvent),
  }))
}
const CLOSING = { action: 'confirm', from: 'fulfilled', to: 'closed' } as const
