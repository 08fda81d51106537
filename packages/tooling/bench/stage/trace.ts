import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'

type Input = Record<string, unknown>
export type TracedCall = { command: string; input: Input }
/** The calls of one request: those of a wave go out together, a wave waits for the one before it. */
export type Trace = TracedCall[][]

/** Follows which calls a client makes for which request, and in what order; nothing is copied or changed. */
export function traceCalls(client: DynamoDBClient) {
  const requests = new AsyncLocalStorage<{ waves: Trace; inFlight: number }>()
  client.middlewareStack.add(
    (next, { commandName = '' }: { commandName?: string }) =>
      async (args) => {
        const request = requests.getStore()
        if (!request) return next(args)
        if (request.inFlight++ === 0) request.waves.push([])
        request.waves.at(-1)?.push({ command: commandName, input: args.input as Input })
        try {
          return await next(args)
        } finally {
          request.inFlight--
        }
      },
    { name: 'traceCalls', step: 'initialize', priority: 'high' },
  )
  return {
    /** Runs a request and hands over its trace. */
    async traced<T>(run: () => T | Promise<T>): Promise<{ result: T; waves: Trace }> {
      const request = { waves: [] as Trace, inFlight: 0 }
      const result = await requests.run(request, run)
      return { result, waves: request.waves }
    },
  }
}

const COMMANDS: Record<string, (input: never) => object> = {
  BatchGetItemCommand: (input) => new BatchGetCommand(input),
  GetItemCommand: (input) => new GetCommand(input),
  PutItemCommand: (input) => new PutCommand(input),
  QueryCommand: (input) => new QueryCommand(input),
  TransactWriteItemsCommand: (input) => new TransactWriteCommand(input),
  UpdateItemCommand: (input) => new UpdateCommand(input),
}

/** Makes the calls of a trace again, with nothing around them. */
export async function replay(client: DynamoDBDocumentClient, trace: Trace): Promise<void> {
  for (const wave of trace) {
    const commands = wave.map(({ command, input }) => {
      const make = COMMANDS[command]
      if (!make) throw new Error(`no command ${command} to repeat`)
      return make(input as never)
    })
    await Promise.all(commands.map((command) => client.send(command as BatchGetCommand)))
  }
}

/** The same calls for another database; a transaction gets a token of its own, as each has. */
export const renewed = (trace: Trace): Trace =>
  trace.map((wave) =>
    wave.map(({ command, input }) => ({
      command,
      input: 'ClientRequestToken' in input ? { ...input, ClientRequestToken: randomUUID() } : input,
    })),
  )
