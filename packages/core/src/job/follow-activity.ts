import type { Activity } from '../need'
import { deliverNotices, type NoticeContext } from '../notice'
import { applyEvents, type CountingContext } from '../statistics'

export type FollowContext = Omit<NoticeContext & CountingContext, 'stores'> & {
  stores: NoticeContext['stores'] & CountingContext['stores']
}

/** Figures and notices of lines of history, once each, however often and through whichever door they come. */
export async function followActivities(ctx: FollowContext, activities: readonly Activity[]): Promise<void> {
  await applyEvents(ctx, activities)
  for (const activity of activities) await deliverNotices(ctx, activity)
}
