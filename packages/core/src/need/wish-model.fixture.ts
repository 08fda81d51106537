import type { ActOnNeed, Audience, Grade, NextAction, NeedStatus, Outcome, PersonId } from '@microwish/contract'
import fc from 'fast-check'
import { aPerson, audienceOf, people, places, standingAt } from '../factory'
import type { Person } from '../person'
import { aCommand } from './command.fixture'
import type { Need } from './need'

/** One person with a desk and a registration: two tokens, and the rules of both. */
export const double = aPerson(50, '陆双全', [
  standingAt('community_staff', places.community),
  standingAt('member', places.community),
])
const { resident, neighbour, member, colleague, siblingMember, farMember, liaison, gridWorker } = people
const { desk, deskMate, siblingDesk, streetStaff, districtStaff, auditor } = people

type Part = { person: Person; audience: Audience; isDesk?: boolean; isRegistered?: boolean; looksOn?: boolean }
const part = (person: Person, more: Partial<Part> = {}): Part => ({ person, audience: audienceOf(person), ...more })

/** Who takes part, and what the rules call them. */
export const CAST = {
  resident: part(resident),
  neighbour: part(neighbour),
  member: part(member, { isRegistered: true }),
  colleague: part(colleague, { isRegistered: true }),
  siblingMember: part(siblingMember, { isRegistered: true }),
  farMember: part(farMember),
  liaison: part(liaison, { isRegistered: true }),
  gridWorker: part(gridWorker),
  desk: part(desk, { isDesk: true }),
  deskMate: part(deskMate, { isDesk: true }),
  siblingDesk: part(siblingDesk),
  streetStaff: part(streetStaff, { isDesk: true }),
  districtStaff: part(districtStaff, { looksOn: true }),
  auditor: part(auditor),
  doubleAtDesk: part(double, { isDesk: true }),
  doubleAsMember: part(double, { audience: 'citizen', isRegistered: true }),
} satisfies Record<string, Part>
export type Who = keyof typeof CAST
export const EVERYBODY = Object.keys(CAST) as Who[]

/** What the model remembers of a wish. */
export type Model = {
  status: NeedStatus
  version: number
  submitter: PersonId
  barred: PersonId[]
  isAccepted: boolean
  holder?: PersonId | undefined
  /** Everybody who ever held it. */
  helpers: PersonId[]
  askedFrom?: NeedStatus
  closedAt?: number | undefined
  outcome?: Outcome | undefined
  grade?: Grade | undefined
  first?: { outcome: Outcome; grade?: Grade }
}
export const newModel = (submitter: PersonId): Model => ({
  status: 'submitted',
  version: 1,
  submitter,
  barred: [submitter],
  helpers: [],
  isAccepted: false,
})

type Relation = 'submitter' | 'holder' | 'desk' | 'registered'
type Rule = [relations: Relation[], to: NeedStatus | 'where it was' | 'holder or desk']
const D: Relation[] = ['desk']
const S: Relation[] = ['submitter']
const H: Relation[] = ['holder']

/** PRODUCT §3 once more, written out for the model. */
const RULES: Partial<Record<NeedStatus, Partial<Record<NextAction, Rule>>>> = {
  submitted: {
    accept: [D, 'submitted'],
    ask: [D, 'needs_info'],
    decline: [D, 'declined'],
    publish: [D, 'open'],
    close: [D, 'closed'],
    withdraw: [S, 'withdrawn'],
  },
  needs_info: { supply: [S, 'where it was'], withdraw: [S, 'withdrawn'] },
  declined: { resubmit: [S, 'submitted'] },
  open: { unpublish: [D, 'submitted'], claim: [['registered'], 'claimed'], withdraw: [S, 'withdrawn'] },
  claimed: {
    ask: [['desk', 'holder'], 'needs_info'],
    release: [['desk', 'holder'], 'open'],
    hand_over: [H, 'claimed'],
    progress: [H, 'claimed'],
    fulfil: [H, 'fulfilled'],
    close: [D, 'closed'],
    withdraw: [S, 'withdrawn'],
  },
  fulfilled: { confirm: [['submitter', 'desk'], 'closed'], reopen: [S, 'holder or desk'] },
  closed: { reopen: [S, 'holder or desk'] },
}
const ACTIONS = [...new Set(Object.values(RULES).flatMap((row) => Object.keys(row)))] as NextAction[]

