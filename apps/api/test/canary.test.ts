import { ScanCommand } from '@aws-sdk/client-dynamodb'
import {
  actOnNeed,
  type Endpoint,
  ENDPOINTS,
  getArea,
  getHealth,
  getMe,
  getNeed,
  getStatistics,
  listColleagues,
  listFigureCases,
  listNeeds,
  listNotices,
  openTicket,
  type NeedId,
  type NeedRow,
  readContact,
  submitNeed,
} from '@microwish/contract'
import { aSubmission, type PersonName, places } from '@microwish/core/factory'
import { TABLES } from '@microwish/core/tables'
import { streamHandler, type StreamRecord } from '../src/stream'
import { DIRECTORY_CANARIES } from './canary-domains'
import { LIVES, type Turn } from './canary-loop'
import { ALSO, VISIBLE } from './canary-table'
import { type Canary, watch, type Watch } from './canary-watch'
import { freeTextOf, setText } from './free-text'
import { startApi, type TestApi } from './set-up'

const COMMANDS = ENDPOINTS.filter((endpoint: Endpoint) => endpoint.command)
const FIELDS = COMMANDS.flatMap(freeTextOf)
const community = places.community.areaId

/** What everybody reads after every change. */
const LISTS: [Endpoint, object][] = [
  [listNeeds, { list: 'hall' }],
  [listNeeds, { list: 'mine' }],
  [listNeeds, { list: 'claimed' }],
  [listNeeds, { list: 'triage' }],
  ...(['open', 'claimed', 'closed'] as const).map((status): [Endpoint, object] => [
    listNeeds,
    { list: 'cases', status, area: community },
  ]),
]
/** What everybody reads at the end, by endpoint: one without a line fails the test. Sessions take and give no words. */
const READS: { [name in (typeof ENDPOINTS)[number]['name']]?: (needId: NeedId) => [Endpoint, object][] } = {
  getHealth: () => [[getHealth, {}]],
  startSession: () => [],
  refreshSession: () => [],
  openTicket: () => [[openTicket, {}]],
  approveTicket: () => [],
  redeemTicket: () => [],
  endSession: () => [],
  getMe: () => [[getMe, {}]],
  listColleagues: () => [[listColleagues, {}]],
  getArea: () => [[getArea, { areaId: community }]],
  submitNeed: () => [],
  listNeeds: () => [...LISTS, [listNeeds, { list: 'hall', area: places.street.areaId }]],
  getNeed: (needId) => [[getNeed, { needId }]],
  actOnNeed: (needId) => [[actOnNeed, { needId, version: 1, action: 'accept' }]],
  readContact: (needId) => [[readContact, { needId, reason: '回访' }]],
  listNotices: () => [[listNotices, {}]],
  getStatistics: () => [[getStatistics, { area: community, period: '2026' }]],
  listFigureCases: () => [
    [listFigureCases, { area: community, period: '2026', figure: 'submitted' }],
    [listFigureCases, { area: community, figure: 'now:closed' }],
  ],
}

/** The directory's endpoints, where no word of a need may stand either. */
const DIRECTORY_READS = DIRECTORY_CANARIES.flatMap(({ reads }) => Object.entries(reads)).flatMap(([name, inputs]) =>
  inputs.map((input): [Endpoint, object] => [ENDPOINTS.find((one) => one.name === name) as Endpoint, input]),
)

/** A command with a canary in every free-text field and in its key; what it answers is looked at as its author. */
async function send(eye: Watch, who: PersonName, endpoint: Endpoint, input: Record<string, unknown>, field: string) {
  const said: Omit<Canary, 'needId' | 'version'>[] = []
  for (const { path, field: name } of FIELDS.filter(({ field: each }) => each.startsWith(`${field}.`))) {
    const value = eye.fresh()
    setText(input, path, value)
    said.push({ value, field: name })
  }
  const key = eye.fresh()
  said.push({ value: key, field: 'Idempotency-Key' })
  const { status, text } = await eye.ask(who, endpoint, input, key)
  if (status >= 400) throw new Error(`${field} by ${who} was refused: ${text}`)
  const row = JSON.parse(text) as NeedRow
  eye.canaries.push(...said.map((each) => ({ ...each, needId: row.needId, version: row.version })))
  eye.look(who, text, new Map([[row.needId, row.tier]]), `the answer to ${field}`)
  return row
}

async function live(eye: Watch, turns: readonly Turn[], phone: string, earlier: readonly NeedId[]): Promise<NeedId> {
  const submission = aSubmission({ contact: { phone }, onBehalf: { relationship: 'family', hasConsented: true } })
  let row = await send(eye, 'resident', submitNeed, submission, 'submitNeed')
  const { needId } = row
  eye.canaries.push({ value: phone, field: 'phone', needId, version: 1 })
  await eye.readAll([...earlier, needId], LISTS)
  for (const { who, action, ...more } of turns) {
    row = await send(eye, who, actOnNeed, { needId, version: row.version, action, ...more }, `actOnNeed.${action}`)
    if (action === 'claim') eye.noteClaim(who, needId, row.version)
    if (action === 'hand_over') eye.noteClaim('colleague', needId, row.version)
    await eye.readAll([...earlier, needId], LISTS)
  }
  return needId
}

