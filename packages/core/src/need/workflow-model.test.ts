import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { DomainError } from '../error'
import { actorOf, aNeed } from '../factory'
import { toActor } from '../person'
import { advanceNeed } from './advance-need'
import type { Need } from './need'
import {
  after,
  CAST,
  castStep,
  commandOf,
  gist,
  gistOf,
  newModel,
  REOPEN_DAYS,
  step,
  submitter,
  verdict,
  type Who,
} from './wish-model.fixture'

const START = Date.parse('2026-11-01T02:00:00.000Z')
const iso = (at: number) => new Date(at).toISOString()

const actorAs = (who: Who, now: string) => {
  const { person, audience } = CAST[who]
  return toActor(person, { personId: person.personId, audience, sessionId: 'ses_test' }, now)
}

/** `expect` is too slow for some hundred thousand comparisons. */
function same(actual: unknown, expected: unknown, what: string) {
  if (!isDeepStrictEqual(actual, expected)) expect({ [what]: actual }).toStrictEqual({ [what]: expected })
}

function attempt(...call: Parameters<typeof advanceNeed>) {
  try {
    return { verdict: 'done', change: advanceNeed(...call) }
  } catch (error) {
    if (error instanceof DomainError) return { verdict: error.code }
    throw error
  }
}

it('10,000 random lives of a wish go as the model says, step by step', () => {
  const reached = new Map<string, number>()
  const property = fc.property(submitter, fc.array(step, { minLength: 1, maxLength: 16 }), (submitted, steps) => {
    const submitterId = CAST[submitted].person.personId
    let model = newModel(submitterId)
    let need: Need = aNeed({ submitterId, barredIds: [submitterId], submittedAt: iso(START) })
    let now = START
    for (const drawn of steps) {
      now += drawn.hours * 3_600_000
      const { who, action } = castStep(model, drawn, now)
      const result = attempt(need, commandOf(need, action, drawn, now), {
        actor: actorAs(who, iso(now)),
        now: iso(now),
        reopenDays: REOPEN_DAYS,
        doorCode: '4729',
        successor: actorOf(drawn.successor),
      })
      const expected = verdict(model, who, action, drawn, now)
      same(result.verdict, expected, `${who} ${action} in ${model.status}`)
      reached.set(`${action}: ${expected}`, (reached.get(`${action}: ${expected}`) ?? 0) + 1)
      if (!result.change) continue
      const { activity } = result.change
      const former = model.holder === result.change.need.holder?.personId ? undefined : model.holder
      const wasAccepted = model.isAccepted
      const from = model.status
      model = after(model, who, action, drawn, now)
      need = result.change.need
      same(gist(need), gistOf(model), `${action} by ${who}`)
      const { version, at, to, formerHolderId, isAccepting = false } = activity
      same(
        { version, at, from: activity.from, to, formerHolderId, isAccepting },
        {
          version: model.version,
          at: iso(now),
          from,
          to: model.status,
          formerHolderId: former,
          isAccepting: !wasAccepted && model.isAccepted,
        },
        `history of ${action}`,
      )
      // A need that nobody holds says nothing about whoever held it before.
      if (model.status === 'open') same(JSON.stringify(need).includes('claimedAt'), false, 'the former holder')
    }
  })
  fc.assert(property, { numRuns: 10_000 })
  // The lives were long enough to say something: every action was done and refused, for every reason there is.
  const seen = [...reached.keys()]
  for (const code of [
    'done',
    'forbidden',
    'own_need',
    'not_registered',
    'too_late',
    'invalid_input',
    'action_not_allowed',
  ])
    expect(seen.some((key) => key.endsWith(code))).toBe(true)
  expect(seen.filter((key) => key.endsWith('done'))).toHaveLength(16)
}, 120_000)
