import { cachedSecret, SecretRefused, type SecretTrouble } from '../src/lambda/cached-secret'
import { readSessionKeys, readSessionSecret } from '../src/lambda/session-secret'
import { readPushSecret, readWechatAccount } from '../src/lambda/wechat-secret'

const MINUTE = 60_000
type Answer = string | Error | Promise<string>

/** A store whose answers a test lays out; the last one stays. */
function setUp(...answers: [Answer, ...Answer[]]) {
  const clock = { ms: 0 }
  const seen = { reads: 0, troubles: [] as SecretTrouble[] }
  const source = cachedSecret({
    read: () => {
      const answer = answers[Math.min(seen.reads++, answers.length - 1)] ?? ''
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    },
    parse: (text) => {
      if (text.startsWith('bad')) throw new SecretRefused('not a secret of ours')
      return { text }
    },
    now: () => clock.ms,
    onTrouble: (trouble) => seen.troubles.push(trouble),
  })
  const text = async () => (await source.get()).text
  /** What was begun behind a request’s back has come to its end. */
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return { source, clock, seen, text, settled }
}
const unreachable = () => Object.assign(new Error('arn:secret'), { name: 'TimeoutError' })

describe('a secret in memory', () => {
  it('is read once in five minutes, however many ask at once', async () => {
    const { source, clock, seen, text } = setUp('one', 'two')
    await Promise.all([source.get(), source.get(), source.get()])
    clock.ms = 5 * MINUTE - 1
    expect([await text(), seen.reads]).toEqual(['one', 1])
  })

  it('is then read behind the back of the request, which does not wait', async () => {
    const { clock, seen, text, settled } = setUp('one', new Promise<string>(() => undefined))
    await text()
    clock.ms = 5 * MINUTE
    expect([await text(), await text(), seen.reads]).toEqual(['one', 'one', 2])
    const other = setUp('one', 'two')
    await other.text()
    other.clock.ms = 5 * MINUTE
    expect(await other.text()).toBe('one')
    await settled()
    expect(await other.text()).toBe('two')
  })

  it('is waited for when the function was frozen past ten minutes', async () => {
    const { clock, text } = setUp('one', 'two')
    await text()
    clock.ms = 10 * MINUTE
    expect(await text()).toBe('two')
  })

  it('stays the same object while the document does, so that what was built on it stands', async () => {
    const { source, clock } = setUp('one')
    const first = await source.get()
    clock.ms = 10 * MINUTE
    expect(await source.get()).toBe(first)
  })

  it('is read at once for an unknown key, at most once a minute', async () => {
    const { source, clock, seen } = setUp('one', 'two', 'three')
    await source.get()
    expect((await source.anew()).text).toBe('two')
    clock.ms = MINUTE - 1
    await Promise.all(Array.from({ length: 100 }, () => source.anew()))
    expect(seen.reads).toBe(2)
    clock.ms = MINUTE
    expect((await source.anew()).text).toBe('three')
  })

  it('goes on as last good while the store is away, tried once a minute, and says so without its words', async () => {
    const { clock, seen, text, settled } = setUp('one', unreachable(), unreachable(), 'two')
    await text()
    for (const minute of [20, 20.5, 21]) {
      clock.ms = minute * MINUTE
      expect(await text()).toBe('one')
    }
    expect(seen.reads).toBe(3)
    expect(seen.troubles).toEqual([
      { event: 'secret_unreachable', error: 'TimeoutError', isServing: true },
      { event: 'secret_unreachable', error: 'TimeoutError', isServing: true },
    ])
    clock.ms = 22 * MINUTE
    await text()
    await settled()
    expect(await text()).toBe('two')
  })

  it('refuses a malformed new value, says so, and goes on with the old', async () => {
    const { clock, seen, text } = setUp('one', 'bad {"signingKeys":[]}')
    await text()
    clock.ms = 10 * MINUTE
    expect(await text()).toBe('one')
    expect(seen.troubles).toEqual([
      { event: 'secret_refused', error: 'SecretRefused', reason: 'not a secret of ours', isServing: true },
    ])
  })

  it('that was never good is nothing, asked for again after five seconds, and good as soon as it is', async () => {
    const { clock, seen, text } = setUp('bad placeholder', 'one')
    await expect(text()).rejects.toThrow(SecretRefused)
    clock.ms = 4_999
    await expect(text()).rejects.toThrow(SecretRefused)
    expect([seen.reads, seen.troubles[0]?.isServing]).toEqual([1, false])
    clock.ms = 5_000
    expect(await text()).toBe('one')
  })
})

