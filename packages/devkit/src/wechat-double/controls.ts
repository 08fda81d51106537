import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { DoubleState } from './double-state'
import { TEMPLATES } from './message-template'
import { PUSH_EVENTS, type PushEventName } from './push-message'
import type { Pushes } from './pushes'

const PersonaId = z.string().check(z.regex(/^[\w-]{1,64}$/))
const Codes = z.strictObject({ personaId: PersonaId })
/** The persona's own telephone unless another is named: a couple may share one. */
const PhoneCodes = z.strictObject({ personaId: PersonaId, phone: z.optional(z.string().check(z.regex(/^\d{11}$/))) })
const Credits = z.strictObject({
  personaId: PersonaId,
  templateId: z.string().check(z.refine((id) => id in TEMPLATES)),
  count: z._default(z.int().check(z.gte(-100), z.lte(100)), 1),
})
const Push = z.strictObject({
  personaId: PersonaId,
  event: z.enum(Object.keys(PUSH_EVENTS) as [PushEventName, ...PushEventName[]]),
  copies: z._default(z.int().check(z.gte(1), z.lte(10)), 1),
})
const effect = {
  errcode: z.optional(z.int()),
  delayMs: z.optional(z.int().check(z.gte(1), z.lte(60_000))),
  drop: z.optional(z.literal(true)),
}
const Fault = z
  .strictObject({
    path: z.string().check(z.startsWith('/'), z.maxLength(100)),
    times: z.int().check(z.gte(1), z.lte(1_000)),
    ...effect,
  })
  .check(z.refine((fault) => Object.keys(effect).filter((name) => name in fault).length === 1))

/** What a test or a person does to the double: hand out codes and consents, order faults, clear everything. */
export function controlRoutes(state: DoubleState, phoneOf: (personaId: string) => string | undefined, pushes?: Pushes) {
  const controls = new Hono()
  const post = <S extends z.ZodMiniType>(
    path: string,
    schema: S,
    act: (input: z.output<S>) => object | Promise<object>,
  ) =>
    controls.post(path, async (c) => {
      const input = schema.safeParse(await c.req.json().catch(() => undefined))
      return input.success ? c.json(await act(input.data)) : c.json({ error: 'invalid' }, 400)
    })

  post('/codes', Codes, ({ personaId }) => ({ code: state.issueCode(personaId) }))
  post('/phone-codes', PhoneCodes, ({ personaId, phone = phoneOf(personaId) }) =>
    phone === undefined ? { error: 'no telephone' } : { code: state.issuePhoneCode(phone) },
  )
  post('/credits', Credits, ({ personaId, templateId, count }) => {
    state.addCredit(personaId, templateId, count)
    return { credit: state.credits(personaId).get(templateId) }
  })
  post('/faults', Fault, ({ path, times, errcode, delayMs, drop }) => {
    state.addFault({
      path,
      times,
      ...(errcode === undefined ? {} : { errcode }),
      ...(delayMs === undefined ? {} : { delayMs }),
      ...(drop ? { drop } : {}),
    })
    return { faults: state.seen().faults }
  })
  if (pushes)
    post('/pushes', Push, async ({ event, ...order }) => ({ items: await pushes.send({ ...order, events: [event] }) }))
  controls.post('/reset', (c) => {
    state.reset()
    return c.json({ isReset: true })
  })
  controls.get('/messages', (c) => c.json({ items: state.seen().messages }))
  return controls
}
