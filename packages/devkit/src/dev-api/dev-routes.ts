import * as contract from '@microwish/contract'
import { type HttpEnv, intoCookie, readInput, send } from '@microwish/api'
import type { Persona } from '../demo/cast'
import { type AccessSigner, DomainError, openSession, sessionSeconds, type Platform } from '@microwish/core'
import type { Hono } from 'hono'
import type { DomainClock } from '../stack/domain-clock'

type Parts = {
  app: Hono<HttpEnv>
  clock: DomainClock
  platform: Platform
  sessions: { sign: AccessSigner }
  personas: readonly Persona[]
}

/**
 * The dev doors (decision 15): whoever can reach them can be anybody and set the clock, so they live here, are mounted by
 * the local stack alone, and a test greps every deployed bundle for them. Must be mounted before the API's catch-all.
 */
export function devRoutes({ app, clock, platform, sessions, personas }: Parts) {
  app.get('/api/dev/personas', (c) =>
    send(c, contract.listPersonas, {
      items: personas.map(({ personaId, person, roles, area, note, audience }) => ({
        personaId,
        name: person.name,
        roles,
        areaId: area.areaId,
        areaName: area.name,
        note,
        audience,
      })),
    }),
  )
  app.post('/api/dev/sessions', async (c) => {
    const { personaId, audience, isCookie } = await readInput(c, contract.startDevSession)
    const persona = personas.find((one) => one.personaId === personaId)
    // Who has been erased is nobody any more, in the demo too.
    if (!persona || !(await platform.stores.people.get(persona.person.personId)))
      throw new DomainError('not_found', '没有这个人物')
    const session = await openSession(
      { ...platform, ...sessions },
      { personId: persona.person.personId, audience: audience ?? persona.audience },
    )
    return send(
      c,
      contract.startDevSession,
      isCookie ? intoCookie(c, session, sessionSeconds(platform.settings, session.audience)) : session,
    )
  })
  app.post('/api/dev/clock', async (c) => {
    const { now } = await readInput(c, contract.setDevClock)
    return send(c, contract.setDevClock, { now: clock.set(now) })
  })
}
