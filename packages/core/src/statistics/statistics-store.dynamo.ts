import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, GetCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import type { AreaId, Flow, Gauge } from '@microwish/contract'
import { Flow as FlowName, Gauge as GaugeName } from '@microwish/contract'
import {
  ConditionFailed,
  type Database,
  type Item,
  patiently,
  queryPage,
  type TransactItem,
  writeTogether,
} from '../database.dynamo'
import { DomainError } from '../error'
import { addTo, type CountedEvent, type Flows, flowsOf, gaugeMoves, type Gauges } from './figures'
import { dayOf } from './period'

/** A recount under way: which generation it fills, and how far it has come. */
export type Building = {
  generation: number
  startedAt: string
  communityId?: AreaId
  after?: string
  isSecondLook?: boolean
}
/** `current` is read; events go to it and to what is being built. `former` is kept until the next recount. */
export type Pointer = { current: number; former?: number; building?: Building }

export type DayRow = { day: string; flows: Flows }
export type AreaFigures = { days: DayRow[]; gauges: Gauges; countedAt?: string }

/** When something is counted, in domain time, and the second of real time after which its marker may go. */
export type Counting = { now: string; expiresAt: number }

export type StatisticsStore = {
  /** AP-30. */
  readPointer(): Promise<Pointer>
  /** AP-31: each event once per generation, however often it comes (decision 7). */
  count(generation: number, events: readonly CountedEvent[], counting: Counting): Promise<void>
  /** AP-32: the day rows of an area between two days, both included, and its gauges. */
  readArea(generation: number, areaId: AreaId, from: string, to: string): Promise<AreaFigures>
  /** AP-33: the events of a community between two instants, by time. */
  listEvents(
    communityId: AreaId,
    between: readonly [string, string],
    page: { after?: string | undefined; limit: number; isDescending?: boolean },
  ): Promise<{ sort: string; event: CountedEvent }[]>
  /** AP-34: begins a recount, or finds the one that was interrupted. */
  beginBuilding(startedAt: string): Promise<Building>
  /** AP-34: how far it has come. */
  saveProgress(building: Building): Promise<void>
  /** AP-34: what was built is what is read from now on; again, or after another's flip, nothing changes. */
  flip(generation: number): Promise<void>
  /** AP-35: the rows of a generation that nobody reads any more. Its markers end by themselves. */
  remove(generation: number, areaIds: readonly AreaId[]): Promise<void>
}

const POINTER = { pk: 'STATPOINTER', sk: 'META' }
const rowPk = (generation: number, areaId: string) => `STAT#${generation}#${areaId}`
const GAUGE = 'GAUGE'
const dayKey = (day: string) => `DAY#${day}`
/** DynamoDB's limit of one transaction. */
const TRANSACTION_ITEMS = 100
/** And of one batch of deletions. */
const BATCH_ITEMS = 25
const PAGE = 1_000

export function statisticsStore(db: Database): StatisticsStore {
  return {
    readPointer: () => readPointer(db),
    async count(generation, events, counting) {
      for (const chunk of chunksOf(events)) await countTogether(db, generation, chunk, counting)
    },
    readArea: (generation, areaId, from, to) => readArea(db, rowPk(generation, areaId), from, to),
    async listEvents(communityId, [first, last], page) {
      const at = { index: 'byEvent', pkName: 'eventKey', skName: 'eventSort', pk: `EVENTS#${communityId}` }
      const items = await queryPage(db, 'needs', { ...at, between: [first, `${last}\uffff`] }, page)
      return items.map((item) => ({ sort: item['eventSort'] as string, event: item as CountedEvent }))
    },
    async beginBuilding(startedAt) {
      const { current, building } = await readPointer(db)
      if (building) return building
      const begun = { generation: current + 1, startedAt }
      if (await setBuilding(db, begun, 'attribute_not_exists(building)')) return begun
      return (await readPointer(db)).building ?? begun
    },
    async saveProgress(building) {
      await setBuilding(db, building, 'building.generation = :generation')
    },
    flip: (generation) => flip(db, generation),
    async remove(generation, areaIds) {
      for (const areaId of areaIds) await removePartition(db, rowPk(generation, areaId))
    },
  }
}

async function readPointer(db: Database): Promise<Pointer> {
  const { Item } = await db.client.send(
    new GetCommand({ TableName: db.tables.ledger, Key: POINTER, ConsistentRead: true }),
  )
  return { current: 1, ...(Item as Partial<Pointer> | undefined) }
}

/** Answers whether the condition held: it does not when another recount was quicker, or our own lost answer. */
async function setBuilding(db: Database, building: Building, ConditionExpression: string): Promise<boolean> {
  return updatePointer(db, {
    UpdateExpression: 'SET building = :building, #current = if_not_exists(#current, :first)',
    ConditionExpression,
    ExpressionAttributeValues: {
      ':building': building,
      ':first': 1,
      ...(ConditionExpression.includes(':generation') && { ':generation': building.generation }),
    },
  })
}

async function flip(db: Database, generation: number): Promise<void> {
  const { current } = await readPointer(db)
  const isFlipped = await updatePointer(db, {
    UpdateExpression: 'SET #current = :generation, former = :former REMOVE building',
    ConditionExpression: 'building.generation = :generation',
    ExpressionAttributeValues: { ':generation': generation, ':former': current },
  })
  if (isFlipped) return
  if ((await readPointer(db)).current < generation) throw new Error('the recount to be read is not the one being built')
}

