import type {
  ActOnNeed,
  Category,
  Channel,
  CostClass,
  Outcome,
  PersonId,
  Relationship,
  TimeWindow,
} from '@microwish/contract'

type StepOf<T> = T extends unknown ? Omit<T, 'needId' | 'version'> : never
/** A command without the need it is for, which is known when it is played. */
export type StepCommand = StepOf<ActOnNeed>

/** `day`: days after the wish was said; `hour`: of that day in Asia/Shanghai, 14.5 is half past two. */
export type Step = {
  day: number
  hour: number
  by: Actor
  act: (at: Calendar, idOf: (name: string) => PersonId) => StepCommand
}
/** A name, or whoever stands in that relation to the wish. */
export type Actor = string
export const DESK = '（社区）'
export const SUBMITTER = '（提出人）'

/** Turns days after the start and an hour into an instant. */
export type Calendar = (day: number, hour: number) => string

/** What staff write for the hall: words, minutes, when, how many people, what it may cost. */
export type Summary = readonly [string, number, TimeWindow, number, CostClass]

export type DemoWish = {
  no: number
  /** Days before the day of the demo. */
  day: number
  hour: number
  by: Actor
  /** Name of a community or grid. */
  place: string
  category: Category
  /** Absent: asks to be called back. */
  text?: string
  contact: { name: string; phone: number; address?: string }
  channel?: Channel
  onBehalf?: { relationship: Relationship; name?: string }
  /** Said so many days before it was entered. */
  saidBefore?: number
  story: readonly Step[]
}

/** One step on a day, at an hour. */
const step =
  (by: Actor, act: Step['act']) =>
  (day: number, hour: number): Step => ({ day, hour, by, act })

export const accept = step(DESK, () => ({ action: 'accept' }))
export const ask = (question: string, by: Actor = DESK) => step(by, () => ({ action: 'ask', question }))
export const supply = (answer: string) => step(SUBMITTER, () => ({ action: 'supply', answer }))
export const decline = (reason: string, turnTo: string) => step(DESK, () => ({ action: 'decline', reason, turnTo }))
export const resubmit = (text: string) => step(SUBMITTER, () => ({ action: 'resubmit', text }))
export const publish = ([publicSummary, effortMinutes, timeWindow, headcount, costClass]: Summary) =>
  step(DESK, () => ({ action: 'publish', publicSummary, effortMinutes, timeWindow, headcount, costClass }))
export const unpublish = (reason: string) => step(DESK, () => ({ action: 'unpublish', reason }))
/** `agreedOn`: when the helper comes, in days and hours after the wish was said. */
export const claim = (by: Actor, agreedOn?: readonly [number, number]) =>
  step(by, (at) => ({ action: 'claim', ...(agreedOn && { agreedAt: at(...agreedOn) }) }))
export const handOver = (by: Actor, to: string, note: string) =>
  step(by, (_, idOf) => ({ action: 'hand_over', toPersonId: idOf(to), note }))
export const release = (by: Actor, reason: string) => step(by, () => ({ action: 'release', reason }))
export const progress = (by: Actor, note: string) => step(by, () => ({ action: 'progress', note }))
export const fulfil = (
  by: Actor,
  result: string,
  { outcome = 'resolved', beneficiaries = 1, servedCount = 1 }: Partial<Fulfilment> = {},
) => step(by, () => ({ action: 'fulfil', result, outcome, beneficiaries, servedCount }))
type Fulfilment = { outcome: Outcome; beneficiaries: number; servedCount: number }
export const confirm = (grade: 1 | 2 | 3 | 4 | 5) => step(SUBMITTER, () => ({ action: 'confirm', grade }))
/** Staff confirm after a call; without a grade it counts as 未评价. */
export const confirmByCall = (callNote: string, grade?: 1 | 2 | 3 | 4 | 5) =>
  step(DESK, () => ({ action: 'confirm', callNote, ...(grade && { grade }) }))
export const reopen = (reason: string) => step(SUBMITTER, () => ({ action: 'reopen', reason }))
export const close = (outcome: 'partly' | 'explained' | 'guided', reason: string) =>
  step(DESK, () => ({ action: 'close', outcome, reason }))
export const withdraw = (reason: string) => step(SUBMITTER, () => ({ action: 'withdraw', reason }))
