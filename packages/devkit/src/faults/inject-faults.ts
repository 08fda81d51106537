import { type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { conflict, conflictCancellation, silence, throttling } from './fault-errors'
import { seededRandom } from './random'

/** What AWS does and the local database does not (decision 18). */
export type Fault =
  /** Another transaction holds an item: the write is refused and may be tried again. */
  | 'conflict'
  /** The table has no capacity at this moment; any operation. */
  | 'throttling'
  /** The write happens, its answer is lost. */
  | 'lostAnswer'
  /** A batch answers with a part of the keys left over. */
  | 'unprocessed'
  /** A query of an index does not show the last writes yet. */
  | 'indexLag'

export type FaultPlan = {
  /** The same seed and the same order of calls give the same faults. */
  seed: number
  /** Probability of each fault, 0 to 1, at every call that it can meet; absent is never. */
  rates: Partial<Record<Fault, number>>
  /** Only these operations (`TransactWriteItems`, `Query`, …); absent is all. */
  operations?: readonly string[]
}

export type InjectedFaults = {
  /** How often each fault has struck. */
  counts: Record<Fault, number>
  /** Ends the injection. */
  heal: () => void
}

type Input = Record<string, unknown>
type Batch = Record<string, { Keys: unknown[] }>
type Answer = { output: object }

const SINGLE_WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem'])
const TRANSACTIONS = new Set(['TransactWriteItems', 'TransactGetItems'])
const WRITES = new Set([...SINGLE_WRITES, 'TransactWriteItems', 'BatchWriteItem'])

/**
 * Makes a client's calls fail as AWS makes them fail. Refusals strike each attempt, below the SDK's own retries, so
 * that those are exercised too; what changes an answer strikes the call.
 */
export function injectFaults(client: DynamoDBClient, plan: FaultPlan): InjectedFaults {
  const random = seededRandom(plan.seed)
  const counts = { conflict: 0, throttling: 0, lostAnswer: 0, unprocessed: 0, indexLag: 0 }
  const strikes = (fault: Fault, operation: string) => {
    const rate = plan.rates[fault] ?? 0
    if (rate === 0 || (plan.operations && !plan.operations.includes(operation)) || random() >= rate) return false
    counts[fault]++
    return true
  }
  addRefusals(client, strikes, random)
  addPartialAnswers(client, strikes)
  const heal = () => {
    client.middlewareStack.removeByTag('faults')
  }
  return { counts, heal }
}

type Strikes = (fault: Fault, operation: string) => boolean

function addRefusals(client: DynamoDBClient, strikes: Strikes, random: () => number) {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = operationOf(context)
      if (strikes('throttling', operation)) throw throttling()
      if (TRANSACTIONS.has(operation) && strikes('conflict', operation)) {
        const { length } = (args.input as { TransactItems: unknown[] }).TransactItems
        throw conflictCancellation(length, Math.floor(random() * length))
      }
      if (SINGLE_WRITES.has(operation) && strikes('conflict', operation)) throw conflict()
      const isLost = WRITES.has(operation) && strikes('lostAnswer', operation)
      const answer = await next(args)
      if (isLost) throw silence()
      return answer
    },
    // The SDK's retries stand in the same step with priority high: they are outside of this.
    { name: 'faultyAttempts', step: 'finalizeRequest', tags: ['faults'] },
  )
}

function addPartialAnswers(client: DynamoDBClient, strikes: Strikes) {
  const seen = new Map<string, object>()
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = operationOf(context)
      const input = args.input as Input
      if (operation === 'BatchGetItem' && strikes('unprocessed', operation)) {
        const { now, later } = splitBatch(input['RequestItems'] as Batch)
        const answer = await next({ ...args, input: { ...input, RequestItems: now } })
        return withOutput(answer, { UnprocessedKeys: later })
      }
      const answer = await next(args)
      if (operation !== 'Query' || !input['IndexName']) return answer
      return lagging(answer, JSON.stringify(input), seen, () => strikes('indexLag', operation))
    },
    { name: 'faultyAnswers', step: 'initialize', tags: ['faults'] },
  )
}

/** An index that lags shows what it showed before: at the same query's last answer, or nothing yet. */
function lagging<A extends Answer>(answer: A, query: string, seen: Map<string, object>, isLagging: () => boolean): A {
  const before = seen.get(query) ?? { Items: [], Count: 0, ScannedCount: 0, LastEvaluatedKey: undefined }
  const { $metadata: _, ...fresh } = answer.output as { $metadata?: unknown }
  seen.set(query, fresh)
  return isLagging() ? withOutput(answer, before) : answer
}

const withOutput = <A extends Answer>(answer: A, changes: object): A => ({
  ...answer,
  output: { ...answer.output, ...changes },
})

/** Answers the first half of each table's keys (rounded up) and leaves the others for the caller to ask again. */
function splitBatch(request: Batch) {
  const now: Batch = {}
  const later: Batch = {}
  for (const [table, wanted] of Object.entries(request)) {
    const half = Math.ceil(wanted.Keys.length / 2)
    now[table] = { ...wanted, Keys: wanted.Keys.slice(0, half) }
    if (half < wanted.Keys.length) later[table] = { ...wanted, Keys: wanted.Keys.slice(half) }
  }
  return { now, later }
}

/** `TransactWriteItemsCommand` → `TransactWriteItems`, for plain and document commands alike. */
export function operationOf(context: { commandName?: string }): string {
  return (context.commandName ?? '').replace(/Command$/, '')
}
