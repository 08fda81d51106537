import { randomUUID } from 'node:crypto'
import type { LambdaRecord } from '../pump'
import type { QueueMessage } from './job-queue'

/** A request as a browser would make it; `path` with its query. */
export type HttpRequest = { method: string; path: string; headers?: Record<string, string>; body?: string }
export type HttpAnswer = {
  status: number
  headers: Record<string, string>
  cookies: string[]
  /** As text. */
  body: string
  bytes: Buffer<ArrayBuffer>
}

/** The event of an HTTP API, payload 2.0. */
export function httpEvent({ method, path, headers = {}, body }: HttpRequest) {
  const { pathname, search, searchParams } = new URL(path, 'https://any.invalid')
  const { cookie, ...rest } = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const query = Object.fromEntries(
    [...new Set(searchParams.keys())].map((key) => [key, searchParams.getAll(key).join()]),
  )
  const domainName = 'api.execute-api.cn-north-1.amazonaws.com.cn'
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    // Cookies stand apart from the headers, in and out.
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    headers: { host: domainName, 'x-forwarded-proto': 'https', ...rest },
    ...(search !== '' && { queryStringParameters: query }),
    requestContext: {
      accountId: '111122223333',
      apiId: 'api',
      domainName,
      domainPrefix: 'api',
      http: {
        method,
        path: pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: rest['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: '21/Nov/2026:02:00:00 +0000',
      timeEpoch: 1_795_226_400_000,
    },
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  }
}

type HttpResult = {
  statusCode: number
  headers?: Record<string, string>
  cookies?: string[]
  body?: string
  isBase64Encoded?: boolean
}

/** What the HTTP API makes of a function's answer. */
export function httpAnswer({
  statusCode,
  headers = {},
  cookies = [],
  body = '',
  isBase64Encoded,
}: HttpResult): HttpAnswer {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
  return { status: statusCode, headers, cookies, body: bytes.toString(), bytes }
}

/** A batch of a table's stream. */
export const streamEvent = (records: readonly LambdaRecord[]) => ({ Records: records })

/** A batch of the job queue. */
export const queueEvent = (messages: readonly QueueMessage[]) => ({
  Records: messages.map(({ messageId, body, receiveCount }) => ({
    messageId,
    receiptHandle: messageId,
    body,
    attributes: { ApproximateReceiveCount: String(receiveCount) },
    messageAttributes: {},
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws-cn:sqs:cn-north-1:111122223333:jobs',
    awsRegion: 'cn-north-1',
  })),
})

/** The tick of an EventBridge rule. */
export const scheduleEvent = (time: string) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '111122223333',
  time,
  region: 'cn-north-1',
  resources: ['arn:aws-cn:events:cn-north-1:111122223333:rule/minute'],
  detail: {},
})
