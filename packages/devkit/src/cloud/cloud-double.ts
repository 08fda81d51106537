import { randomUUID } from 'node:crypto'
import { Agent, createServer, type IncomingMessage, request as sendRequest, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TableNames } from '../dynamodb'
import { AwsRefusal, type AwsAnswers, unknownOperation } from './aws-answer'
import { databaseUses } from './database-uses'
import { createJobQueue } from './job-queue'
import { createMasterKey } from './master-key'
import { createSecretStore } from './secret-store'
import { createUseRecord } from './use-record'

export type CloudOptions = {
  /** DynamoDB Local. */
  database: string
  /** What the tables are called in it. */
  tables: TableNames
}

/**
 * AWS as the functions see it, on a free port: DynamoDB Local behind a door that notes who did what, and one KMS key, the
 * secrets and the job queue, each answered here. Who calls is known as in the cloud: by who signed.
 */
export async function openCloud({ database, tables }: CloudOptions) {
  const [masterKey, secrets, queue, record] = [
    createMasterKey(),
    createSecretStore(),
    createJobQueue(),
    createUseRecord(),
  ]
  const refusals: string[] = []
  const outages = new Set<string>()
  const services: Record<string, AwsAnswers> = {
    TrentService: masterKey.answer,
    secretsmanager: secrets.answer,
    AmazonSQS: queue.answer,
  }
  const agent = new Agent({ keepAlive: true })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { by, service, operation } = readHeaders(request)
    const body = Buffer.concat(await request.toArray())
    const note = (action: string, on: string) => record.note(by, action, on)
    if (outages.has(service)) return send(request, response, 503, { __type: 'ServiceUnavailable', message: 'outage' })
    try {
      const input: unknown = JSON.parse(body.toString())
      if (service === 'DynamoDB_20120810') {
        for (const { action, on } of databaseUses(operation, input as object, tables)) note(action, on)
        return await forward(database, agent, request, body, response)
      }
      const known = services[service]
      if (!known) throw unknownOperation(`${service}.${operation}`)
      send(request, response, 200, known({ by, operation, input }, note))
    } catch (error) {
      const refusal = error instanceof AwsRefusal ? error : new AwsRefusal('InternalFailure', String(error))
      refusals.push(`${by} ${service}.${operation}: ${refusal.message}`)
      if (refusal.queryCode !== undefined) response.setHeader('x-amzn-query-error', refusal.queryCode)
      send(request, response, 400, { __type: refusal.type, message: refusal.message })
    }
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    tables,
    queueUrl: `${origin}/111122223333/jobs`,
    masterKey,
    secrets,
    queue,
    record,
    /** What this double did not take, in words: an unknown operation, a field, a key, a secret. */
    refusals,
    /** Services that answer 503 while they are in here, by what stands before the dot of `X-Amz-Target`. */
    outages,
    async stop() {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
export type Cloud = Awaited<ReturnType<typeof openCloud>>

/** The signer's key id, and `<service>.<operation>` of the AWS JSON protocols. */
function readHeaders({ headers }: IncomingMessage) {
  const [service = '', operation = ''] = String(headers['x-amz-target'] ?? '').split('.')
  const by = /Credential=(\w+)\//.exec(headers.authorization ?? '')?.[1] ?? 'nobody'
  return { by, service, operation }
}

/** The content type answers the version that was spoken: 1.0 for SQS, 1.1 for KMS and Secrets Manager. */
function send({ headers }: IncomingMessage, response: ServerResponse, status: number, body: object) {
  const type = headers['content-type'] ?? 'application/x-amz-json-1.0'
  response.writeHead(status, { 'content-type': type, 'x-amzn-requestid': randomUUID() }).end(JSON.stringify(body))
}

/** Passes a request on as it is, and its answer back as it is: the signature is not looked at by the local database. */
function forward(database: string, agent: Agent, request: IncomingMessage, body: Buffer, response: ServerResponse) {
  return new Promise<void>((resolve, reject) => {
    const { headers } = request
    const onward = sendRequest(database, { method: 'POST', headers, agent }, (answered) => {
      response.writeHead(answered.statusCode ?? 500, answered.headers)
      answered.pipe(response).once('finish', resolve)
    })
    onward.once('error', reject).end(body)
  })
}
