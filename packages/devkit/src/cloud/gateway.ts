import { type Context, Hono } from 'hono'
import type { HttpAnswer, HttpRequest } from './events'

/** The HTTP API's front: real requests in, events to the functions, real answers out. */
export function gatewayOf(request: (asked: HttpRequest) => Promise<HttpAnswer>) {
  const gateway = new Hono()
  gateway.all('*', async (c) => {
    const answer = await request(await asked(c)).catch(() => undefined)
    // What API Gateway says by itself when a function fails.
    if (!answer) return c.json({ message: 'Internal Server Error' }, 500)
    const headers = new Headers(answer.headers)
    for (const cookie of answer.cookies) headers.append('set-cookie', cookie)
    const isEmpty = answer.status === 204 || answer.status === 304
    return new Response(isEmpty ? null : answer.bytes, { status: answer.status, headers })
  })
  return gateway
}

async function asked({ req }: Context): Promise<HttpRequest> {
  const { pathname, search } = new URL(req.url)
  const body = await req.text()
  return { method: req.method, path: pathname + search, headers: req.header(), ...(body !== '' && { body }) }
}
