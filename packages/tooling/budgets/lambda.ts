import { join } from 'node:path'
import { build, type BuildOptions } from 'esbuild'

/** As packages/devkit/lib/bundle.mjs bundles the entries. */
const OPTIONS: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  banner: {
    js: "import { createRequire as createRequire_ } from 'node:module'; const require = createRequire_(import.meta.url);",
  },
  minify: true,
  legalComments: 'none',
  logLevel: 'error',
  write: false,
}

type Part = 'database' | 'http' | 'token' | 'secrets' | 'key' | 'queue'
type Code = { load: string; use: string }

const client = (service: string, name: string, commands: readonly string[]): Code => ({
  load: `import { ${[name, ...commands].join(', ')} } from '@aws-sdk/client-${service}'`,
  use: commands.map((Command) => `await new ${name}({}).send(new ${Command}({}))`).join('\n'),
})

/** What nobody can do without, each used as we use it. */
const PARTS: Record<Part, Code> = {
  database: {
    load: `
import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics } from '@aws-lambda-powertools/metrics'
import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'`,
    use: `
const db = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const commands = [BatchGetCommand, GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand]
for (const Command of commands) await db.send(new Command(z.strictObject({ pk: z.string() }).parse(event)))
new Logger().info(TransactionCanceledException.name)
new Metrics().addMetric('a', 'Count', 1)`,
  },
  http: {
    load: "import { Hono } from 'hono'\nimport { handle } from 'hono/aws-lambda'",
    use: "await handle(new Hono().post('/', async (c) => c.json(await c.req.json())))(event)",
  },
  token: {
    load: "import { jwtVerify, SignJWT } from 'jose'",
    use: `
const secret = new Uint8Array(32)
await jwtVerify(await new SignJWT({}).sign(secret), secret)`,
  },
  secrets: client('secrets-manager', 'SecretsManagerClient', ['GetSecretValueCommand']),
  key: client('kms', 'KMSClient', ['DecryptCommand', 'GenerateDataKeyCommand']),
  queue: client('sqs', 'SQSClient', ['SendMessageCommand']),
}

/** Which of them each function uses. */
export const NEEDED = {
  api: ['database', 'http', 'token', 'secrets', 'key', 'queue'],
  stream: ['database', 'secrets'],
  wechat: ['database', 'http', 'secrets', 'queue'],
  clock: ['database', 'queue'],
  job: ['database', 'secrets', 'queue'],
} as const satisfies Record<string, readonly Part[]>
export type FunctionName = keyof typeof NEEDED

/**
 * The floor: a function with those parts and nothing of ours, which loads as a deployed one does.
 * @param root of the repository
 * @param isTrimmed without the sources of credentials that Lambda does not have, as our bundles are
 */
export async function floorOf(root: string, parts: readonly Part[], isTrimmed: boolean): Promise<Uint8Array> {
  const codes = parts.map((part) => PARTS[part])
  const lines = [
    ...codes.map(({ load }) => load),
    'export async function handler(event: any) {',
    ...codes.map(({ use }) => `{ ${use} }`),
    '}',
  ]
  const folder = join(root, 'apps/api')
  const alias = { '@aws-sdk/credential-provider-node': join(folder, 'credentials-from-environment.mjs') }
  const { outputFiles } = await build({
    ...OPTIONS,
    ...(isTrimmed && { alias }),
    stdin: { contents: lines.join('\n'), resolveDir: folder, loader: 'ts' },
  })
  return outputFiles?.[0]?.contents ?? new Uint8Array()
}
