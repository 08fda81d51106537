/** What a caller can do about a failure of WeChat's API (PLATFORM §1, retry policy). */
export type WechatFailure =
  /** The login code is used or invalid: the client calls `wx.login` again. */
  | 'code_invalid'
  /** WeChat holds this user for high risk. */
  | 'refused_user'
  /** No consent left for this template: terminal, inbox only. */
  | 'not_subscribed'
  /** This minute's calls are used up: back to the queue for the next minute. */
  | 'rate_limited'
  /** The day's calls are used up: stop and raise the alarm. */
  | 'quota_used_up'
  /** WeChat said that it is busy, after every permitted try. */
  | 'busy'
  /** Time-out or broken connection: it is not known whether WeChat acted. */
  | 'no_answer'
  /** Wrong field, template, page, app id or secret: dead-letter queue and alarm. */
  | 'our_fault'

const FAILURE_OF: Record<number, WechatFailure> = {
  [-1]: 'busy',
  40029: 'code_invalid',
  40163: 'code_invalid',
  40226: 'refused_user',
  43101: 'not_subscribed',
  45009: 'quota_used_up',
  45011: 'rate_limited',
}

/** WeChat's `errcode`s that mean: this access token no longer serves. */
export const TOKEN_ERRCODES: readonly number[] = [40001, 40014, 42001]
/** What mean: this AppSecret (or app id) does not serve, and nothing was done. */
export const SECRET_ERRCODES: readonly number[] = [40001, 40013, 40125]

/** Carries codes only: neither WeChat's words nor any token, secret or body (decision 17). */
export class WechatError extends Error {
  override name = 'WechatError'
  constructor(
    readonly operation: string,
    readonly failure: WechatFailure,
    readonly errcode?: number,
    /** WeChat's request id, which its support asks for. */
    readonly rid?: string,
  ) {
    super(`${operation}: ${failure}${errcode === undefined ? '' : ` (${errcode})`}`)
  }
}

/** The refusal that WeChat's answer spells out; an unknown `errcode` counts as our fault. */
export function refusal(operation: string, errcode: number, errmsg: unknown): WechatError {
  return new WechatError(operation, FAILURE_OF[errcode] ?? 'our_fault', errcode, findRid(errmsg))
}

function findRid(errmsg: unknown): string | undefined {
  return typeof errmsg === 'string' ? /\brid: ?([0-9a-zA-Z-]{8,64})/.exec(errmsg)?.[1] : undefined
}
