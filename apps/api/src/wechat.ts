import {
  answerCheck,
  openPush,
  type PushEvent,
  type PushKeys,
  PushRefused,
  type PushStore,
  readEvent,
} from '@microwish/core/wechat'
import { type Context, Hono } from 'hono'
import type { Log } from './http/http-env'

export type PushParts = {
  /** The keys as last read. */
  keys: () => Promise<PushKeys>
  pushes: PushStore
  /** Starts erasing a person's data; the same key starts it once. */
  erase: (openId: string, key: string) => Promise<unknown>
  log: Log
  /** Milliseconds. */
  realNow: () => number
}

/** An event is a few hundred characters. */
const BODY_MAX = 32 * 1024
/** A copy that comes later than this is stale by its own time. */
const DONE_SECONDS = 86_400

/** WeChat's message push at `/wechat/push`: proved, opened, acted on once, answered `success`; anything else has no effect. */
export function createPushApp(parts: PushParts) {
  const app = new Hono()
  app.get('/wechat/push', async (c) => c.text(answerCheck(await parts.keys(), c.req.query())))
  app.post('/wechat/push', (c) => receive(c, parts))
  app.all('/wechat/push', (c) => c.text('refused', 405))
  app.onError((error, c) => {
    if (error instanceof PushRefused) {
      parts.log({ level: 'info', event: 'push_refused', requestId: '', reason: error.fault })
      return c.text('refused', error.fault === 'format' ? 400 : 403)
    }
    // Not `success`: WeChat sends it again.
    parts.log({ level: 'error', event: 'push_failed', requestId: '', error: error.name })
    return c.text('failed', 500)
  })
  return app
}

async function receive(c: Context, { keys, pushes, erase, log, realNow }: PushParts) {
  const body = await readBody(c)
  if (body === undefined) return c.text('refused', 413)
  const pushKeys = await keys()
  const { id, message } = openPush(pushKeys, c.req.query(), body, realNow())
  if (await pushes.isDone(id)) return c.text('success')
  const event = readEvent(message, pushKeys.appId)
  // Before the mark, under a key: after a crash in between it is done again, and once.
  if (event.kind === 'revoked') await erase(event.openId, `push_${id}`)
  const isFirst = await pushes.markDone(id, Math.floor(realNow() / 1_000) + DONE_SECONDS)
  if (isFirst) log({ level: 'info', event: 'push', requestId: '', ...countsOf(event) })
  return c.text('success')
}

async function readBody(c: Context): Promise<string | undefined> {
  if (Number(c.req.header('content-length') ?? 0) > BODY_MAX) return undefined
  const text = await c.req.text()
  return text.length > BODY_MAX ? undefined : text
}

/** What the log may know: kinds and counts, nobody's id. */
function countsOf(event: PushEvent) {
  if (event.kind !== 'revoked') return event
  return { kind: event.kind }
}
