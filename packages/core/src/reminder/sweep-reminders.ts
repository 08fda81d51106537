import type { GeneralNotice, UnitId } from '@microwish/contract'
import type { Platform } from '../context'
import { noticeEnd, type NoticeStore } from '../notice'
import { isInForce, type PersonStore } from '../person'
import { dayOf } from '../statistics'
import { daysAfter, type Told } from './reminder'
import type { ReminderStore } from './reminder-store.dynamo'

export type SweepContext = Pick<Platform, 'now' | 'realNow' | 'newId'> & {
  settings: Pick<Platform['settings'], 'reminderDays'>
  stores: { reminders: ReminderStore; notices: NoticeStore; people: Pick<PersonStore, 'listStandingsFor'> }
}

/**
 * Tells of everything that ends within the setting's days: the unit's liaisons by a notice, the desks by their list. One
 * query when nothing is due. Cut off and begun again it tells nobody twice: the notice's id is made of when it first began.
 */
export async function sweepReminders(ctx: SweepContext): Promise<{ told: number }> {
  const now = ctx.now()
  let told = 0
  for (const ending of await ctx.stores.reminders.listDue(daysAfter(dayOf(now), ctx.settings.reminderDays))) {
    const begun = await ctx.stores.reminders.beginTelling(ending, now)
    if (!begun) continue
    await tellLiaisons(ctx, begun)
    if (await ctx.stores.reminders.markTold(begun)) told++
  }
  return { told }
}

/** Called as often as one likes, it sweeps once a day, and again after a failure. @returns how many were told */
export type DailySweep = () => Promise<number>
export function dailySweep(ctx: SweepContext): DailySweep {
  let sweptOn: string | undefined
  return async () => {
    const today = dayOf(ctx.now())
    if (sweptOn === today) return 0
    const { told } = await sweepReminders(ctx)
    sweptOn = today
    return told
  }
}

async function tellLiaisons(ctx: SweepContext, ending: Told) {
  const expiresAt = noticeEnd(ctx)
  const notice = noticeOf(ending)
  for (const personId of await liaisonsOf(ctx, ending.unitId)) {
    await ctx.stores.notices.add({ personId, notice }, ctx.newId('not'), expiresAt)
  }
}

async function liaisonsOf({ stores, now }: SweepContext, unitId: UnitId | undefined) {
  if (unitId === undefined) return []
  const rows = await stores.people.listStandingsFor(unitId, 'unit_liaison')
  return new Set(rows.filter((row) => isInForce(row, now())).map(({ personId }) => personId))
}

function noticeOf({ kind, subjectId, subject, endsOn, toldAt }: Told): GeneralNotice {
  const text = `${subject}，${dayText(endsOn)}到期，请和社区商量下一步`
  return { noticeId: `${toldAt}#${kind}#${subjectId}#${endsOn}`, at: toldAt, kind, title: '共建协议快到期了', text }
}

/** 2026-12-03 → 2026年12月3日. */
const dayText = (day: string) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
