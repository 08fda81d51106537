import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { Cursor, Instant, NeedId } from './id'
import { NeedAction } from './need-workflow'
import { ReminderKind } from './reminder'

/** 消息: what happened to my needs and claims, written from the stream. Holds no words of anybody. */
export const Notice = z.object({
  noticeId: z.string(),
  at: Instant,
  needId: NeedId,
  action: NeedAction,
  /** Which side I was told on. */
  as: z.enum(['submitter', 'holder']),
  title: z.string(),
  text: z.string(),
})
export type Notice = z.infer<typeof Notice>

/** What is no news of a need: an agreement of my unit that ends soon, or what the desk made of my registration. */
export const GeneralNotice = z.object({
  noticeId: z.string(),
  at: Instant,
  kind: z.enum([...ReminderKind.options, 'registration']),
  title: z.string(),
  text: z.string(),
})
export type GeneralNotice = z.infer<typeof GeneralNotice>

export const listNotices = endpoint({
  name: 'listNotices',
  method: 'GET',
  path: '/notices',
  audience: 'citizen',
  status: 200,
  summary: 'My notices, newest first.',
  input: z.object({
    cursor: z.optional(Cursor),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20),
  }),
  /** `others` lie between the `items` by their ids; clients that do not know them leave them out. */
  output: z.object({
    items: z.array(Notice),
    others: z.optional(z.array(GeneralNotice)),
    cursor: z.optional(Cursor),
  }),
  errors: ['invalid_input', 'unauthenticated'],
})