/** What is random about one step. An apt one is drawn from what the model allows then, so that lives get long. */
export const step = fc.record({
  isApt: fc.integer({ min: 0, max: 9 }).map((draw) => draw < 7),
  pick: fc.nat(),
  who: fc.constantFrom(...EVERYBODY),
  action: fc.constantFrom(...ACTIONS),
  hours: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 30 }) },
    { weight: 1, arbitrary: fc.constant(400) },
  ),
  time: fc.constantFrom('none', 'none', 'ahead', 'ahead', 'past'),
  successor: fc.constantFrom(colleague, colleague, member, siblingMember),
  grade: fc.constantFrom<(Grade | undefined)[]>(undefined, 1, 2, 3, 4, 5),
  outcome: fc.constantFrom<Outcome[]>('resolved', 'resolved', 'partly'),
  hasCall: fc.integer({ min: 0, max: 4 }).map((draw) => draw > 0),
  isRepeated: fc.integer({ min: 0, max: 4 }).map((draw) => draw === 0),
  isStale: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
})
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
/** Residents, a registered resident, and one who also sits at the desk. */
export const submitter = fc.constantFrom<Who[]>('resident', 'resident', 'colleague', 'doubleAsMember')

const DAY = 86_400_000
export const REOPEN_DAYS = 15
export const isHeld = ({ holder, status }: Model) =>
  holder !== undefined && (status === 'claimed' || status === 'fulfilled' || status === 'needs_info')
/** Weighs on the holder. */
export const isCarried = (model: Model) => isHeld(model) && model.status !== 'fulfilled'

function relationsOf(model: Model, who: Who): Relation[] {
  const { person, isDesk, isRegistered } = CAST[who] as Part
  return [
    ...(person.personId === model.submitter ? (['submitter'] as const) : []),
    ...(person.personId === model.holder && isHeld(model) && isRegistered ? (['holder'] as const) : []),
    ...(isDesk ? (['desk'] as const) : []),
    ...(isRegistered ? (['registered'] as const) : []),
  ]
}

/** Who and what a step is, once the model has had its say. */
export function castStep(model: Model, drawn: Step, now: number): { who: Who; action: NextAction } {
  const reachable = drawn.isApt ? (Object.keys(RULES[model.status] ?? {}) as NextAction[]) : []
  const apt = reachable.flatMap((action) =>
    EVERYBODY.filter((who) => verdict(model, who, action, drawn, now) === 'done').map((who) => ({ who, action })),
  )
  return apt[drawn.pick % Math.max(1, apt.length)] ?? { who: drawn.who, action: drawn.action }
}

export function commandOf(
  need: Pick<Need, 'needId' | 'version'>,
  action: NextAction,
  drawn: Step,
  now: number,
): ActOnNeed {
  const time =
    drawn.time === 'none' ? {} : { agreedAt: new Date(now + (drawn.time === 'past' ? -DAY : DAY)).toISOString() }
  switch (action) {
    case 'claim':
      return aCommand(need, action, time)
    case 'progress':
      return aCommand(need, action, time)
    case 'hand_over':
      return aCommand(need, action, { toPersonId: drawn.successor.personId })
    case 'fulfil':
      return aCommand(need, action, { outcome: drawn.outcome })
    case 'confirm': {
      const { callNote, ...bare } = aCommand(need, action) as Extract<ActOnNeed, { action: 'confirm' }>
      const noted = drawn.hasCall && callNote !== undefined ? { callNote } : {}
      return { ...bare, ...noted, ...(drawn.grade && { grade: drawn.grade }) }
    }
    default:
      return aCommand(need, action)
  }
}

