import {
  type ActOnNeed,
  type HistoryLine,
  NEED_WORKFLOW,
  type NeedStatus,
  type Publication,
  type Role,
} from '@microwish/contract'
import { DomainError } from '../error'
import { type Actor, type Person, reaches } from '../person'
import { suggestPublication } from '../privacy'
import { knownIn } from './known-words'
import type { Activity, Holder, Need } from './need'
import { isBarred, isRegisteredFor, isTooLate, NEED_POLICY } from './need-policy'
import { movedFacts, type Place, withPlace } from './relocate-need'

/** What a command needs besides the need and its words. */
export type Circumstances = {
  actor: Actor
  now: string
  reopenDays: number
  /** Four fresh digits, used if somebody new comes to the door. */
  doorCode: string
  /** `hand_over`: who takes it. */
  successor?: Actor
  /** `reopen`, `resubmit`: where it lies today, if areas were merged since it ended. */
  place?: Place
}
export type NeedChange = { need: Need; activity: Activity }

/**
 * The life of a need. Pure: no clock, no database, no HTTP.
 * @throws DomainError `action_not_allowed`, `forbidden`, `own_need`, `not_registered`, `too_late`, `invalid_input`
 */
export function advanceNeed(need: Need, command: ActOnNeed, circumstances: Circumstances): NeedChange {
  const { actor, now, place } = circumstances
  permit(need, command, circumstances)
  const to = targetOf(need, command)
  const moved: Need = {
    ...(place ? withPlace(need, place) : need),
    status: to,
    version: need.version + 1,
    updatedAt: now,
    listedAt: to === need.status ? need.listedAt : now,
  }
  const { need: after, ...facts } = apply(moved, need, command, circumstances)
  const next: Need = { ...after, helperIds: helpersOf(need, after) }
  const activity: Activity = {
    needId: need.needId,
    version: next.version,
    at: now,
    action: command.action,
    from: need.status,
    to,
    actor: signatureOf(actor, roleFor(actor, need)),
    kind: need.kind,
    category: need.category,
    areaPath: next.areaPath,
    communityId: next.communityId,
    ...movedFacts(need, next),
    submitterId: need.submitterId,
    ...(next.holder && { holderId: next.holder.personId }),
    ...(need.holder && need.holder.personId !== next.holder?.personId && { formerHolderId: need.holder.personId }),
    ...(next.acceptedAt && !need.acceptedAt && { isAccepting: true }),
    words: [],
    ...facts,
  }
  return { need: next, activity }
}

/** Grows only. Both holders are looked at, since a release that does not know the field may have moved the need before. */
const helpersOf = (before: Need, after: Need) => [
  ...new Set([before.helperIds, before.holder?.personId ?? [], after.holder?.personId ?? []].flat()),
]

function permit(need: Need, { action }: ActOnNeed, { actor, now, reopenDays }: Circumstances) {
  if (NEED_WORKFLOW[need.status][action] === undefined)
    throw new DomainError('action_not_allowed', '这件事的状态已经变了，请刷新再看')
  if (action === 'claim' && isBarred(actor, need))
    throw new DomainError('own_need', '自己提出或自己发布的心愿，请留给别人来认领')
  if (!NEED_POLICY[action](actor, need)) {
    if (action === 'claim') throw new DomainError('not_registered', '先到社区报到，再来认领')
    throw new DomainError('forbidden', '您不能办理这一步')
  }
  if (isTooLate(need, action, now, reopenDays)) throw new DomainError('too_late', '办结已久，请重新许一个心愿')
}

function targetOf(need: Need, { action }: ActOnNeed): NeedStatus {
  const target = NEED_WORKFLOW[need.status][action]
  if (target !== 'back') return target ?? need.status
  if (action === 'supply') return need.askedFrom ?? 'submitted'
  return need.holder ? 'claimed' : 'submitted'
}

/** The role that history names: the desk's before the person's own. */
export function roleFor(actor: Actor, need: Pick<Need, 'areaPath'>): Role {
  const order: Role[] = ['community_staff', 'street_staff', 'district_staff', 'unit_liaison', 'member', 'grid_worker']
  const standing = order.find((role) => reaches(actor, [role], need.areaPath))
  return (
    standing ?? actor.standings.find(({ role }) => role === 'member' || role === 'unit_liaison')?.role ?? 'resident'
  )
}

