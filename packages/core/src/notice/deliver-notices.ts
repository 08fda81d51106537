import type { Notice, PersonId } from '@microwish/contract'
import type { Platform } from '../context'
import type { Activity } from '../need'
import type { NoticeStore } from './notice-store.dynamo'
import { noticesOf } from './notices-of'

/** Carries a notice beyond the inbox: a WeChat message, if the person allowed one. May fail; the inbox is the truth. */
export type SendNotice = (personId: PersonId, notice: Notice) => Promise<void>

export type NoticeContext = Pick<Platform, 'newId' | 'realNow'> & {
  stores: { notices: NoticeStore }
  send: SendNotice
  /** Told of sends that failed, which are not tried again: WeChat takes no key that would make a repeat harmless. */
  onSendFailure: (error: unknown) => void
}

const KEPT_DAYS = 180
/** Until when (epoch second) an inbox keeps what it is told now. */
export const noticeEnd = ({ realNow }: Pick<Platform, 'realNow'>) => Math.floor(realNow() / 1000) + KEPT_DAYS * 86_400

/**
 * Keeps what an event tells people, once each, and sends it once: the written notice is the mark, so an event delivered
 * again neither writes nor sends. Throws only when a notice could not be kept.
 */
export async function deliverNotices(ctx: NoticeContext, activity: Activity): Promise<void> {
  const expiresAt = noticeEnd(ctx)
  for (const addressed of noticesOf(activity)) {
    const isNew = await ctx.stores.notices.add(addressed, ctx.newId('not'), expiresAt)
    if (isNew) await ctx.send(addressed.personId, addressed.notice).catch(ctx.onSendFailure)
  }
}
