import { openPush } from '@microwish/core/wechat'
import golden from '@microwish/core/wechat/golden'
import { createWechatDouble } from './index'

const { token, encodingAesKey } = golden.push.keys
const { appId, secret } = golden
const now = () => Date.parse('2026-11-22T08:00:00.000Z')

/** A double that pushes to an address whose answers a test lays out; the last one stays. */
function setUp(...answers: [string | number, ...(string | number)[]]) {
  const opened: { id: string; message: Record<string, unknown> }[] = []
  const double = createWechatDouble({
    ...{ appId, secret, now, personas: [{ personaId: 'luo', name: '罗桂香' }] },
    pushTo: {
      token,
      encodingAesKey,
      async deliver(request) {
        const query = Object.fromEntries(new URL(request.url).searchParams)
        const { id, message } = openPush({ appId, token, encodingAesKey }, query, await request.text(), now())
        opened.push({ id, message: message as Record<string, unknown> })
        const answer = answers[Math.min(opened.length, answers.length) - 1] ?? ''
        return typeof answer === 'number' ? new Response('failed', { status: answer }) : new Response(answer)
      },
    },
  })
  const control = (body: object) =>
    double.app.request('/wechat/double/pushes', { method: 'POST', body: JSON.stringify(body) })
  return { double, control, opened }
}
const order = { personaId: 'luo', event: 'user_authorization_revoke' }

describe('a push of the double', () => {
  it('is proved and opened by the product, and names the person apart from the service', async () => {
    const { control, double, opened } = setUp('success')
    await control(order)
    expect(opened[0]?.message).toMatchObject({ Event: order.event, OpenID: double.openIdOf('luo'), AppID: appId })
    expect(opened[0]?.message['FromUserName']).not.toBe(double.openIdOf('luo'))
  })

  it.each<[string, [string | number, ...(string | number)[]], number, boolean]>([
    ['once where it is taken', ['success'], 1, true],
    ['once where the answer is empty, which WeChat takes for yes', [''], 1, true],
    ['until it is taken', [500, 503, 'success'], 3, true],
    ['four times at most', [500], 4, false],
    ['again where the answer is a page', ['<html>'], 4, false],
  ])('is sent %s', async (_, answers, tries, isTaken) => {
    const { control, opened } = setUp(...answers)
    expect(await (await control(order)).json()).toMatchObject({ items: [{ tries, isTaken }] })
    expect(opened).toHaveLength(tries)
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
  })

  it('may come twice, and the later event first', async () => {
    const { double, opened } = setUp('success')
    const events = ['subscribe_msg_popup_event', 'subscribe_msg_change_event'] as const
    await double.push?.({ personaId: 'luo', events, copies: 2, isReversed: true })
    expect(opened.map(({ message }) => message['Event'])).toEqual([events[1], events[0], events[1], events[0]])
    expect(new Set(opened.map(({ id }) => id)).size).toBe(2)
  })

  it('is asked for on the page, which then says how it went', async () => {
    const { control, double } = setUp(500, 'success', 500)
    const read = async () => (await double.app.request('/wechat/')).text()
    expect(await read()).toContain('<option value="luo">罗桂香</option>')
    await control(order)
    expect(await read()).toMatch(/罗桂香撤回了授权[^]*系统收下了，第 2 次/)
    await control(order)
    expect(await read()).toContain('系统没有收下，试了 4 次')
  })

  it('is no control of a double that has no address', async () => {
    const { app, push } = createWechatDouble({ appId, secret, now, personas: [{ personaId: 'luo', name: '罗桂香' }] })
    expect(push).toBeUndefined()
    expect((await app.request('/wechat/double/pushes', { method: 'POST', body: '{}' })).status).toBe(404)
    expect(await (await app.request('/wechat/')).text()).not.toContain('撤回授权')
  })

  it.each([{ personaId: 'luo' }, { ...order, event: 'subscribe' }, { ...order, copies: 11 }])(
    'is refused for %j',
    async (body) => {
      expect((await setUp('success').control(body)).status).toBe(400)
    },
  )
})
