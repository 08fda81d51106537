import type { Database } from '@microwish/core'
import * as z from 'zod/mini'

const text = z.string().check(z.minLength(1))

const TABLE_NAMES = {
  NEEDS_TABLE: text,
  DIRECTORY_TABLE: text,
  CONTACTS_TABLE: text,
  LEDGER_TABLE: text,
  SESSIONS_TABLE: text,
}
/** Names the secret of `wechat-secret.ts`. */
const WECHAT_SECRET_ID = text
/** The subscribe message 心愿进展提醒 as WeChat numbers it for this mini-program. */
const NOTICE_TEMPLATE_ID = text
const JOB_QUEUE_URL = text

/** What each function reads of its environment, and no more: the stacks give exactly these. */
export const API_ENVIRONMENT = z.object({
  ...TABLE_NAMES,
  /** Wraps the data keys of the contacts. */
  CONTACT_KEY_ID: text,
  /** Names the secret of `session-secret.ts`. */
  SESSION_SECRET_ID: text,
  WECHAT_SECRET_ID,
  JOB_QUEUE_URL,
  RELEASE: text,
  OLDEST_CLIENT: text,
  /** Overrides of core's settings, as JSON. */
  SETTINGS: z._default(text, '{}'),
  /** Beside the bundle, holds `m/` and `console/` where no CloudFront serves them. */
  WEB_FOLDER: z.optional(text),
})
export const STREAM_ENVIRONMENT = z.object({ ...TABLE_NAMES, WECHAT_SECRET_ID, NOTICE_TEMPLATE_ID })
export const WECHAT_ENVIRONMENT = z.object({ ...TABLE_NAMES, WECHAT_SECRET_ID, JOB_QUEUE_URL })
export const CLOCK_ENVIRONMENT = z.object({
  ...TABLE_NAMES,
  JOB_QUEUE_URL,
  CANARY_URL: z.url(),
  /** Overrides of core's settings, as JSON. */
  SETTINGS: z._default(text, '{}'),
})
export const JOB_ENVIRONMENT = z.object({ ...TABLE_NAMES, JOB_QUEUE_URL, WECHAT_SECRET_ID, NOTICE_TEMPLATE_ID })

export function tablesOf(env: Record<keyof typeof TABLE_NAMES, string>): Database['tables'] {
  return {
    needs: env.NEEDS_TABLE,
    directory: env.DIRECTORY_TABLE,
    contacts: env.CONTACTS_TABLE,
    ledger: env.LEDGER_TABLE,
    sessions: env.SESSIONS_TABLE,
  }
}