export const signatureOf = ({ personId, name, surname, unitName }: Actor, role: Role): Activity['actor'] => ({
  personId,
  name,
  surname,
  role,
  ...(unitName !== undefined && { unitName }),
})

type Effect = { need: Need } & Pick<
  Partial<Activity>,
  'words' | 'agreedAt' | 'outcome' | 'grade' | 'first' | 'servedCount' | 'beneficiaries'
>
type Words = HistoryLine['words']
const said = (label: Words[number]['label'], text: string | undefined): Words =>
  text === undefined ? [] : [{ label, text }]

/** What each action changes besides status and version, and what its history line says. */
function apply(next: Need, before: Need, command: ActOnNeed, circumstances: Circumstances): Effect {
  const { actor, now } = circumstances
  switch (command.action) {
    case 'accept':
      return { need: accepted(next, actor, now) }
    case 'ask':
      return {
        need: { ...next, question: command.question, askedFrom: before.status === 'claimed' ? 'claimed' : 'submitted' },
        words: said('question', command.question),
      }
    case 'supply':
      return { need: without(next, 'question', 'askedFrom'), words: said('answer', command.answer) }
    case 'decline':
      return {
        need: accepted({ ...next, decline: { reason: command.reason, turnTo: command.turnTo } }, actor, now),
        words: [...said('reason', command.reason), ...said('turnTo', command.turnTo)],
      }
    case 'resubmit':
      return {
        need: { ...without(next, 'decline'), text: command.text, callBack: false },
        words: said('text', command.text),
      }
    case 'publish':
      return { need: published(next, command, actor, now), words: said('summary', command.publicSummary) }
    case 'unpublish':
      return { need: without(next, 'publisherId'), words: said('reason', command.reason) }
    case 'claim':
      return claimed(next, actor, circumstances, command.agreedAt)
    case 'release':
      return { need: without(next, 'holder', 'doorCode'), words: said('reason', command.reason) }
    case 'hand_over':
      return handedOver(next, command.note, circumstances)
    case 'progress':
      return progressed(next, command)
    case 'fulfil':
      return {
        need: { ...next, result: command.result, outcome: command.outcome },
        words: said('result', command.result),
        outcome: command.outcome,
        servedCount: command.servedCount,
        beneficiaries: command.beneficiaries,
      }
    case 'confirm':
      return confirmed(next, before, command, actor, now)
    case 'reopen':
      return { need: reopened(next, circumstances), words: said('reason', command.reason) }
    case 'close': {
      const ended = {
        outcome: command.outcome,
        result: command.reason,
        closedAt: now,
        first: before.first ?? { outcome: command.outcome },
      }
      const need = accepted({ ...without(next, 'grade', 'doorCode'), ...ended }, actor, now)
      return {
        need,
        words: said('reason', command.reason),
        outcome: command.outcome,
        ...(before.first && { first: before.first }),
      }
    }
    case 'withdraw':
      return { need: without(next, 'question', 'doorCode'), words: said('reason', command.reason) }
  }
}

function without<K extends keyof Need>(need: Need, ...names: K[]): Need {
  const copy = { ...need }
  for (const name of names) delete copy[name]
  return copy
}

/** Stops the response clock once; whoever did it owns the case. */
function accepted(need: Need, { personId, name }: Actor, now: string): Need {
  return need.acceptedAt ? need : { ...need, acceptedAt: now, caseOwner: { personId, name } }
}

function published(next: Need, command: Extract<ActOnNeed, { action: 'publish' }>, actor: Actor, now: string): Need {
  const suggested = suggestPublication(next.category, next.text, next.communityName, knownIn(next))
  const publication: Publication = {
    publicSummary: command.publicSummary,
    effortMinutes: command.effortMinutes ?? suggested.effortMinutes,
    timeWindow: command.timeWindow ?? suggested.timeWindow,
    headcount: command.headcount ?? suggested.headcount,
    costClass: command.costClass ?? suggested.costClass,
    publishedAt: now,
  }
  const barredIds = [...new Set([...next.barredIds, actor.personId])]
  return accepted({ ...next, publication, publisherId: actor.personId, barredIds }, actor, now)
}

