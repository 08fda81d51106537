import { createCipheriv, createHash } from 'node:crypto'
import golden from './golden.fixture.json'
import { answerCheck, openPush, type PushKeys, PushRefused, type PushQuery } from './push'
import { readEvent } from './push-event'

const { keys, check, secure } = golden.push
const AT = Number(secure.query.timestamp) * 1_000
const open = (more: { keys?: Partial<PushKeys>; query?: PushQuery; body?: object | string; at?: number } = {}) => {
  const body = more.body ?? secure.body
  return openPush(
    { ...keys, ...more.keys },
    { ...secure.query, ...more.query },
    typeof body === 'string' ? body : JSON.stringify(body),
    more.at ?? AT,
  )
}
const faultOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return error instanceof PushRefused ? error.fault : error
  }
  return undefined
}

/** A body with any plaintext under these keys, signed as WeChat signs. */
function sealed(plain: Buffer) {
  const key = Buffer.from(`${keys.encodingAesKey}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const Encrypt = Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
  const parts = [keys.token, secure.query.timestamp, secure.query.nonce, Encrypt].sort()
  const query = { msg_signature: createHash('sha1').update(parts.join('')).digest('hex') }
  return { body: { ToUserName: 'gh_1', Encrypt }, query }
}
const withPadding = (content: Buffer, padding = 32 - (content.length % 32)) =>
  Buffer.concat([content, Buffer.alloc(padding, padding)])
const content = (message: string, appId = keys.appId, length = Buffer.byteLength(message)) => {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(length)
  return Buffer.concat([Buffer.alloc(16, 7), size, Buffer.from(message), Buffer.from(appId)])
}

describe('WeChat’s check of the address', () => {
  it('is answered with its echo, as in WeChat’s own example', () => {
    expect(answerCheck(keys, check)).toBe(check.echostr)
  })

  it.each<[string, PushQuery, string]>([
    ['a wrong signature', { signature: check.signature.replace('f', '0') }, 'signature'],
    ['no signature', { signature: '' }, 'signature'],
    ['another nonce', { nonce: '1514711493' }, 'signature'],
    ['no nonce', { nonce: '' }, 'format'],
    ['no echo', { echostr: '' }, 'format'],
    ['an echo that a browser could take for a page', { echostr: '<script>' }, 'format'],
  ])('with %s is refused', (_, more, fault) => {
    expect(faultOf(() => answerCheck(keys, { ...check, ...more }))).toBe(fault)
  })

  it('without anything is refused', () => {
    expect(faultOf(() => answerCheck(keys, {}))).toBe('format')
  })
})

describe('a push', () => {
  it('opens as in WeChat’s own example, under the same name each time', () => {
    const { id, message } = open()
    expect(message).toEqual(secure.message)
    expect(open().id).toBe(id)
  })

  it('has the same name when it comes again, encrypted anew', () => {
    const again = sealed(withPadding(content(secure.text)))
    expect(again.body.Encrypt).not.toBe(secure.body.Encrypt)
    expect(open(again).id).toBe(open().id)
  })

  it('keeps Chinese and emoji whole, and messages that fill their block', () => {
    const messages = Array.from({ length: 32 }, (_, i) => ({ debug: `清棠🌿${'x'.repeat(i)}` }))
    for (const message of messages)
      expect(open(sealed(withPadding(content(JSON.stringify(message))))).message).toEqual(message)
  })

  it.each<[string, Parameters<typeof open>[0], string]>([
    ['a wrong signature', { query: { msg_signature: '0'.repeat(40) } }, 'signature'],
    ['no signature', { query: { msg_signature: '' } }, 'signature'],
    ['the signature of the address in its place', { query: { msg_signature: secure.query.signature } }, 'signature'],
    ['a moved timestamp', { query: { timestamp: '1714112446' } }, 'signature'],
    ['another token', { keys: { token: 'BBBBB' } }, 'signature'],
    ['an altered cipher', { body: { Encrypt: secure.body.Encrypt.replace('q', 'r') } }, 'signature'],
    ['an old timestamp', { at: AT + 10 * 60_000 + 1 }, 'stale'],
    ['a timestamp of the future', { at: AT - 10 * 60_000 - 1 }, 'stale'],
    ['another key', { keys: { encodingAesKey: 'B'.repeat(43) } }, 'cipher'],
    ['another app id', { keys: { appId: 'wx0000000000000000' } }, 'app'],
    ['XML', { body: '<xml><Encrypt/></xml>' }, 'format'],
    ['a message in the clear', { body: { Event: 'user_authorization_revoke' } }, 'format'],
    ['a list', { body: '[]' }, 'format'],
    ['no timestamp', { query: { timestamp: '' } }, 'format'],
  ])('with %s is refused', (_, more, fault) => {
    expect(faultOf(() => open(more))).toBe(fault)
  })

  it.each<[string, Buffer, string]>([
    ['padding above a block', withPadding(content('{}'), 56), 'cipher'],
    ['uneven padding', Buffer.concat([content('{}').subarray(0, 30), Buffer.from([1, 2])]), 'cipher'],
    ['a length beyond its end', withPadding(content('{}', keys.appId, 2 ** 31)), 'cipher'],
    ['a length that hides a longer app id', withPadding(content('{}', `${keys.appId}x`)), 'app'],
    ['nothing inside', Buffer.alloc(32, 32), 'cipher'],
    ['half a block', Buffer.alloc(16, 16), 'cipher'],
    ['no JSON inside', withPadding(content('<xml/>')), 'format'],
  ])('rightly signed, with %s, is refused', (_, plain, fault) => {
    expect(faultOf(() => open(sealed(plain)))).toBe(fault)
  })
})

describe('an event', () => {
  const { appId } = keys
  const revoked = { Event: 'user_authorization_revoke', FromUserName: 'o-service', OpenID: 'o-luo', AppID: appId }
  const list = (Event: string, List: unknown) => ({ Event, List })
  const accept = { SubscribeStatusString: 'accept' }
  const reject = { SubscribeStatusString: 'reject' }

  it.each<[string, object, object]>([
    ['names the person, not the service that tells', revoked, { kind: 'revoked', openId: 'o-luo' }],
    [
      'knows a closed account for the same',
      { ...revoked, Event: 'user_authorization_cancellation' },
      { kind: 'revoked', openId: 'o-luo' },
    ],
    ['of another app is none of ours', { ...revoked, AppID: 'wx0' }, { kind: 'other' }],
    ['about a plugin is none of ours', { ...revoked, PluginID: 'wx1' }, { kind: 'other' }],
    ['without a person is nothing', { ...revoked, OpenID: undefined }, { kind: 'other' }],
    [
      'counts consents in an array',
      list('subscribe_msg_popup_event', [accept, reject, { SubscribeStatusString: 'acceptWithAudio' }]),
      { kind: 'consents', given: 2, refused: 1 },
    ],
    [
      'counts a single one, which comes as an object',
      list('subscribe_msg_change_event', reject),
      { kind: 'consents', given: 0, refused: 1 },
    ],
    [
      'counts what arrived and what did not',
      list('subscribe_msg_sent_event', [{ ErrorCode: '0' }, { ErrorCode: 1 }]),
      { kind: 'delivery', delivered: 1, failed: 1 },
    ],
    [
      'without its list counts nothing',
      list('subscribe_msg_sent_event', null),
      { kind: 'delivery', delivered: 0, failed: 0 },
    ],
    ['of an image is known', { Event: 'wxa_media_check' }, { kind: 'media_check' }],
    ['that nobody knows is other', { Event: 'debug_demo' }, { kind: 'other' }],
  ])('%s', (_, message, event) => {
    expect(readEvent(message, appId)).toEqual(event)
  })
})
