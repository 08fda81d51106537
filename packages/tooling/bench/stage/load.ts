import { connect, type Socket } from 'node:net'
import { medianOf, percentile } from '../statistics'

export type HttpAnswer = { status: number; body: string; ms: number }

/** One request as it goes over the wire, ready before the clock runs: the generator shall cost as little as it can. */
export function wireRequest(
  method: 'GET' | 'POST',
  path: string,
  { token, key, body }: { token: string; key?: string; body?: unknown },
): Buffer {
  const text = body === undefined ? '' : JSON.stringify(body)
  const lines = [
    `${method} /api${path} HTTP/1.1`,
    'host: 127.0.0.1',
    `authorization: Bearer ${token}`,
    ...(key === undefined ? [] : [`idempotency-key: ${key}`]),
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`)
}

/** Sends all requests over so many connections that stay open, each sending its next when the last is answered. */
export async function sendAll(port: number, requests: readonly Buffer[], clients: number) {
  const sockets = await Promise.all(Array.from({ length: clients }, () => opened(port)))
  const answers: HttpAnswer[] = []
  let next = 0
  const startedAt = performance.now()
  await Promise.all(
    sockets.map(async (socket) => {
      const ask = asker(socket)
      for (let at = next++; at < requests.length; at = next++) {
        const sentAt = performance.now()
        const { status, body } = await ask(requests[at] as Buffer)
        answers[at] = { status, body, ms: performance.now() - sentAt }
      }
    }),
  )
  const seconds = (performance.now() - startedAt) / 1_000
  for (const socket of sockets) socket.destroy()
  return { answers, seconds }
}

const opened = (port: number) =>
  new Promise<Socket>((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })

/** Asks over one connection and waits for the whole answer. */
function asker(socket: Socket) {
  let received = ''
  let settle:
    { resolve: (answer: { status: number; body: string }) => void; reject: (error: Error) => void } | undefined
  // One character a byte: lengths are bytes, and bodies are decoded when they are whole.
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    received += chunk
    const answer = wholeAnswer(received)
    if (!answer) return
    received = ''
    settle?.resolve(answer)
  })
  const broken = () => settle?.reject(new Error('the server closed a connection'))
  socket.on('error', broken)
  socket.on('close', broken)
  return (request: Buffer) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      settle = { resolve, reject }
      socket.write(request)
    })
}

/** The answer, once all of it has come; lengths by `content-length` or in chunks. */
export function wholeAnswer(received: string): { status: number; body: string } | undefined {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = received.slice(0, end).toLowerCase()
  const rest = received.slice(end + 4)
  const status = Number(head.slice(9, 12))
  const body = head.includes('transfer-encoding: chunked')
    ? unchunked(rest)
    : wholeBody(rest, Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0))
  return body === undefined ? undefined : { status, body: Buffer.from(body, 'latin1').toString() }
}

const wholeBody = (rest: string, length: number) => (rest.length < length ? undefined : rest)

function unchunked(rest: string): string | undefined {
  let body = ''
  for (let at = 0; ;) {
    const end = rest.indexOf('\r\n', at)
    const length = parseInt(rest.slice(at, end), 16)
    if (end < 0 || rest.length < end + 4 + length) return undefined
    if (length === 0) return body
    body += rest.slice(end + 2, end + 2 + length)
    at = end + 4 + length
  }
}

/** The middle and the tail of times, in ms with a digit. */
export const paceOf = (times: readonly number[]) => ({ p50Ms: medianOf(times), p99Ms: percentile(times, 0.99) })
