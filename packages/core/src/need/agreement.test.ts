import { NEED_WORKFLOW, NeedAction, NeedStatus, type NextAction } from '@microwish/contract'
import { DomainError } from '../error'
import { actorOf, aHeldNeed, aNeed, aPublication, people, type PersonName } from '../factory'
import { type Actor, toActor } from '../person'
import { advanceNeed } from './advance-need'
import { aCommand } from './command.fixture'
import type { Need } from './need'
import { actionsFor, tierOf } from './need-policy'

const now = '2026-11-21T02:00:00.000Z'
const REOPEN_DAYS = 15
const published = { publication: aPublication(), publisherId: people.desk.personId, acceptedAt: now }
const barred = { barredIds: [people.resident.personId, people.desk.personId] }

/** Every state of a wish that makes a difference to somebody. Held ones are held by `member`; `desk` published. */
const STATES: Record<string, Need> = {
  submitted: aNeed(),
  'submitted, accepted': aNeed({ acceptedAt: now }),
  'needs_info, asked by the desk': aNeed({ status: 'needs_info', askedFrom: 'submitted' }),
  'needs_info, asked by the holder': aHeldNeed({ status: 'needs_info', askedFrom: 'claimed' }),
  declined: aNeed({ status: 'declined', acceptedAt: now }),
  open: aNeed({ status: 'open', ...published, ...barred }),
  claimed: aHeldNeed(),
  fulfilled: aHeldNeed({ status: 'fulfilled', outcome: 'resolved' }),
  'fulfilled, once held by somebody of the desk': aHeldNeed({
    status: 'fulfilled',
    outcome: 'resolved',
    helperIds: [people.deskMate.personId, people.member.personId],
  }),
  closed: aHeldNeed({ status: 'closed', outcome: 'resolved', closedAt: '2026-11-20T02:00:00.000Z' }),
  'closed long ago': aHeldNeed({ status: 'closed', outcome: 'resolved', closedAt: '2026-11-01T02:00:00.000Z' }),
  'closed by the desk': aNeed({ status: 'closed', outcome: 'explained', closedAt: now, acceptedAt: now }),
  withdrawn: aNeed({ status: 'withdrawn' }),
  assigned: aNeed({ status: 'assigned' }),
  shelved: aNeed({ status: 'shelved' }),
  merged: aNeed({ status: 'merged' }),
  converted: aNeed({ status: 'converted' }),
}

/**
 * The agreement, written out by hand from PRODUCT §3 and not from the code: who may do what in which state. Whoever is
 * not named may do nothing.
 */
const AGREEMENT: Record<string, Partial<Record<PersonName, string>>> = {
  submitted: {
    resident: 'withdraw',
    desk: 'accept ask close decline publish',
    deskMate: 'accept ask close decline publish',
    streetStaff: 'accept ask close decline publish',
  },
  'submitted, accepted': {
    resident: 'withdraw',
    desk: 'ask close decline publish',
    deskMate: 'ask close decline publish',
    streetStaff: 'ask close decline publish',
  },
  'needs_info, asked by the desk': { resident: 'supply withdraw' },
  'needs_info, asked by the holder': { resident: 'supply withdraw' },
  declined: { resident: 'resubmit' },
  open: {
    resident: 'withdraw',
    member: 'claim',
    colleague: 'claim',
    siblingMember: 'claim',
    liaison: 'claim',
    desk: 'unpublish',
    deskMate: 'unpublish',
    streetStaff: 'unpublish',
  },
  claimed: {
    resident: 'withdraw',
    member: 'ask fulfil hand_over progress release',
    desk: 'ask close release',
    deskMate: 'ask close release',
    streetStaff: 'ask close release',
  },
  fulfilled: { resident: 'confirm reopen', desk: 'confirm', deskMate: 'confirm', streetStaff: 'confirm' },
  'fulfilled, once held by somebody of the desk': {
    resident: 'confirm reopen',
    desk: 'confirm',
    streetStaff: 'confirm',
  },
  closed: { resident: 'reopen' },
  'closed long ago': {},
  'closed by the desk': { resident: 'reopen' },
  withdrawn: {},
  assigned: { resident: 'withdraw' },
  shelved: {},
  merged: {},
  converted: {},
}

/** Who reads a need in which tier (PRODUCT §5). Whoever is not named is answered 404. */
const DESKS = { desk: 'case', deskMate: 'case', streetStaff: 'case', districtStaff: 'case' }
const TIERS: Record<string, Partial<Record<PersonName, string>>> = {
  submitted: { resident: 'own', ...DESKS },
  'needs_info, asked by the holder': { resident: 'own', member: 'held', ...DESKS },
  declined: { resident: 'own', ...DESKS },
  open: { resident: 'own', member: 'hall', colleague: 'hall', siblingMember: 'hall', liaison: 'hall', ...DESKS },
  claimed: { resident: 'own', member: 'held', ...DESKS },
  fulfilled: { resident: 'own', member: 'held', ...DESKS },
  closed: { resident: 'own', member: 'served', ...DESKS },
  'closed by the desk': { resident: 'own', ...DESKS },
  withdrawn: { resident: 'own', ...DESKS },
}

/** Submitting makes a need, and relocating is done by a merge of areas: neither is anybody's action on one. */
const NEXT = NeedAction.options.filter((option) => option !== 'submit' && option !== 'relocate')
const everybody = Object.keys(people) as PersonName[]
const circumstances = (name: PersonName) => ({
  actor: actorOf(people[name]),
  now,
  reopenDays: REOPEN_DAYS,
  doorCode: '4729',
  successor: actorOf(people.colleague),
})

