import { randomBytes } from 'node:crypto'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { startEraseByOpenId } from '@microwish/core'
import { people } from '@microwish/core/factory'
import { PUSH_WINDOW_MS, pushStore } from '@microwish/core/wechat'
import { createPushApp, type LogEntry, SecretRefused } from '../src'
import { pushCheck, sealedPush } from './sealed-push'
import { startApi, type TestApi } from './set-up'

const KEYS = {
  appId: 'wx0123456789abcdef',
  push: { token: 'q8Wm2sXk5LtR7vTn', encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' },
}
const OPEN_ID = 'oQ7Zt5MhXk2vRb9LwYc4Jd8sNfGa'
const LOST = new Error('the queue is away')

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.stores.people.findOrCreate('hash', () => ({ ...people.resident, openId: OPEN_ID }))
})
afterAll(() => api.stop())

/** The address as it is deployed, with a queue that a test may break and a clock that it may move. */
function openAddress() {
  const seen = { queued: [] as string[], logs: [] as LogEntry[] }
  const at = { shiftMs: 0, isQueueAway: false, isSecretEmpty: false }
  const queue = {
    send: (jobId: string) => (at.isQueueAway ? Promise.reject(LOST) : Promise.resolve(void seen.queued.push(jobId))),
  }
  const app = createPushApp({
    keys: () =>
      at.isSecretEmpty
        ? Promise.reject(new SecretRefused('nobody has filled it in'))
        : Promise.resolve({ appId: KEYS.appId, ...KEYS.push }),
    pushes: pushStore(api.database),
    erase: (openId, key) =>
      startEraseByOpenId({ ...api.platform, queue }, { openId, reason: 'revoked' }, { startedBy: 'wechat_push', key }),
    log: (entry) => seen.logs.push(entry),
    realNow: () => Date.now() + at.shiftMs,
  })
  const post = async ({ query, body }: { query: string; body: string }, headers: Record<string, string> = {}) => {
    const response = await app.request(`/wechat/push?${query}`, { method: 'POST', body, headers })
    return [response.status, await response.text()]
  }
  return { app, at, post, seen }
}

const event = (Event: string, more: object = {}) => ({
  ...{ ToUserName: 'gh_1', FromUserName: OPEN_ID, CreateTime: Math.floor(Date.now() / 1000), MsgType: 'event', Event },
  // Two events of one second are two events.
  MsgID: randomBytes(6).toString('hex'),
  ...more,
})
const revoked = (more: object = {}) =>
  event('user_authorization_revoke', { FromUserName: 'o-service', OpenID: OPEN_ID, AppID: KEYS.appId, ...more })
const sealed = (message: object = revoked(), keys = KEYS) => sealedPush(keys, message)

async function written(): Promise<number> {
  const { client, tables } = api.tables
  const counts = await Promise.all(
    Object.values(tables).map((TableName) => client.send(new ScanCommand({ TableName, Select: 'COUNT' }))),
  )
  return counts.reduce((sum, { Count = 0 }) => sum + Count, 0)
}

describe('WeChat’s message push', () => {
  it('answers the check of the address with its echo, as plain text', async () => {
    const { app } = openAddress()
    const response = await app.request(`/wechat/push?${pushCheck(KEYS, '4375120948345356249')}`)
    expect([response.status, await response.text()]).toEqual([200, '4375120948345356249'])
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  })

  it('starts one erasing of whoever took the authorisation back, however often and in what order it is told', async () => {
    const { post, seen } = openAddress()
    const [message, sent] = [revoked(), event('subscribe_msg_sent_event', { List: { ErrorCode: '0' } })]
    for (const one of [sent, message, message, sent, message]) expect(await post(sealed(one))).toEqual([200, 'success'])
    expect(seen.queued).toHaveLength(1)
    expect(await api.stores.jobs.get(seen.queued[0] ?? '')).toMatchObject({
      kind: 'erase',
      input: { personId: people.resident.personId, reason: 'revoked' },
      startedBy: 'wechat_push',
    })
    expect(seen.logs).toEqual([
      { level: 'info', event: 'push', requestId: '', kind: 'delivery', delivered: 1, failed: 0 },
      { level: 'info', event: 'push', requestId: '', kind: 'revoked' },
    ])
  })

  it('acts once on ten copies that come at the same moment', async () => {
    const { post, seen } = openAddress()
    const message = revoked()
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(sealed(message))))
    expect(new Set(answers.map(String))).toEqual(new Set(['200,success']))
    expect(new Set(seen.queued).size).toBe(1)
    expect(seen.logs).toHaveLength(1)
  })

  it('does not say success for what it could not do, and does it when WeChat tells it again', async () => {
    const { at, post, seen } = openAddress()
    const message = revoked()
    at.isQueueAway = true
    expect(await post(sealed(message))).toEqual([500, 'failed'])
    at.isQueueAway = false
    expect(await post(sealed(message))).toEqual([200, 'success'])
    expect(seen.queued).toHaveLength(1)
    expect(seen.logs.map(({ event: name }) => name)).toEqual(['push_failed', 'push'])
  })

  it('waits with everything while nobody has filled in the secret', async () => {
    const { at, post, seen } = openAddress()
    at.isSecretEmpty = true
    expect(await post(sealed())).toEqual([500, 'failed'])
    expect(seen.logs).toEqual([{ level: 'error', event: 'push_failed', requestId: '', error: 'SecretRefused' }])
  })

  it.each<[string, object, object]>([
    ['somebody whom nobody knows', revoked({ OpenID: 'o-stranger' }), { kind: 'revoked' }],
    ['a check of an image', event('wxa_media_check'), { kind: 'media_check' }],
    ['what nobody knows', event('debug_demo'), { kind: 'other' }],
    [
      'consents',
      event('subscribe_msg_popup_event', { List: [{ SubscribeStatusString: 'accept' }] }),
      { kind: 'consents', given: 1, refused: 0 },
    ],
  ])('takes note of %s, and starts nothing', async (_, message, counts) => {
    const { post, seen } = openAddress()
    expect(await post(sealed(message))).toEqual([200, 'success'])
    expect(seen.queued).toEqual([])
    expect(seen.logs).toEqual([{ level: 'info', event: 'push', requestId: '', ...counts }])
    expect(JSON.stringify(seen.logs)).not.toMatch(/oQ7Z|o-str/)
  })
})

