import { refusal, WechatError } from './wechat-error'

/** What the client may touch besides its input; `fetch` and `sleep` are the platform's unless given. */
export type WechatRuntime = {
  /** Milliseconds since the epoch, real time: tokens do not follow the settable clock. */
  now: () => number
  /** In [0, 1): jitter of the waits between tries. */
  random: () => number
  /** Told of each failed call, in codes only. */
  log?: (failure: WechatError) => void
  fetch?: typeof fetch
  sleep?: (ms: number) => Promise<void>
  /** Per request; 5 s unless given. */
  timeoutMs?: number
}

export type WechatCall = {
  operation: string
  url: string
  /** Sent as JSON by POST; without it the call is a GET. */
  body?: unknown
  /** `busy`: try again when WeChat says it did nothing; `always`: also when no answer came. */
  retry: 'busy' | 'always'
}

const TRIES = 3
const FIRST_WAIT_MS = 200

/** The parsed answer of one operation, after the permitted tries. Throws `WechatError` only. */
export async function callWechat(runtime: WechatRuntime, call: WechatCall): Promise<Record<string, unknown>> {
  const sleep = runtime.sleep ?? ((ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)))
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendOnce(runtime, call)
    } catch (error) {
      if (!(error instanceof WechatError)) throw error
      runtime.log?.(error)
      const mayRepeat = error.failure === 'busy' || (error.failure === 'no_answer' && call.retry === 'always')
      if (!mayRepeat || attempt === TRIES) throw error
      // Full jitter: waits grow as 200 ms, 400 ms, each between half and the whole.
      await sleep(FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + runtime.random() / 2))
    }
  }
}

async function sendOnce(runtime: WechatRuntime, { operation, url, body }: WechatCall) {
  const answer = await readAnswer(runtime, url, body).catch(() => undefined)
  if (!answer) throw new WechatError(operation, 'no_answer')
  const errcode = answer['errcode']
  if (typeof errcode === 'number' && errcode !== 0) throw refusal(operation, errcode, answer['errmsg'])
  return answer
}

/** WeChat answers 200 with JSON, errors too; anything else comes from a box in between and says nothing. */
async function readAnswer({ fetch: send = fetch, timeoutMs = 5_000 }: WechatRuntime, url: string, body: unknown) {
  const response = await send(url, {
    signal: AbortSignal.timeout(timeoutMs),
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (!response.ok) return undefined
  const answer: unknown = await response.json()
  return answer !== null && typeof answer === 'object' ? (answer as Record<string, unknown>) : undefined
}