type PointerUpdate = Pick<UpdateCommandInput, 'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'>

async function updatePointer(db: Database, update: PointerUpdate): Promise<boolean> {
  try {
    await patiently(() =>
      db.client.send(
        new UpdateCommand({
          TableName: db.tables.ledger,
          Key: POINTER,
          ExpressionAttributeNames: { '#current': 'current' },
          ...update,
        }),
      ),
    )
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

async function readArea(db: Database, pk: string, from: string, to: string): Promise<AreaFigures> {
  const between = [dayKey(from), dayKey(to)] as const
  const days: Item[] = []
  for (let page: Item[] | undefined; page === undefined || page.length === PAGE;) {
    const after = days.at(-1)?.['sk'] as string | undefined
    page = await queryPage(db, 'ledger', { pk, between }, { after, limit: PAGE, isConsistent: true })
    days.push(...page)
  }
  const { Item: gauge = {} } = await db.client.send(
    new GetCommand({ TableName: db.tables.ledger, Key: { pk, sk: GAUGE }, ConsistentRead: true }),
  )
  return {
    days: days.map((item) => ({
      day: String(item['sk']).slice(dayKey('').length),
      flows: pick(FlowName.options, item),
    })),
    gauges: pick(GaugeName.options, gauge),
    ...(typeof gauge['countedAt'] === 'string' && { countedAt: gauge['countedAt'] }),
  }
}

const pick = <K extends Flow | Gauge>(names: readonly K[], item: Item) =>
  Object.fromEntries(names.flatMap((name) => (item[name] ? [[name, item[name]]] : []))) as Partial<Record<K, number>>

/** Rows that events add to: those of the leaf and of every area above it. */
type Row = { pk: string; sk: string; adds: Flows & Gauges }

function rowsOf(generation: number, events: readonly CountedEvent[]): Row[] {
  const rows = new Map<string, Row>()
  const add = (pk: string, sk: string, adds: Flows | Gauges) => {
    const row = rows.get(`${pk}\n${sk}`) ?? { pk, sk, adds: {} }
    rows.set(`${pk}\n${sk}`, row)
    addTo(row.adds, adds)
  }
  for (const event of events) {
    const flows = flowsOf(event)
    for (const areaId of event.areaPath.split('/').filter(Boolean)) {
      const pk = rowPk(generation, areaId)
      if (Object.keys(flows).length > 0) add(pk, dayKey(dayOf(event.at)), flows)
      // Touched by whatever happens: it says until when figures are counted.
      add(pk, GAUGE, {})
    }
    for (const [areaId, moves] of gaugeMoves(event)) add(rowPk(generation, areaId), GAUGE, moves)
  }
  return [...rows.values()]
}

/** As many events as fit one transaction with their markers and rows. */
function chunksOf(events: readonly CountedEvent[]): CountedEvent[][] {
  const chunks: CountedEvent[][] = []
  for (const event of events) {
    const last = chunks.at(-1)
    if (last && last.length + 1 + rowsOf(0, [...last, event]).length <= TRANSACTION_ITEMS) last.push(event)
    else chunks.push([event])
  }
  return chunks
}

async function countTogether(db: Database, generation: number, events: readonly CountedEvent[], counting: Counting) {
  const TableName = db.tables.ledger
  const markers = events.map(({ needId, version }): TransactItem => {
    const Item = { pk: `SEEN#${generation}#${needId}#${version}`, sk: 'SEEN', expiresAt: counting.expiresAt }
    return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } }
  })
  const updates = rowsOf(generation, events).map((row) => updateRow(TableName, row, counting))
  try {
    await writeTogether(db, [...markers, ...updates])
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    // Some were counted before; alone, each of the rest still is.
    if (events.length > 1) for (const event of events) await countTogether(db, generation, [event], counting)
  }
}

function updateRow(TableName: string, { pk, sk, adds }: Row, { now }: Counting): TransactItem {
  const changes = Object.entries(adds).filter(([, by]) => by !== 0)
  const names = Object.fromEntries(changes.map(([name], index) => [`#a${index}`, name]))
  const values = Object.fromEntries(changes.map(([, by], index) => [`:a${index}`, by]))
  const add = changes.map((_, index) => `#a${index} :a${index}`).join(', ')
  return {
    Update: {
      TableName,
      Key: { pk, sk },
      UpdateExpression: `SET countedAt = :now${add && ` ADD ${add}`}`,
      ...(changes.length > 0 && { ExpressionAttributeNames: names }),
      ExpressionAttributeValues: { ':now': now, ...values },
    },
  }
}

async function removePartition(db: Database, pk: string) {
  for (;;) {
    const items = await queryPage(db, 'ledger', { pk }, { limit: BATCH_ITEMS, isConsistent: true })
    if (items.length === 0) return
    let requests = items.map(({ sk }) => ({ DeleteRequest: { Key: { pk, sk } } }))
    for (let tries = 0; requests.length > 0; tries++) {
      if (tries === BATCH_ITEMS) throw new DomainError('busy', '现在人多，请稍等几秒再试')
      const { UnprocessedItems = {} } = await db.client.send(
        new BatchWriteCommand({ RequestItems: { [db.tables.ledger]: requests } }),
      )
      requests = (UnprocessedItems[db.tables.ledger] ?? []) as typeof requests
    }
  }
}
