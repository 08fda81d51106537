import golden from './golden.fixture.json'
import { createWechatClient, type WechatError } from './index'

type Name = keyof typeof golden.exchanges
type Reply = Name | { status: number; body: unknown } | 'no answer'
type Seen = { method: string; path: string; query: Record<string, string>; body?: unknown }

/** Stands where WeChat would: answers with the golden replies in order, and keeps what it was asked. */
function setUp(...replies: Reply[]) {
  const seen: Seen[] = []
  const waits: number[] = []
  const logged: WechatError[] = []
  const time = { ms: Date.parse('2026-11-22T08:00:00.000Z') }
  const client = createWechatClient({
    baseUrl: 'https://api.weixin.qq.com',
    appId: golden.appId,
    secret: golden.secret,
    isLocal: false,
    now: () => time.ms,
    random: () => 0.5,
    log: (error) => logged.push(error),
    sleep: (ms) => (waits.push(ms), Promise.resolve()),
    fetch: (input, init) => {
      const url = new URL(String(input))
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
      const query = Object.fromEntries(url.searchParams)
      seen.push({ method: init?.method ?? 'GET', path: url.pathname, query, ...(body ? { body } : {}) })
      const reply = replies.shift()
      if (reply === undefined) throw new Error('asked more often than expected')
      if (reply === 'no answer') return Promise.reject(new TypeError('fetch failed'))
      const answer = typeof reply === 'string' ? { status: 200, body: golden.exchanges[reply].response } : reply
      return Promise.resolve(new Response(JSON.stringify(answer.body), { status: answer.status }))
    },
  })
  return { client, seen, waits, logged, time }
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as WechatError,
  )
const request = (name: Name): Seen => golden.exchanges[name].request
const busy = { status: 200, body: { errcode: -1, errmsg: 'system error, rid: 67404f40-11111111-22222222' } }

const message = {
  openId: golden.openId,
  templateId: golden.templateId,
  page: 'pages/need/index',
  data: { thing1: '卧室插座松了，插头一碰就掉', phrase2: '有人认领', time3: '2026年11月28日 10:00' },
}

describe('code2Session', () => {
  it('asks as WeChat documents it and answers with the open id, never with the session key', async () => {
    const { client, seen } = setUp('code2session')
    expect(await client.code2Session('0a3ZkR1w3golden')).toEqual({ openId: golden.openId })
    expect(seen).toEqual([request('code2session')])
  })

  it.each(['code2session, code used', 'code2session, code invalid'] as const)('gives up at once: %s', async (reply) => {
    const { client, seen } = setUp(reply)
    expect(await failure(client.code2Session('0a3ZkR1w3golden'))).toMatchObject({ failure: 'code_invalid' })
    expect(seen).toHaveLength(1)
  })

  it('tries three times while WeChat is busy, waiting longer each time', async () => {
    const { client, seen, waits } = setUp(busy, busy, 'code2session')
    await client.code2Session('0a3ZkR1w3golden')
    expect(seen).toHaveLength(3)
    expect(waits).toEqual([150, 300])
  })

  it('does not offer the code again when no answer came: it may be spent', async () => {
    const { client, seen } = setUp('no answer')
    expect(await failure(client.code2Session('0a3ZkR1w3golden'))).toMatchObject({ failure: 'no_answer' })
    expect(seen).toHaveLength(1)
  })

  it.each([
    [45011, 'rate_limited'],
    [45009, 'quota_used_up'],
    [40226, 'refused_user'],
    [40125, 'our_fault'],
    [99999, 'our_fault'],
  ])('names what errcode %i means: %s', async (errcode, expected) => {
    const { client } = setUp({ status: 200, body: { errcode, errmsg: 'whatever' } })
    expect(await failure(client.code2Session('code'))).toMatchObject({ failure: expected, errcode })
  })

  it('takes an HTML page of a box in between for no answer', async () => {
    const { client } = setUp({ status: 502, body: '<html>' })
    expect(await failure(client.code2Session('code'))).toMatchObject({ failure: 'no_answer' })
  })
})

describe('getPhoneNumber', () => {
  it('asks as WeChat documents it and answers with the digits of the number', async () => {
    const { client, seen } = setUp('stable_token', 'getuserphonenumber')
    expect(await client.getPhoneNumber('e1f8golden')).toBe('16000000003')
    expect(seen).toEqual([request('stable_token'), request('getuserphonenumber')])
  })

  it('gives up at once when the code was used, and does not offer it again when no answer came', async () => {
    const used = setUp('stable_token', 'getuserphonenumber, code used')
    expect(await failure(used.client.getPhoneNumber('e1f8golden'))).toMatchObject({ failure: 'code_invalid' })
    const lost = setUp('stable_token', 'no answer')
    expect(await failure(lost.client.getPhoneNumber('e1f8golden'))).toMatchObject({ failure: 'no_answer' })
    expect([used.seen.length, lost.seen.length]).toEqual([2, 2])
  })

  it('fetches the token again when WeChat no longer knows it', async () => {
    const { client } = setUp('stable_token', 'getuserphonenumber, token ended', 'stable_token', 'getuserphonenumber')
    expect(await client.getPhoneNumber('e1f8golden')).toBe('16000000003')
  })

  it('keeps a number from abroad apart from one at home', async () => {
    const info = { phoneNumber: '+85261234567', purePhoneNumber: '61234567', countryCode: '852' }
    const { client } = setUp('stable_token', { status: 200, body: { errcode: 0, errmsg: 'ok', phone_info: info } })
    expect(await client.getPhoneNumber('code')).toBe('0085261234567')
  })

  it('takes an answer without a number for none', async () => {
    const { client } = setUp('stable_token', { status: 200, body: { errcode: 0, errmsg: 'ok' } })
    expect(await failure(client.getPhoneNumber('code'))).toMatchObject({ failure: 'no_answer' })
  })
})

