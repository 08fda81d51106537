import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createWechatClient, type WechatError } from '@microwish/core/wechat'
import golden from '@microwish/core/wechat/golden'
import { createWechatDouble } from './index'

type Name = keyof typeof golden.exchanges
const TEMPLATE = golden.templateId

function setUp() {
  const time = { ms: Date.parse('2026-11-22T08:00:00.000Z') }
  const { appId, secret } = golden
  const double = createWechatDouble({ appId, secret, now: () => time.ms })
  const client = createWechatClient({
    baseUrl: 'http://double.invalid/wechat',
    appId,
    secret,
    isLocal: true,
    now: () => time.ms,
    random: () => 0,
    sleep: () => Promise.resolve(),
    fetch: async (input, init) => double.app.request(String(input), init),
  })
  const control = (path: string, body: object) =>
    double.app.request(`/wechat/double/${path}`, { method: 'POST', body: JSON.stringify(body) })
  return { double, client, time, control }
}

/** Sends a golden request, with this double's code, open id and token in the places of the recorded ones. */
async function replay(
  { double }: ReturnType<typeof setUp>,
  name: Name,
  real: { code?: string; phoneCode?: string; token?: string; openId?: string } = {},
) {
  const { method, path, query, ...rest } = golden.exchanges[name].request
  const text = JSON.stringify({ query, body: 'body' in rest ? rest.body : undefined })
    .replaceAll('0a3ZkR1w3golden', real.code ?? 'never-issued')
    .replaceAll('e1f8golden', real.phoneCode ?? 'never-issued')
    .replaceAll(golden.accessToken, real.token ?? 'unknown-token')
    .replaceAll(golden.openId, real.openId ?? 'o-unknown')
  const sent = JSON.parse(text) as { query: Record<string, string>; body?: object }
  const response = await double.app.request(`/wechat${path}?${new URLSearchParams(sent.query)}`, {
    method,
    ...(sent.body ? { body: JSON.stringify(sent.body) } : {}),
  })
  return (await response.json()) as Record<string, unknown>
}

/** What must agree: names of fields, error code, WeChat's words; not ids and secrets that differ each time. */
const shape = (body: Record<string, unknown>) => ({
  fields: Object.keys(body),
  errcode: body['errcode'],
  words: String(body['errmsg'] ?? '').replace(/rid: .*/, 'rid'),
})
const expected = (name: Name) => shape(golden.exchanges[name].response)

async function aToken(set: ReturnType<typeof setUp>) {
  return String((await replay(set, 'stable_token'))['access_token'])
}