/** `done`, or the code of the refusal, of a person who can see the wish. */
export function verdict(model: Model, who: Who, action: NextAction, drawn: Step, now: number): string {
  const rule = RULES[model.status]?.[action]
  const { person, audience } = CAST[who] as Part
  const { personId, unitId } = person
  if (!rule) return 'action_not_allowed'
  if (action === 'claim' && model.barred.includes(personId)) return 'own_need'
  const isRelated = relationsOf(model, who).some((relation) => rule[0].includes(relation))
  const isOwnDeed =
    (action === 'confirm' && model.helpers.includes(personId)) || (action === 'close' && personId === model.holder)
  if (!isRelated || isOwnDeed || (action === 'accept' && model.isAccepted))
    return action === 'claim' ? 'not_registered' : 'forbidden'
  if (action === 'reopen' && model.closedAt !== undefined && now > model.closedAt + REOPEN_DAYS * DAY) return 'too_late'
  const { successor } = drawn
  const isColleague = successor.unitId !== undefined && successor.unitId === unitId && successor.personId !== personId
  const isInvalid =
    ((action === 'claim' || action === 'progress') && drawn.time === 'past') ||
    (action === 'confirm' && audience === 'staff' && !drawn.hasCall) ||
    (action === 'hand_over' && (!isColleague || model.barred.includes(successor.personId)))
  return isInvalid ? 'invalid_input' : 'done'
}

/** The wish after a step that was done. */
export function after(model: Model, who: Who, action: NextAction, drawn: Step, now: number): Model {
  const { personId } = CAST[who].person
  const target = RULES[model.status]?.[action]?.[1] ?? model.status
  const next: Model = { ...model, version: model.version + 1 }
  if (target === 'where it was') next.status = model.askedFrom ?? 'submitted'
  else if (target === 'holder or desk') next.status = model.holder ? 'claimed' : 'submitted'
  else next.status = target
  if (action === 'ask') next.askedFrom = model.status
  if (['accept', 'publish', 'decline', 'close'].includes(action)) next.isAccepted = true
  if (action === 'publish') next.barred = [...new Set([...model.barred, personId])]
  if (action === 'claim') next.holder = personId
  if (action === 'hand_over') next.holder = drawn.successor.personId
  if (action === 'release') next.holder = undefined
  if (next.holder !== undefined) next.helpers = [...new Set([...model.helpers, next.holder])]
  if (action === 'fulfil') next.outcome = drawn.outcome
  if (action === 'confirm') next.grade = drawn.grade
  if (action === 'close') Object.assign(next, { outcome: 'explained', grade: undefined })
  if (next.status === 'closed') {
    next.closedAt = now
    next.first ??= { outcome: next.outcome ?? 'resolved', ...(next.grade && { grade: next.grade }) }
  }
  if (action === 'reopen') Object.assign(next, { closedAt: undefined, outcome: undefined, grade: undefined })
  return next
}

/** What the product's need and the model must agree on. */
export const gist = (need: Need) => ({
  status: need.status,
  version: need.version,
  submitter: need.submitterId,
  barred: [...new Set(need.barredIds)],
  isAccepted: need.acceptedAt !== undefined,
  holder: need.holder?.personId,
  helpers: need.helperIds,
  hasDoorCode: need.doorCode !== undefined,
  closedAt: need.closedAt === undefined ? undefined : Date.parse(need.closedAt),
  outcome: need.outcome,
  grade: need.grade,
  first: need.first,
})
export const gistOf = (model: Model): ReturnType<typeof gist> => ({
  status: model.status,
  version: model.version,
  submitter: model.submitter,
  barred: [...new Set(model.barred)],
  isAccepted: model.isAccepted,
  holder: model.holder,
  helpers: model.helpers,
  hasDoorCode: isHeld(model),
  closedAt: model.closedAt,
  outcome: model.outcome,
  grade: model.grade,
  first: model.first,
})

/** Whether somebody can see the wish at all, and so is told more than that it is not there. */
export const sees = (model: Model, who: Who) => {
  const { person, isDesk, looksOn, isRegistered } = CAST[who] as Part
  const isParty = person.personId === model.submitter || person.personId === model.holder
  return isDesk === true || looksOn === true || isParty || (model.status === 'open' && isRegistered === true)
}

/** Somebody who could have claimed it and came second. */
export const comesSecond = (model: Model, who: Who, action: NextAction) =>
  action === 'claim' && isHeld(model) && (CAST[who] as Part).isRegistered === true