describe('canaries', () => {
  let api: TestApi
  let eye: Watch
  const sent: unknown[] = []
  const needIds: NeedId[] = []
  const scan = async (TableName: string, IndexName?: string) =>
    (await api.tables.client.send(new ScanCommand({ TableName, ...(IndexName && { IndexName }) }))).Items ?? []
  const found = (text: string) => eye.canaries.filter(({ value }) => text.includes(value)).map(({ field }) => field)

  beforeAll(async () => {
    api = await startApi()
    eye = watch(api)
    let phone = 16055500001
    for (const turns of Object.values(LIVES)) needIds.push(await live(eye, turns, String(phone++), needIds))

    const lines = (await scan(api.tables.tables.needs)).filter((item) => item['sk']?.S?.startsWith('ACTIVITY#'))
    const follow = streamHandler({
      ...api.platform,
      log: (entry) => api.logs.push(entry),
      send: (...told) => {
        sent.push(told)
        return Promise.resolve()
      },
    })
    const Records = lines.map((NewImage): StreamRecord => ({
      eventID: 'canary',
      eventName: 'INSERT',
      dynamodb: { Keys: { pk: NewImage['pk']!, sk: NewImage['sk']! }, NewImage },
    }))
    expect(await follow({ Records })).toEqual({ batchItemFailures: [] })
    await eye.readAll(needIds, [
      ...needIds.flatMap((needId) => Object.values(READS).flatMap((reads) => reads(needId))),
      ...DIRECTORY_READS,
    ])
  }, 240_000)
  afterAll(() => api.stop())

  it('stand in every free-text field of every command, as the contract has them today', () => {
    const ofDirectory = DIRECTORY_CANARIES.flatMap(({ readers }) => Object.keys(readers))
    expect(FIELDS.map(({ field }) => field).sort()).toEqual([...Object.keys(VISIBLE), ...ofDirectory].sort())
    expect(new Set(eye.canaries.map(({ field }) => field))).toEqual(
      new Set([...Object.keys(VISIBLE), ...Object.keys(ALSO)]),
    )
    const read = [...Object.keys(READS), ...DIRECTORY_CANARIES.flatMap(({ reads }) => Object.keys(reads))]
    expect(read.sort()).toEqual(ENDPOINTS.map(({ name }) => name).sort())
  })

  it('reach no reader below the tier that may read them, in any answer after any step', () => {
    expect([...eye.leaks]).toEqual([])
  })

  it('reach everybody who may read them', () => {
    const may = Object.entries({ ...VISIBLE, ...ALSO }).flatMap(([field, tiers]) =>
      Object.keys(tiers).map((tier) => `${field} → ${tier}`),
    )
    expect([...eye.seen].sort()).toEqual(may.sort())
  })

  it('would be noticed by a reader who may not', () => {
    const other = watch(api)
    const [needId] = needIds as [NeedId]
    other.canaries.push({ value: 'zqleakqz', field: 'actOnNeed.release.reason', needId, version: 4 })
    other.look('member', '{"reason":"zqleakqz"}', new Map([[needId, 'held']]), 'a list')
    other.look('nobody', 'zqleakqz', new Map(), 'a page')
    expect(other.leaks.size).toBe(2)
  })

  it('are in no log', () => {
    expect(api.logs.length).toBeGreaterThan(100)
    expect(found(JSON.stringify(api.logs))).toEqual([])
  })

  it('are in no notice, kept or sent', () => {
    expect(sent.length).toBeGreaterThan(5)
    expect(found(JSON.stringify(sent))).toEqual([])
  })

  it('are in no table but that of needs: contacts are sealed, figures and readings hold none', async () => {
    for (const { name } of TABLES.filter(({ name: each }) => each !== 'needs')) {
      const items = await scan(api.tables.tables[name])
      expect([name, found(JSON.stringify(items))]).toEqual([name, []])
    }
    expect((await scan(api.tables.tables.ledger)).length).toBeGreaterThan(0)
  })

  it('are in no index, but what the hall shows', async () => {
    const { indexes } = TABLES.find(({ name }) => name === 'needs')!
    for (const { name } of indexes) {
      const fields = new Set(found(JSON.stringify(await scan(api.tables.tables.needs, name))))
      expect([name, [...fields].filter((field) => field !== 'actOnNeed.publish.publicSummary')]).toEqual([name, []])
    }
  })
})