describe('sendSubscribeMessage', () => {
  it('fetches a stable token, then sends as WeChat documents it', async () => {
    const { client, seen } = setUp('stable_token', 'subscribe_send')
    await client.sendSubscribeMessage(message)
    expect(seen).toEqual([request('stable_token'), request('subscribe_send')])
  })

  it('keeps the token until five minutes before its end', async () => {
    const { client, seen, time } = setUp(
      'stable_token',
      'subscribe_send',
      'subscribe_send',
      'stable_token',
      'subscribe_send',
    )
    await client.sendSubscribeMessage(message)
    time.ms += (7_200 - 301) * 1_000
    await client.sendSubscribeMessage(message)
    time.ms += 2_000
    await client.sendSubscribeMessage(message)
    expect(seen.map(({ path }) => path.split('/').pop())).toEqual([
      'stable_token',
      'send',
      'send',
      'stable_token',
      'send',
    ])
  })

  it('fetches one token for callers that come at the same time', async () => {
    const { client, seen } = setUp('stable_token', 'subscribe_send', 'subscribe_send')
    await Promise.all([client.sendSubscribeMessage(message), client.sendSubscribeMessage(message)])
    expect(seen.filter(({ path }) => path.endsWith('stable_token'))).toHaveLength(1)
  })

  it('fetches the token again, without force, when WeChat no longer knows it, and repeats once', async () => {
    const { client, seen } = setUp('stable_token', 'subscribe_send, token ended', 'stable_token', 'subscribe_send')
    await client.sendSubscribeMessage(message)
    expect(seen[2]).toEqual(request('stable_token'))
  })

  it('stops when the new token is refused as well', async () => {
    const ended = 'subscribe_send, token ended'
    const { client } = setUp('stable_token', ended, 'stable_token', ended)
    expect(await failure(client.sendSubscribeMessage(message))).toMatchObject({ errcode: 40001 })
  })

  it('does not send again after a time-out: WeChat knows no idempotency key', async () => {
    const { client, seen } = setUp('stable_token', 'no answer')
    expect(await failure(client.sendSubscribeMessage(message))).toMatchObject({ failure: 'no_answer' })
    expect(seen).toHaveLength(2)
  })

  it('asks for a token again when the first answer was lost', async () => {
    const { client } = setUp('no answer', 'stable_token', 'subscribe_send')
    await expect(client.sendSubscribeMessage(message)).resolves.toBeUndefined()
  })

  it.each([
    ['subscribe_send, not subscribed', 'not_subscribed'],
    ['subscribe_send, bad field', 'our_fault'],
    ['subscribe_send, unknown template', 'our_fault'],
    ['subscribe_send, unknown person', 'our_fault'],
  ] as const)('never repeats %s', async (reply, expected) => {
    const { client, seen } = setUp('stable_token', reply)
    expect(await failure(client.sendSubscribeMessage(message))).toMatchObject({ failure: expected })
    expect(seen).toHaveLength(2)
  })
})

describe('what an error tells', () => {
  it('keeps the rid for the log, and no token, secret, code or word of WeChat', async () => {
    const { client, logged } = setUp('stable_token', 'subscribe_send, token ended', 'stable_token, secret wrong')
    const error = await failure(client.sendSubscribeMessage(message))
    expect(error).toMatchObject({ errcode: 40125, rid: '67404f2c-3e5f7a91-2c4d8b06' })
    expect(logged.map(({ rid }) => rid)).toEqual(['67404f31-7e9f1a3b-4d6c8e05', '67404f2c-3e5f7a91-2c4d8b06'])
    const told = JSON.stringify([...logged, error].map((e) => [e, e?.message, e?.cause]))
    for (const secret of [golden.accessToken, golden.secret, golden.openId, 'invalid'])
      expect(told).not.toContain(secret)
  })
})

describe('the base URL', () => {
  const config = { appId: 'a', secret: 's', now: () => 0, random: () => 0 }
  it.each(['http://127.0.0.1:8080/wechat', 'https://weixin.qq.com.example.org', 'http://api.weixin.qq.com'])(
    'is refused outside the local stack: %s',
    (baseUrl) => {
      expect(() => createWechatClient({ ...config, baseUrl, isLocal: false })).toThrow('local stack')
    },
  )
  it('may be the double in the local stack', () => {
    expect(() =>
      createWechatClient({ ...config, baseUrl: 'http://127.0.0.1:8080/wechat', isLocal: true }),
    ).not.toThrow()
  })
})