const random = (seed: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 37 + seed) % 256)).toString('base64')
const session = (more: object = {}) =>
  JSON.stringify({ signingKeys: [{ kid: 'a', secret: random(1) }], identityKey: random(2), ...more })

describe('the session secret', () => {
  it('gives keys of 32 bytes, the first of which signs, and keeps the days of turning for whoever turns', () => {
    const at = '2026-11-22T10:00:00.000Z'
    const signingKeys = [
      { kid: 'b', secret: random(3), addedAt: at },
      { kid: 'a', secret: random(1), retiredAt: at },
    ]
    const { keys, identityKey } = readSessionKeys(session({ signingKeys }))
    expect(keys.map(({ kid, secret }) => [kid, secret.length])).toEqual([
      ['b', 32],
      ['a', 32],
    ])
    expect(Buffer.from(identityKey).toString('base64')).toBe(random(2))
    expect(readSessionSecret(session({ signingKeys })).signingKeys).toEqual(signingKeys)
  })

  it.each<[string, string]>([
    ['nothing', ''],
    ['a password that CDK makes', 'a8#kd;Qpzm2_w,3R'],
    ['an empty object', '{}'],
    ['no key', session({ signingKeys: [] })],
    ['three keys', session({ signingKeys: ['a', 'b', 'c'].map((kid) => ({ kid, secret: random(1) })) })],
    ['two keys of one name', session({ signingKeys: ['a', 'a'].map((kid) => ({ kid, secret: random(1) })) })],
    ['a short key', session({ signingKeys: [{ kid: 'a', secret: random(1).slice(0, 40) }] })],
    ['a key that is a word', session({ signingKeys: [{ kid: 'a', secret: 'REPLACE ME '.repeat(6) }] })],
    ['a key of zeros', session({ signingKeys: [{ kid: 'a', secret: Buffer.alloc(32).toString('base64') }] })],
    ['no identity key', session({ identityKey: '' })],
  ])('refuses %s, and repeats nothing of it', (_, text) => {
    const refusal = (() => {
      try {
        return readSessionKeys(text)
      } catch (error) {
        return error
      }
    })()
    expect(refusal).toBeInstanceOf(SecretRefused)
    expect((refusal as Error).message).not.toMatch(/REPLACE|a8#kd|AAAA/)
  })
})

describe('the WeChat secret', () => {
  const whole = {
    appId: 'wx7e3f0c5a9b1d2468',
    secret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
    push: { token: 'q8Wm2sXk5LtR7vTn', encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' },
  }
  const text = (more: object) => JSON.stringify({ ...whole, ...more })

  it('gives each function its part, and no more', () => {
    expect(readWechatAccount(text({}))).toEqual({ appId: whole.appId, secret: whole.secret })
    expect(readPushSecret(text({}))).toEqual({ appId: whole.appId, ...whole.push })
  })

  it.each<[string, () => unknown]>([
    ['an app id that is none', () => readWechatAccount(text({ appId: 'wx-local' }))],
    ['an empty AppSecret', () => readWechatAccount(text({ secret: '' }))],
    ['an AppSecret of one letter', () => readWechatAccount(text({ secret: '0'.repeat(32) }))],
    ['no push', () => readPushSecret(text({ push: undefined }))],
    ['a key of 42 letters', () => readPushSecret(text({ push: { ...whole.push, encodingAesKey: 'a1'.repeat(21) } }))],
    ['a key of one letter', () => readPushSecret(text({ push: { ...whole.push, encodingAesKey: 'A'.repeat(43) } }))],
    ['a token with a space', () => readPushSecret(text({ push: { ...whole.push, token: 'to ken' } }))],
  ])('refuses %s', (_, read) => {
    expect(read).toThrow(SecretRefused)
  })
})