describe('the agreement on a wish', () => {
  it.each(Object.keys(STATES))('%s: offers each person exactly their actions', (state) => {
    const offered = everybody.map((name) => {
      return [name, actionsFor(actorOf(people[name]), STATES[state]!, now, REOPEN_DAYS).sort().join(' ')]
    })
    expect(offered).toEqual(everybody.map((name) => [name, AGREEMENT[state]?.[name] ?? '']))
  })

  it.each(Object.keys(STATES))('%s: performs exactly what it offers, for every action and everybody', (state) => {
    const need = STATES[state]!
    for (const name of everybody) {
      for (const action of NEXT) {
        const isAgreed = (AGREEMENT[state]?.[name] ?? '').split(' ').includes(action)
        const outcome = attempt(need, action, name)
        expect([name, action, outcome]).toEqual([name, action, isAgreed ? 'done' : refusal(state, name, action)])
      }
    }
  })

  it('covers every status', () => {
    expect(new Set(Object.values(STATES).map(({ status }) => status))).toEqual(new Set(NeedStatus.options))
    expect(Object.keys(AGREEMENT)).toEqual(Object.keys(STATES))
  })

  it.each(Object.keys(TIERS))('%s: is read in exactly these tiers', (state) => {
    const read = everybody.map((name) => [name, tierOf(actorOf(people[name]), STATES[state]!)])
    expect(read).toEqual(everybody.map((name) => [name, TIERS[state]?.[name]]))
  })
})

function attempt(need: Need, action: NextAction, name: PersonName): string {
  try {
    const { need: next, activity } = advanceNeed(need, aCommand(need, action), circumstances(name))
    expect(next.version).toBe(need.version + 1)
    expect(activity).toMatchObject({ version: next.version, from: need.status, to: next.status, action })
    return 'done'
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

/** What stands in no cell of the agreement is refused: with the reason that helps. */
function refusal(state: string, name: PersonName, action: NextAction): string {
  const isReachable = Object.values(AGREEMENT[state] ?? {}).some((actions) => actions.split(' ').includes(action))
  if (state === 'closed long ago') {
    if (action !== 'reopen') return 'action_not_allowed'
    return name === 'resident' ? 'too_late' : 'forbidden'
  }
  if (state === 'submitted, accepted' && action === 'accept') return 'forbidden'
  if (!isReachable) return 'action_not_allowed'
  if (action !== 'claim') return 'forbidden'
  return name === 'resident' || name === 'desk' ? 'own_need' : 'not_registered'
}

describe('nobody', () => {
  const staffAndMember = {
    ...people.desk,
    standings: [...people.desk.standings, ...people.member.standings],
  }

  it('claims what they submitted, though they are registered', () => {
    const need = { ...STATES['open']!, submitterId: people.member.personId, barredIds: [people.member.personId] }
    expect(attempt(need, 'claim', 'member')).toBe('own_need')
  })

  it('claims what they published', () => {
    const actor = { ...actorOf(people.desk), audience: 'citizen' as const, standings: people.member.standings }
    const need = STATES['open']!
    let code: unknown
    try {
      advanceNeed(need, aCommand(need, 'claim'), { ...circumstances('desk'), actor })
    } catch (error) {
      code = (error as DomainError).code
    }
    expect(code).toBe('own_need')
  })

  it('confirms what they did, though they are staff', () => {
    const need = aHeldNeed({
      status: 'fulfilled',
      holder: { ...aHeldNeed().holder!, personId: staffAndMember.personId },
    })
    expect(attempt(need, 'confirm', 'desk')).toBe('forbidden')
    expect(attempt(need, 'confirm', 'deskMate')).toBe('done')
  })

  it('confirms what went from their hands to another unit, though they are staff', () => {
    const open = aNeed({ status: 'open', ...published, barredIds: [people.resident.personId] })
    const as = (actor: Actor) => ({ ...circumstances('desk'), actor })
    const inTheField = actorOf({ ...people.desk, standings: people.member.standings })
    let { need } = advanceNeed(open, aCommand(open, 'claim'), as(inTheField))
    for (const [action, who] of [
      ['release', inTheField],
      ['claim', actorOf(people.liaison)],
      ['fulfil', actorOf(people.liaison)],
    ] as const)
      need = advanceNeed(need, aCommand(need, action), as(who)).need
    expect(attempt(need, 'confirm', 'desk')).toBe('forbidden')
    expect(attempt(need, 'confirm', 'deskMate')).toBe('done')
  })

  it.each([
    ['has ended', { to: '2026-11-21T02:00:00.000Z' }, 'staff'],
    ['has not begun', { from: '2026-11-21T02:00:00.001Z' }, 'staff'],
    ['sleeps in this audience', {}, 'citizen'],
  ] as const)('acts by a role that %s', (_, limits, audience) => {
    const standings = people.desk.standings.map((standing) => ({ ...standing, ...limits }))
    const caller = { personId: people.desk.personId, audience, sessionId: 'ses_test' }
    const actor = toActor({ ...people.desk, standings }, caller, now)
    expect(actionsFor(actor, STATES['submitted']!, now, REOPEN_DAYS)).toEqual([])
    expect(tierOf(actor, STATES['submitted']!)).toBeUndefined()
  })
})

it('every action of the workflow has a command, and every command an action', () => {
  const actions = new Set(Object.values(NEED_WORKFLOW).flatMap((row) => Object.keys(row)))
  expect([...actions].sort()).toEqual([...NEXT].sort())
})