const holderOf = (
  person: Pick<Person, 'personId' | 'name' | 'surname' | 'unitId' | 'unitName' | 'showsParty'>,
  version: number,
  now: string,
): Holder => ({
  personId: person.personId,
  name: person.name,
  surname: person.surname,
  ...(person.unitId && { unitId: person.unitId }),
  ...(person.unitName && { unitName: person.unitName }),
  claimedAt: now,
  ...(person.showsParty && { showsParty: true }),
  sinceVersion: version,
})

/** A claim's time lies ahead, and within sixty days. */
function checkAgreedAt(agreedAt: string | undefined, now: string) {
  if (agreedAt === undefined) return
  const ahead = Date.parse(agreedAt) - Date.parse(now)
  if (ahead < 0 || ahead > 60 * 86_400_000) {
    throw new DomainError('invalid_input', '约的时间要在今后六十天内', {
      errors: [{ path: 'agreedAt', message: '请约一个今后六十天内的时间' }],
    })
  }
}

function claimed(next: Need, actor: Actor, { now, doorCode }: Circumstances, agreedAt: string | undefined): Effect {
  checkAgreedAt(agreedAt, now)
  const time = agreedAt === undefined ? {} : { agreedAt: new Date(agreedAt).toISOString() }
  return { need: { ...next, doorCode, holder: { ...holderOf(actor, next.version, now), ...time } }, ...time }
}

function handedOver(next: Need, note: string | undefined, { actor, now, doorCode, successor }: Circumstances): Effect {
  const isColleague =
    successor?.unitId !== undefined && successor.unitId === actor.unitId && successor.personId !== actor.personId
  if (!isColleague || !isRegisteredFor(successor, next.areaPath) || isBarred(successor, next)) {
    throw new DomainError('invalid_input', '只能转给本单位的同事', {
      errors: [{ path: 'toPersonId', message: '请从同事名单里选一位' }],
    })
  }
  const agreed = next.holder?.agreedAt ? { agreedAt: next.holder.agreedAt } : {}
  return {
    need: { ...next, doorCode, holder: { ...holderOf(successor, next.version, now), ...agreed } },
    words: [...said('to', successor.name), ...said('note', note)],
    ...agreed,
  }
}

function progressed(next: Need, command: Extract<ActOnNeed, { action: 'progress' }>): Effect {
  checkAgreedAt(command.agreedAt, next.updatedAt)
  const words = said('note', command.note)
  if (command.agreedAt === undefined || !next.holder) return { need: next, words }
  const agreedAt = new Date(command.agreedAt).toISOString()
  return { need: { ...next, holder: { ...next.holder, agreedAt } }, words, agreedAt }
}

function confirmed(
  next: Need,
  before: Need,
  command: Extract<ActOnNeed, { action: 'confirm' }>,
  actor: Actor,
  now: string,
): Effect {
  if (actor.audience === 'staff' && command.callNote === undefined) {
    throw new DomainError('invalid_input', '请记下回访时居民怎么说', {
      errors: [{ path: 'callNote', message: '请写下回访情况' }],
    })
  }
  const outcome = before.outcome ?? 'resolved'
  const rated = command.grade === undefined ? {} : { grade: command.grade }
  return {
    need: {
      ...without(next, 'grade', 'doorCode'),
      ...rated,
      outcome,
      closedAt: now,
      first: before.first ?? { outcome, ...rated },
    },
    words: said('call', command.callNote),
    outcome,
    ...rated,
    ...(before.first && { first: before.first }),
  }
}

/** Back to whoever held it, or to the desk; what the last closing said is in history. */
function reopened(next: Need, { doorCode }: Circumstances): Need {
  const open = without(next, 'result', 'outcome', 'grade', 'closedAt')
  if (!open.holder) return open
  // The time that was agreed has passed with the visit: the next one is agreed anew.
  const holder = { ...open.holder }
  delete holder.agreedAt
  return { ...open, doorCode, holder }
}
