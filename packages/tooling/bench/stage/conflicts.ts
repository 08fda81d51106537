import { type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'

type Item = Record<string, unknown>
type Write = { TableName?: string; Item?: Item; Key?: Item; ExpressionAttributeValues?: Item }
export type Conflicts = { count: () => number }

/**
 * Refuses a transaction that touches an item which another one holds at that moment. DynamoDB does so
 * (`TransactionConflict`) and its local edition never does; without this a storm would be calmer than in the cloud. As
 * there, a transaction whose condition cannot hold is refused when it is prepared, and holds nothing for anybody else.
 */
export function conflictAsAws(client: DynamoDBClient): Conflicts {
  const held = new Set<string>()
  /** Of items written through this client. */
  const versions = new Map<string, unknown>()
  let count = 0
  client.middlewareStack.add(
    (next, { commandName }: { commandName?: string }) =>
      async (args) => {
        if (commandName !== 'TransactWriteItemsCommand') return next(args)
        const { TransactItems } = args.input as { TransactItems: Record<string, Write>[] }
        const writes = TransactItems.flatMap((entry) => Object.values(entry)).map((write) => ({
          name: nameOf(write),
          seen: write.ExpressionAttributeValues?.[':seen'],
          version: write.Item?.['version'],
        }))
        const isDoomed = writes.some(
          ({ name, seen }) => seen !== undefined && versions.has(name) && versions.get(name) !== seen,
        )
        if (isDoomed) return next(args)
        if (writes.some(({ name }) => held.has(name))) {
          count++
          throw refusal(writes.map(({ name }) => held.has(name)))
        }
        for (const { name } of writes) held.add(name)
        try {
          const answer = await next(args)
          for (const { name, version } of writes) if (version !== undefined) versions.set(name, version)
          return answer
        } finally {
          for (const { name } of writes) held.delete(name)
        }
      },
    { name: 'conflictAsAws', step: 'initialize', priority: 'low' },
  )
  return { count: () => count }
}

function nameOf({ TableName = '', Item, Key = Item ?? {} }: Write) {
  return `${TableName}\n${String(Key['pk'])}\n${String(Key['sk'])}`
}

const refusal = (isHeld: readonly boolean[]) =>
  new TransactionCanceledException({
    message: 'Transaction cancelled',
    $metadata: { httpStatusCode: 400 },
    CancellationReasons: isHeld.map((each) => ({ Code: each ? 'TransactionConflict' : 'None' })),
  })