describe('whoever is not WeChat', () => {
  const altered = (text: string) =>
    text.replace(/"Encrypt":"(.)/, (_, first) => `"Encrypt":"${first === 'A' ? 'B' : 'A'}`)
  const otherApp = () => sealed(revoked(), { ...KEYS, appId: 'wxfedcba9876543210' })
  const guessed = () => sealed(revoked(), { ...KEYS, push: { ...KEYS.push, token: 'guessed' } })

  it.each<[string, () => { query: string; body: string }, number]>([
    ['with a guessed token', guessed, 403],
    ['with a signature left out', () => ({ ...sealed(), query: 'timestamp=1&nonce=2' }), 403],
    ['with a signature of one letter less', () => ({ ...sealed(), query: sealed().query.slice(0, -1) }), 403],
    ['with an altered cipher', () => ({ ...sealed(), body: altered(sealed().body) }), 403],
    ['with the signature of another push', () => ({ query: sealed().query, body: sealed().body }), 403],
    ['with a message for another app', otherApp, 403],
    ['with a message in the clear', () => ({ ...sealed(), body: JSON.stringify(revoked()) }), 400],
    ['with XML', () => ({ ...sealed(), body: '<xml><Encrypt>a</Encrypt></xml>' }), 400],
    ['with no body', () => ({ ...sealed(), body: '' }), 400],
    ['with no query', () => ({ ...sealed(), query: '' }), 400],
    ['with 33 KB', () => ({ ...sealed(), body: JSON.stringify({ Encrypt: 'A'.repeat(33 * 1024) }) }), 413],
  ])('%s is refused, and nothing is written', async (_, forge, status) => {
    const { post, seen } = openAddress()
    const before = await written()
    expect(await post(forge())).toEqual([status, 'refused'])
    expect([await written(), seen.queued]).toEqual([before, []])
  })

  it.each([PUSH_WINDOW_MS + 2_000, -PUSH_WINDOW_MS - 2_000])(
    'with a push of WeChat kept for %i ms is refused: it is stale',
    async (shiftMs) => {
      const { at, post, seen } = openAddress()
      at.shiftMs = shiftMs
      const before = await written()
      expect(await post(sealed())).toEqual([403, 'refused'])
      expect([await written(), seen.queued]).toEqual([before, []])
    },
  )

  it('with the very push again, nonce and all, changes nothing', async () => {
    const { post, seen } = openAddress()
    const kept = sealed()
    await post(kept)
    const before = await written()
    expect(await post(kept)).toEqual([200, 'success'])
    expect([await written(), seen.queued.length, seen.logs.length]).toEqual([before, 1, 1])
  })

  it('who says that a body of 33 KB is short is refused by its length', async () => {
    const { post } = openAddress()
    const body = `{"Encrypt":"${'A'.repeat(33 * 1024)}"}`
    expect(await post({ ...sealed(), body }, { 'content-length': '10' })).toEqual([413, 'refused'])
  })

  it.each<[string, string, number]>([
    ['GET', '', 400],
    ['GET', 'echostr=a&timestamp=1&nonce=2&signature=0', 403],
    ['PUT', '', 405],
    ['DELETE', '', 405],
  ])('with %s and ?%s is refused', async (method, query, status) => {
    expect((await openAddress().app.request(`/wechat/push?${query}`, { method })).status).toBe(status)
  })

  it('gets no page back through the echo', async () => {
    const { app } = openAddress()
    expect((await app.request(`/wechat/push?${pushCheck(KEYS, '%3Cscript%3E')}`)).status).toBe(400)
  })
})
