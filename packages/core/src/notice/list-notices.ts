import type { InputOf, listNotices as endpoint, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import type { NoticeStore } from './notice-store.dynamo'

export type NoticesContext = Pick<Context, 'caller'> & { stores: { notices: NoticeStore } }

/** The caller's own notices, newest first. */
export async function listNotices(
  { caller, stores }: NoticesContext,
  { cursor, limit }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const found = await stores.notices.list(caller.personId, { after: cursor, limit: limit + 1 })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, ...(found.length > limit && last && { cursor: last.noticeId }) }
}
