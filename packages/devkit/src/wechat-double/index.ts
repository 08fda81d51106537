import { Hono } from 'hono'
import { controlRoutes } from './controls'
import { createDoubleState } from './double-state'
import { injectFaults } from './faults'
import { TEMPLATES } from './message-template'
import { doublePage } from './page'
import type { PushTarget } from './push'
import { createPushes } from './pushes'
import { wireRoutes } from './wire'

export type WechatDoubleOptions = {
  appId: string
  secret: string
  /** Milliseconds, real time. */
  now: () => number
  /** Names for the page; an unknown persona is shown by its id. */
  personas?: readonly { personaId: string; name: string; phone?: string }[]
  /** Where it pushes what happens at WeChat; without it, nowhere. */
  pushTo?: PushTarget
}

/**
 * WeChat, on this machine: mount `app` at the root of a site. Its base URL for the client is `<origin>/wechat`; the
 * page is `/wechat/`, and the controls lie below `/wechat/double/`.
 */
export function createWechatDouble({ appId, secret, now, personas = [], pushTo }: WechatDoubleOptions) {
  // Everybody of the demo has looked in before, and has allowed a few messages of each kind.
  const state = createDoubleState(appId, now, (fresh) => {
    for (const { personaId } of personas)
      for (const templateId of Object.keys(TEMPLATES)) fresh.addCredit(personaId, templateId, 20)
  })
  const names = new Map(personas.map(({ personaId, name }) => [personaId, name]))
  const phones = new Map(personas.map(({ personaId, phone }) => [personaId, phone]))
  const pushes = pushTo && createPushes(state, pushTo, appId, now)
  const app = new Hono()
  for (const path of ['/wechat/sns/*', '/wechat/cgi-bin/*', '/wechat/wxa/*']) app.use(path, injectFaults(state))
  app.route('/wechat', wireRoutes(state, { appId, secret }))
  app.route(
    '/wechat/double',
    controlRoutes(state, (personaId) => phones.get(personaId), pushes),
  )
  app.get('/wechat', (c) => c.redirect('wechat/', 301))
  app.get('/wechat/', (c) =>
    doublePage(c, state, (personaId) => names.get(personaId) ?? personaId, pushes !== undefined),
  )
  return {
    app,
    /** What `wx.login` would hand to the mini-program of this person. */
    issueCode: (personaId: string) => state.issueCode(personaId),
    /** What the button `getPhoneNumber` would hand over: for the persona's own telephone, or another that lies there. */
    issuePhoneCode: (personaId: string, phone = phones.get(personaId)) =>
      phone === undefined ? undefined : state.issuePhoneCode(phone),
    openIdOf: (personaId: string) => state.openIdOf(personaId),
    reset: () => state.reset(),
    /** What happens at WeChat, told to the product; nothing without an address. */
    ...(pushes && { push: pushes.send }),
  }
}
export { TEMPLATES } from './message-template'
export { type PushTarget, pushRequest } from './push'
export type WechatDouble = ReturnType<typeof createWechatDouble>
