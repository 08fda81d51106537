import type { SubmitNeed } from '@microwish/contract'
import { anOwnNeed, COMMUNITY_ID, ME, ok, refusal, SESSION } from '../test/fixture'
import { noNetwork, wechat } from '../test/taro'
import { flushOutbox, post, takeBack, watchNetwork } from './outbox'
import { forgetPersonal } from './personal-store'

const pathOf = ({ url }: { url: string }) => url.replace(/^.*\/api/, '')
const submissions = () => wechat.requests.filter((request) => pathOf(request) === '/needs')
const stored = () => (wechat.storage.get('mw.m.outbox') ?? []) as { key: string; refusal?: { code: string } }[]

const input = {
  kind: 'wish',
  category: 'repair',
  text: '厨房灯不亮了',
  callBack: false,
  areaId: COMMUNITY_ID,
  contact: { phone: '16000000001' },
  consent: { version: '2026-11', handOver: true },
  channel: 'app',
} as SubmitNeed

/** Signs in and tells who I am; the rest is the test's. */
function answering(needs: typeof wechat.answer) {
  wechat.answer = (request) => {
    if (pathOf(request) === '/sessions') return ok(SESSION)
    if (pathOf(request) === '/me') return ok(ME)
    return needs(request)
  }
}

beforeEach(() => {
  jest.useFakeTimers()
  wechat.reset()
  forgetPersonal()
})
afterEach(() => {
  jest.clearAllTimers()
  jest.useRealTimers()
})

test('what is sent leaves the device', async () => {
  answering(() => ok(anOwnNeed(), 201))
  await expect(post('key-1', input)).resolves.toEqual({ state: 'sent', needId: anOwnNeed().needId })
  expect(stored()).toEqual([])
})

test('a double tap is one request', async () => {
  answering(() => ok(anOwnNeed(), 201))
  await Promise.all([post('key-1', input), post('key-1', input)])
  expect(submissions()).toHaveLength(1)
})

test('without a network it stays on the device, and goes out once, under the same key, when the network is back', async () => {
  answering(noNetwork)
  await expect(post('key-1', input)).resolves.toEqual({ state: 'waiting' })
  expect(stored()).toHaveLength(1)

  answering(() => ok(anOwnNeed(), 201))
  const stop = watchNetwork()
  wechat.setConnected(true)
  wechat.setConnected(true)
  await flushOutbox()
  stop()

  expect(submissions().map(({ header }) => header['idempotency-key'])).toEqual(['key-1', 'key-1'])
  expect(stored()).toEqual([])
  await flushOutbox()
  expect(submissions()).toHaveLength(2)
})

test('a busy server is no refusal: it is tried again by itself', async () => {
  answering(() => refusal('busy'))
  await expect(post('key-1', input)).resolves.toEqual({ state: 'waiting' })
  answering(() => ok(anOwnNeed(), 201))
  await jest.advanceTimersByTimeAsync(16_000)
  expect(stored()).toEqual([])
})

test('a refusal stays with its reason until it is taken back, and is not sent again', async () => {
  answering(() => refusal('money_words', { words: ['捐款'] }))
  await expect(post('key-1', input)).resolves.toMatchObject({ state: 'refused' })
  await flushOutbox()
  expect(submissions()).toHaveLength(1)
  expect(stored()).toMatchObject([{ key: 'key-1', refusal: { code: 'money_words' } }])
  expect(takeBack('key-1')?.input.text).toBe('厨房灯不亮了')
  expect(stored()).toEqual([])
})

test('written before the first sign-in, it learns the consent’s version once and keeps it', async () => {
  answering(noNetwork)
  await post('key-1', { ...input, consent: { version: '', handOver: true } })
  answering(() => ok(anOwnNeed(), 201))
  await flushOutbox()
  expect(submissions().at(-1)?.data).toMatchObject({ consent: { version: '2026-11' } })
})
