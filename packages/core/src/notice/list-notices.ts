import type { GeneralNotice, InputOf, listNotices as endpoint, Notice, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import type { AnyNotice, NoticeStore } from './notice-store.dynamo'

export type NoticesContext = Pick<Context, 'caller'> & { stores: { notices: NoticeStore } }

/** The caller's own notices, newest first. */
export async function listNotices(
  { caller, stores }: NoticesContext,
  { cursor, limit }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const found = await stores.notices.list(caller.personId, { after: cursor, limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const items = page.filter(isOfNeed)
  const others = page.filter((notice) => !isOfNeed(notice)) as GeneralNotice[]
  return { items, ...(others.length > 0 && { others }), ...(found.length > limit && last && { cursor: last.noticeId }) }
}

const isOfNeed = (notice: AnyNotice): notice is Notice => 'needId' in notice
