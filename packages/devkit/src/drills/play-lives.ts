import type { NeedId } from '@microwish/contract'
import { type Context, submitNeed } from '@microwish/core'
import { aSubmission } from '@microwish/core/factory'
import { demoAreas, demoPersonas, DEMO_WISHES } from '../demo'
import { beatsOf } from '../demo/play-wish'
import type { Rehearsal } from './rehearsal'

/** Wishes of the demo that a drill plays: enough for every status and for history of some length. */
const WISHES = 13
const AREAS = demoAreas()
const CAST = demoPersonas(AREAS)

/** The demo's lives in the order in which they happened, to be played in parts. */
export function livesOf({ stack }: Rehearsal) {
  const { platform } = stack
  // Weeks are played in a second of real time, which is what the daily quotas go by.
  const settings = { ...platform.settings, submissionsPerDay: { citizen: 1_000, staff: 1_000 }, claimsPerDay: 1_000 }
  const stage = { platform: { ...platform, settings }, areas: AREAS, cast: CAST, base: Date.now() }
  const lanes = DEMO_WISHES.slice(0, WISHES).map((wish) => beatsOf(wish, stage))
  const moments = lanes.flatMap((beats) => beats.map(({ at }) => at)).sort()
  return {
    /** Plays what is left up to this share of all; wishes side by side. @returns how many things happened */
    async playTo(share: number): Promise<number> {
      const end = moments[Math.round(moments.length * share) - 1] ?? ''
      const counts = lanes.map(async (beats) => {
        const part = beats.splice(0, beats.filter(({ at }) => at <= end).length)
        for (const beat of part) await beat.play()
        return part.length
      })
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
    },
  }
}

/** A context of somebody of the demo county. */
export function contextOf({ stack }: Rehearsal, name: string, platform = stack.platform): Context {
  const persona = CAST.find(({ person }) => person.name === name)
  if (!persona) throw new Error(`nobody is called ${name}`)
  const { person, audience } = persona
  return { ...platform, caller: { personId: person.personId, audience, sessionId: 'drill' } }
}

/** A wish of somebody, said now. */
export async function sayWish(ctx: Context, placeName: string, text: string): Promise<NeedId> {
  const place = AREAS.find(({ name }) => name === placeName)
  if (!place) throw new Error(`the demo county has no ${placeName}`)
  const consent = { version: ctx.settings.consentVersion, handOver: true } as const
  const input = aSubmission({ areaId: place.areaId, text, consent })
  return (await submitNeed({ ...ctx, idempotencyKey: ctx.newId('key') }, input)).needId
}
