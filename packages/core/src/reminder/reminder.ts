import type { AreaId, Reminder, UnitId } from '@microwish/contract'

/** What comes to its end on a day, as whoever made it wrote it down; one for each subject. */
export type Ending = {
  kind: 'agreement_end'
  /** The bond. */
  subjectId: string
  /** In words, for staff and for the unit’s liaison: names of units and places only. */
  subject: string
  areaId: AreaId
  areaName: string
  areaPath: string
  unitId?: UnitId
  /** The last day, Asia/Shanghai. */
  endsOn: string
}
/** One that a sweep has begun to tell of, at an instant that stays the same however often it begins. */
export type Told = Ending & { toldAt: string }

const DAY_MS = 86_400_000
export const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

export const reminderOf = (
  { kind, subjectId, subject, areaId, areaName, unitId, endsOn }: Ending,
  today: string,
): Reminder => ({
  ...{ kind, subjectId, subject, areaId, areaName, endsOn },
  ...(unitId !== undefined && { unitId }),
  daysLeft: Math.round((Date.parse(endsOn) - Date.parse(today)) / DAY_MS),
})
