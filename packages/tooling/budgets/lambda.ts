import { build, type BuildOptions } from 'esbuild'

/** As packages/devkit/lib/bundle.mjs bundles the entries. */
const OPTIONS: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  logLevel: 'error',
  write: false,
}

/** What nobody can do without: the router, the database, schemas, tokens, a log and figures, each used as we use it. */
const FLOOR = `
import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics } from '@aws-lambda-powertools/metrics'
import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { jwtVerify, SignJWT } from 'jose'
import * as z from 'zod/mini'

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const commands = [BatchGetCommand, GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand]
const app = new Hono()
app.post('/', async (c) => {
  const { token } = z.strictObject({ token: z.string() }).parse(await c.req.json())
  await jwtVerify(token, new Uint8Array(32))
  for (const Command of commands) await db.send(new Command({}))
  new Logger().info('a')
  new Metrics().addMetric('a', 'Count', 1)
  return c.json({ token: await new SignJWT({}).sign(new Uint8Array(32)), known: [TransactionCanceledException.name] })
})
export const handler = handle(app)
`

/** Bytes of a function with those parts and nothing of ours. */
export async function floorBytes(resolveDir: string): Promise<number> {
  const { outputFiles } = await build({ ...OPTIONS, stdin: { contents: FLOOR, resolveDir, loader: 'ts' } })
  return outputFiles?.[0]?.contents.length ?? 0
}
