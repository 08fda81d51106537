import { type Wechat, WechatError } from '@microwish/core/wechat'
import { cachedSecret } from '../src/lambda/cached-secret'
import { withTurningSecret } from '../src/lambda/wechat-account'
import { readWechatAccount, type WechatAccount } from '../src/lambda/wechat-secret'

const appId = 'wx7e3f0c5a9b1d2468'
const [OLD, NEW] = ['0f1e2d3c4b5a69788796a5b4c3d2e1f0', '1e2d3c4b5a69788796a5b4c3d2e1f00f']

/** A WeChat that takes one AppSecret, and a store that knows one: each turned by the test. */
function setUp() {
  const at = { wechat: OLD, store: OLD, ms: 0, errcode: 40125 }
  const seen = { calls: 0, clients: 0 }
  const source = cachedSecret({
    read: () => Promise.resolve(JSON.stringify({ appId, secret: at.store })),
    parse: readWechatAccount,
    now: () => at.ms,
    onTrouble: (trouble) => expect(trouble).toBeUndefined(),
  })
  const create = ({ secret }: WechatAccount): Wechat => {
    seen.clients++
    const answer = <T>(value: T) => {
      seen.calls++
      return secret === at.wechat
        ? Promise.resolve(value)
        : Promise.reject(new WechatError('code2session', 'our_fault', at.errcode))
    }
    return {
      code2Session: (code) => answer({ openId: code }),
      getPhoneNumber: (code) => answer(code),
      sendSubscribeMessage: () => answer(undefined),
    }
  }
  return { wechat: withTurningSecret(source, create), at, seen }
}

describe('a new AppSecret', () => {
  it.each([40001, 40013, 40125])('is read when WeChat says %i, and the call is made once more', async (errcode) => {
    const { wechat, at, seen } = setUp()
    await wechat.code2Session('a')
    Object.assign(at, { wechat: NEW, store: NEW, ms: 60_000, errcode })
    expect(await wechat.code2Session('b')).toEqual({ openId: 'b' })
    await wechat.code2Session('c')
    expect(seen).toEqual({ calls: 4, clients: 2 })
  })

  it('that nobody has put into the secret yet stays WeChat’s refusal, without a second try', async () => {
    const { wechat, at, seen } = setUp()
    await wechat.code2Session('a')
    Object.assign(at, { wechat: NEW, ms: 60_000 })
    await expect(wechat.code2Session('b')).rejects.toMatchObject({ errcode: 40125 })
    expect(seen.calls).toBe(2)
  })

  it('is no matter of a code that WeChat does not take', async () => {
    const { wechat, at, seen } = setUp()
    await wechat.code2Session('a')
    Object.assign(at, { wechat: NEW, store: NEW, ms: 60_000, errcode: 40029 })
    await expect(wechat.code2Session('spent')).rejects.toMatchObject({ errcode: 40029 })
    expect(seen.calls).toBe(2)
  })
})
