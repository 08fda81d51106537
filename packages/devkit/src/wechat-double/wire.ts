import { randomBytes } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { DoubleState } from './double-state'
import { findFieldFault } from './field-rule'
import { TEMPLATES } from './message-template'

type Account = { appId: string; secret: string }

const rid = () => [1, 2, 3].map(() => randomBytes(4).toString('hex')).join('-')
const TOKEN_FAULT = [40001, 'invalid credential, access_token is invalid or not latest,'] as const
/** WeChat answers 200 whatever happened; the fault stands in the body. */
const refuse = (c: Context, errcode: number, errmsg: string) => c.json({ errcode, errmsg: `${errmsg} rid: ${rid()}` })

/** The four operations of WeChat's API that the product uses, on WeChat's own paths and in its own words. */
export function wireRoutes(state: DoubleState, account: Account) {
  const wire = new Hono()

  const findAccountFault = (appId: unknown, secret: unknown): [number, string] | undefined => {
    if (appId !== account.appId) return [40013, 'invalid appid,']
    if (secret !== account.secret) return [40125, 'invalid appsecret,']
    return undefined
  }

  wire.get('/sns/jscode2session', (c) => {
    const { appid, secret, js_code: code = '' } = c.req.query()
    const fault = findAccountFault(appid, secret)
    if (fault) return refuse(c, ...fault)
    const outcome = state.useCode(code)
    if (outcome === 'used') return refuse(c, 40163, 'code been used,')
    if (outcome === 'invalid') return refuse(c, 40029, 'invalid code,')
    return c.json({ openid: state.openIdOf(outcome.personaId), session_key: randomBytes(16).toString('base64') })
  })

  wire.post('/cgi-bin/stable_token', async (c) => {
    const { appid, secret, force_refresh: isForced } = await readBody(c)
    const fault = findAccountFault(appid, secret)
    if (fault) return refuse(c, ...fault)
    const { value, expiresIn } = state.token(isForced === true)
    return c.json({ access_token: value, expires_in: expiresIn })
  })

  wire.post('/wxa/business/getuserphonenumber', async (c) => {
    if (!state.knowsToken(c.req.query('access_token') ?? '')) return refuse(c, ...TOKEN_FAULT)
    const { code } = await readBody(c)
    const phone = state.usePhoneCode(String(code))
    if (phone === undefined) return refuse(c, 40029, 'invalid code')
    const watermark = { timestamp: Math.floor(state.now() / 1000), appid: account.appId }
    const info = { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark }
    return c.json({ errcode: 0, errmsg: 'ok', phone_info: info })
  })

  wire.post('/cgi-bin/message/subscribe/send', async (c) => {
    if (!state.knowsToken(c.req.query('access_token') ?? '')) return refuse(c, ...TOKEN_FAULT)
    const { touser, template_id: templateId, page, data } = await readBody(c)
    const personaId = state.personaOf(String(touser))
    if (personaId === undefined) return refuse(c, 40003, 'invalid openid')
    const template = TEMPLATES[String(templateId)]
    if (!template) return refuse(c, 40037, 'invalid template_id')
    const given = (data ?? {}) as Record<string, { value: string }>
    const fieldFault = findFieldFault(template.fields, given)
    if (fieldFault) return refuse(c, 47003, `argument invalid! ${fieldFault}`)
    if ((state.credits(personaId).get(String(templateId)) ?? 0) < 1)
      return refuse(c, 43101, 'user refuse to accept the msg')
    state.addCredit(personaId, String(templateId), -1)
    state.keepMessage({
      personaId,
      templateId: String(templateId),
      ...(typeof page === 'string' ? { page } : {}),
      fields: Object.entries(template.fields).map(([key, label]) => ({ label, value: given[key]?.value ?? '' })),
    })
    return c.json({ errcode: 0, errmsg: 'ok' })
  })

  return wire
}

/** A body that is no JSON object counts as an empty one, and fails at its first missing field. */
async function readBody(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => ({}))
  return body !== null && typeof body === 'object' ? (body as Record<string, unknown>) : {}
}