describe('the wire format, against the recorded exchanges', () => {
  it('exchanges a code once, then says that it was used', async () => {
    const set = setUp()
    const code = set.double.issueCode('luo')
    const first = await replay(set, 'code2session', { code })
    expect(shape(first)).toEqual(expected('code2session'))
    expect(first['openid']).toBe(set.double.openIdOf('luo'))
    expect(shape(await replay(set, 'code2session', { code }))).toEqual(expected('code2session, code used'))
  })

  it('knows no code that it did not give, nor one older than five minutes', async () => {
    const set = setUp()
    expect(shape(await replay(set, 'code2session'))).toEqual(expected('code2session, code invalid'))
    const code = set.double.issueCode('luo')
    set.time.ms += 5 * 60_000
    expect(shape(await replay(set, 'code2session', { code }))).toEqual(expected('code2session, code invalid'))
  })

  it('gives tokens, and refuses a wrong secret', async () => {
    const set = setUp()
    expect(shape(await replay(set, 'stable_token'))).toEqual(expected('stable_token'))
    expect(shape(await replay(set, 'stable_token, secret wrong'))).toEqual(expected('stable_token, secret wrong'))
  })

  it('tells the telephone behind a code once and for five minutes, and has one refusal for the rest', async () => {
    const set = setUp()
    const issue = async () => {
      const answer = await set.control('phone-codes', { personaId: 'luo', phone: '16000000003' })
      return ((await answer.json()) as { code: string }).code
    }
    const real = { token: await aToken(set), phoneCode: await issue() }
    const first = await replay(set, 'getuserphonenumber', real)
    expect(shape(first)).toEqual(expected('getuserphonenumber'))
    const info = golden.exchanges.getuserphonenumber.response.phone_info
    expect(first['phone_info']).toMatchObject({ ...info, watermark: { appid: golden.appId } })
    const used = expected('getuserphonenumber, code used')
    expect(shape(await replay(set, 'getuserphonenumber, code used', real))).toEqual(used)
    const old = { ...real, phoneCode: await issue() }
    set.time.ms += 5 * 60_000
    expect(shape(await replay(set, 'getuserphonenumber', old))).toEqual(used)
  })

  it('sends one message for one consent, then says that there is none', async () => {
    const set = setUp()
    await set.control('credits', { personaId: 'luo', templateId: TEMPLATE })
    const real = { token: await aToken(set), openId: set.double.openIdOf('luo') }
    expect(shape(await replay(set, 'subscribe_send', real))).toEqual(expected('subscribe_send'))
    const again = await replay(set, 'subscribe_send, not subscribed', real)
    expect(shape(again)).toEqual(expected('subscribe_send, not subscribed'))
  })

  it.each([
    'subscribe_send, bad field',
    'subscribe_send, unknown template',
    'subscribe_send, unknown person',
    'subscribe_send, token ended',
    'getuserphonenumber, token ended',
  ] as const)('refuses as recorded: %s', async (name) => {
    const set = setUp()
    await set.control('credits', { personaId: 'luo', templateId: TEMPLATE })
    const real = { token: await aToken(set), openId: set.double.openIdOf('luo') }
    expect(shape(await replay(set, name, real))).toEqual(expected(name))
  })
})

describe('the stable token', () => {
  it('stays the same until five minutes before its end, then overlaps with the next', async () => {
    const set = setUp()
    set.double.issueCode('luo')
    const openId = set.double.openIdOf('luo')
    const first = await aToken(set)
    set.time.ms += (7_200 - 301) * 1_000
    expect(await aToken(set)).toBe(first)
    set.time.ms += 2_000
    const second = await aToken(set)
    expect(second).not.toBe(first)
    for (const token of [first, second])
      expect(await replay(set, 'subscribe_send', { token, openId })).toMatchObject({ errcode: 43101 })
    set.time.ms += 300_000
    expect(await replay(set, 'subscribe_send', { token: first, openId })).toMatchObject({ errcode: 40001 })
  })
})

