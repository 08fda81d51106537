import type { NeedRow, SubmitNeed } from '@microwish/contract'
import { actOnNeed, type Area, type Context, getNeed, type Platform, submitNeed } from '@microwish/core'
import { aSubmission } from '@microwish/core/factory'
import type { Persona } from './cast'
import { demoCalendar } from './demo-clock'
import { type Actor, type Calendar, type DemoWish, DESK, SUBMITTER } from './story'

export type Stage = {
  platform: Platform
  areas: readonly Area[]
  cast: readonly Persona[]
  /** Milliseconds; the end of the played time. The same at every resumption, or the keys would not fit. */
  base: number
}

/** One thing to do at a moment of played time. */
export type Beat = { at: string; play: () => Promise<void> }

/**
 * The beats of one wish, to be played in order. Every command has a key of its own and names the version that it must
 * find, so that a script that was cut off may be played from the beginning again.
 */
export function beatsOf(wish: DemoWish, stage: Stage): Beat[] {
  const { at, played } = demoCalendar(stage.base, wish.day)
  const named = (name: Actor) => find(stage, wish, name)
  let needId: NeedRow['needId'] | undefined
  const submit: Beat = {
    at: played(0, wish.hour),
    async play() {
      const ctx = contextOf(stage, named(wish.by), submit.at, `demo-${wish.no}-1`)
      const submission = submissionOf(wish, stage, at)
      needId = (await submitNeed(ctx, submission)).needId
    },
  }
  const steps = wish.story.map((step, index): Beat => {
    const moment = played(step.day, step.hour)
    return {
      at: moment,
      async play() {
        if (!needId) return
        const version = index + 1
        const ctx = contextOf(stage, named(step.by), moment, `demo-${wish.no}-${version + 1}`)
        const facts = step.act(at, (name) => named(name).person.personId)
        const row = await actOnNeed(ctx, { ...facts, needId, version })
        // Whoever has claimed it opens the details before they call: the resident sees that in their log.
        if (facts.action === 'claim' && row.tier === 'held') await getNeed(ctx, { needId })
      },
    }
  })
  return [submit, ...steps]
}

/** Made by the factory that the tests use. */
function submissionOf(wish: DemoWish, stage: Stage, at: Calendar): SubmitNeed {
  const { category, text, channel = 'app', onBehalf, saidBefore } = wish
  const { name, phone, address } = wish.contact
  return aSubmission({
    category,
    text,
    callBack: text === undefined,
    areaId: placeOf(stage, wish).areaId,
    contact: { name, phone: `160000000${String(phone).padStart(2, '0')}`, ...(address && { address }) },
    ...(onBehalf && { onBehalf: { ...onBehalf, hasConsented: true } }),
    consent: { version: stage.platform.settings.consentVersion, handOver: true },
    channel,
    ...(saidBefore && { occurredAt: at(-saidBefore, wish.hour) }),
  })
}

function contextOf({ platform }: Stage, { person, audience }: Persona, now: string, idempotencyKey: string): Context {
  const caller = { personId: person.personId, audience, sessionId: 'demo' }
  return { ...platform, now: () => now, caller, idempotencyKey }
}

function placeOf({ areas }: Stage, wish: DemoWish): Area {
  const area = areas.find(({ name }) => name === wish.place)
  if (!area) throw new Error(`the demo county has no ${wish.place}`)
  return area
}

/** The person of that name, the submitter, or the desk of the wish's community. */
function find(stage: Stage, wish: DemoWish, name: Actor): Persona {
  const [, , community] = placeOf(stage, wish).names
  const persona = stage.cast.find(({ roles, area, person }) =>
    name === DESK
      ? roles.includes('community_staff') && area.name === community
      : person.name === (name === SUBMITTER ? wish.by : name),
  )
  if (!persona) throw new Error(`nobody plays ${name} in wish ${wish.no}`)
  return persona
}
