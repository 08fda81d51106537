import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { AreaId, Instant } from './id'
import { Audience, Role } from './role'
import { Session } from './session'

/** Local only: served by the development kit, absent from every deployed bundle. */
export const listPersonas = endpoint({
  name: 'listPersonas',
  method: 'GET',
  path: '/dev/personas',
  audience: 'public',
  status: 200,
  summary: 'The people of the demo county.',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        personaId: z.string(),
        name: z.string(),
        roles: z.array(Role),
        areaId: AreaId,
        areaName: z.string(),
        note: z.string(),
        audience: Audience,
      }),
    ),
  }),
  errors: [],
})

export const startDevSession = endpoint({
  name: 'startDevSession',
  method: 'POST',
  path: '/dev/sessions',
  audience: 'public',
  status: 200,
  summary: 'Be one of them. `isCookie`: the refresh token goes into the console’s HttpOnly cookie instead of the body.',
  input: z.strictObject({
    personaId: z.string(),
    /** Absent: staff for whoever has a staff role, else citizen. */
    audience: z.optional(Audience),
    isCookie: z.optional(z.boolean()),
  }),
  output: Session,
  errors: ['invalid_input', 'not_found'],
})

export const setDevClock = endpoint({
  name: 'setDevClock',
  method: 'POST',
  path: '/dev/clock',
  audience: 'public',
  status: 200,
  summary: 'Set domain time; it runs on from there. Without `now`: back to real time. Sessions keep real time.',
  input: z.strictObject({ now: z.optional(Instant) }),
  output: z.object({ now: Instant }),
  errors: ['invalid_input'],
})

export const DEV_ENDPOINTS = [listPersonas, startDevSession, setDevClock] as const