describe('with the real client', () => {
  const message = {
    templateId: TEMPLATE,
    page: 'pages/need/index',
    data: { thing1: '卧室插座松了，插头一碰就掉，想请师傅来看看', phrase2: '有人认领', time3: '2026年11月28日 10:00' },
  }
  it('signs in, gets a message through, and learns when consents end', async () => {
    const { client, double, control } = setUp()
    const { openId } = await client.code2Session(double.issueCode('luo'))
    await control('credits', { personaId: 'luo', templateId: TEMPLATE })
    await client.sendSubscribeMessage({ ...message, openId })
    await expect(client.sendSubscribeMessage({ ...message, openId })).rejects.toMatchObject({
      failure: 'not_subscribed',
    })
    const { items } = (await (await double.app.request('/wechat/double/messages')).json()) as { items: object[] }
    expect(items).toHaveLength(1)
  })

  it('reads the telephone of the persona, and learns that the code is spent', async () => {
    const time = { ms: 0 }
    const { appId, secret } = golden
    const personas = [{ personaId: 'luo', name: '罗桂香', phone: '16000000001' }]
    const double = createWechatDouble({ appId, secret, now: () => time.ms, personas })
    const client = createWechatClient({
      ...{ baseUrl: 'http://double.invalid/wechat', appId, secret, isLocal: true, now: () => time.ms, random: () => 0 },
      fetch: async (input, init) => double.app.request(String(input), init),
    })
    const code = double.issuePhoneCode('luo') ?? ''
    expect(await client.getPhoneNumber(code)).toBe('16000000001')
    await expect(client.getPhoneNumber(code)).rejects.toMatchObject({ failure: 'code_invalid' })
    expect(double.issuePhoneCode('nobody')).toBeUndefined()
  })

  it('tries again past two injected busy answers', async () => {
    const { client, double, control } = setUp()
    await control('faults', { path: '/sns/jscode2session', times: 2, errcode: -1 })
    await expect(client.code2Session(double.issueCode('luo'))).resolves.toHaveProperty('openId')
  })

  it('does not send twice when the answer is lost on a real socket, although the message went out', async () => {
    const { client: inProcess, double, control, time } = setUp()
    const server = createServer(getRequestListener(double.app.fetch))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    try {
      const { appId, secret } = golden
      const baseUrl = `http://127.0.0.1:${port}/wechat`
      const client = createWechatClient({ baseUrl, appId, secret, isLocal: true, now: () => time.ms, random: () => 0 })
      const { openId } = await inProcess.code2Session(double.issueCode('luo'))
      await control('credits', { personaId: 'luo', templateId: TEMPLATE, count: 2 })
      await control('faults', { path: '/subscribe/send', times: 1, drop: true })
      const error = await client.sendSubscribeMessage({ ...message, openId }).catch((e: WechatError) => e)
      expect(error).toMatchObject({ failure: 'no_answer' })
      const { items } = (await (await double.app.request('/wechat/double/messages')).json()) as { items: object[] }
      expect(items).toHaveLength(1)
    } finally {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  })
})

describe('the page', () => {
  it('shows who signed in, what was sent and which faults hold, with every word escaped', async () => {
    const { double, client, control } = setUp()
    const { openId } = await client.code2Session(double.issueCode('luo'))
    await control('credits', { personaId: 'luo', templateId: TEMPLATE })
    const data = { thing1: '<script>alert(1)', phrase2: '有人认领', time3: '10:00' }
    await client.sendSubscribeMessage({ openId, templateId: TEMPLATE, data })
    await control('faults', { path: '/cgi-bin/stable_token', times: 3, errcode: 45011 })
    const page = await (await double.app.request('/wechat/')).text()
    for (const words of ['luo', '发 1 个，用 1 个', '心愿进展提醒', '&lt;script&gt;', '用完了', '45011'])
      expect(page).toContain(words)
    expect(page).not.toContain('<script>alert')
  })

  it('fetches nothing from elsewhere', async () => {
    const page = await (await setUp().double.app.request('/wechat/')).text()
    expect(page).not.toMatch(/(src|href|url\()=?["']?(https?:)?\/\//)
  })

  it('forgets everything on reset, tokens too', async () => {
    const set = setUp()
    const token = await aToken(set)
    await set.control('reset', {})
    expect(await replay(set, 'subscribe_send', { token })).toMatchObject({ errcode: 40001 })
  })

  it('gives the people of the demo their consents again on reset', async () => {
    const personas = [{ personaId: 'luo', name: '罗桂香' }]
    const { app } = createWechatDouble({ appId: 'a', secret: 's', now: () => 0, personas })
    const credit = async (count: number) => {
      const body = JSON.stringify({ personaId: 'luo', templateId: TEMPLATE, count })
      const answer = await app.request('/wechat/double/credits', { method: 'POST', body })
      return ((await answer.json()) as { credit: number }).credit
    }
    const atFirst = await credit(0)
    await credit(-5)
    await app.request('/wechat/double/reset', { method: 'POST' })
    expect([atFirst, await credit(0)]).toEqual([20, 20])
  })

  it('refuses an order that names two effects, or none', async () => {
    const { control } = setUp()
    const fault = { path: '/sns/jscode2session', times: 1 }
    expect((await control('faults', fault)).status).toBe(400)
    expect((await control('faults', { ...fault, drop: true, delayMs: 5 })).status).toBe(400)
  })
})
