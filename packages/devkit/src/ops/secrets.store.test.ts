import { readPushSecret, readSessionKeys, readWechatAccount } from '@microwish/api'
import { aStage, type Stage } from './stage.fixture'

let stage: Stage
beforeEach(async () => {
  stage = await aStage({ isEmpty: true })
})
afterEach(() => stage.close())

const GOOD: Record<string, string> = {
  WECHAT_APP_ID: 'wx0123456789abcdef',
  WECHAT_SECRET: '0123456789abcdef0123456789abcdef',
  WECHAT_PUSH_TOKEN: 'pushToken1',
  WECHAT_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}
const answering = (values: Record<string, string>) => ({ ask: async (name: string) => values[name] ?? '' })
const session = (...more: string[]) => stage.run('secrets', ['--which', 'session', ...more])
const wechat = (values: Record<string, string>, ...more: string[]) =>
  stage.run('secrets', ['--which', 'wechat', ...more], answering(values))
const textOf = async (name: 'sessionSecret' | 'wechatSecret') =>
  (await stage.cloud.secrets.read(stage.cloud.names[name]))?.text

test('the session secret is filled with keys that the functions take, and no two are alike', async () => {
  expect(await session()).toContain('Nothing was changed')
  expect(await textOf('sessionSecret')).toBeUndefined()
  const said = await session('--yes')
  const text = (await textOf('sessionSecret')) ?? ''
  const { keys, identityKey } = readSessionKeys(text)
  expect([keys.length, identityKey.length]).toEqual([1, 32])
  expect(Buffer.from(keys[0]!.secret)).not.toEqual(Buffer.from(identityKey))
  expect(said).not.toContain((JSON.parse(text) as { identityKey: string }).identityKey)
})

test('what CDK puts into a new secret counts as empty', async () => {
  await stage.cloud.secrets.write(stage.cloud.names.sessionSecret, '{}')
  await stage.cloud.secrets.write(stage.cloud.names.wechatSecret, 'zK4#kd;fake-generated-string')
  await session('--yes')
  await wechat(GOOD, '--yes')
  expect(readWechatAccount((await textOf('wechatSecret')) ?? '').appId).toBe(GOOD['WECHAT_APP_ID'])
})

test('a filled session secret is never overwritten, asked for or not', async () => {
  await session('--yes')
  const before = await textOf('sessionSecret')
  await expect(session('--yes')).rejects.toThrow('filled already. Turn its keys with')
  await expect(session('--yes', '--overwrite')).rejects.toThrow('never overwritten')
  expect(await textOf('sessionSecret')).toBe(before)
})

test('a half-filled session secret is not taken for an empty one', async () => {
  await stage.cloud.secrets.write(stage.cloud.names.sessionSecret, '{"identityKey":"precious"}')
  await expect(session('--yes')).rejects.toThrow('filled already')
})

test('WeChat’s values are taken as they are, checked as the functions will, and replaced only when told', async () => {
  expect(await wechat(GOOD)).toContain('would be filled')
  expect(await textOf('wechatSecret')).toBeUndefined()
  await wechat({ ...GOOD, WECHAT_SECRET: ` ${GOOD['WECHAT_SECRET']!}\n` }, '--yes')
  expect(readPushSecret((await textOf('wechatSecret')) ?? '').token).toBe('pushToken1')
  await expect(wechat(GOOD, '--yes')).rejects.toThrow('Add --overwrite')
  await wechat({ ...GOOD, WECHAT_PUSH_TOKEN: 'another1' }, '--yes', '--overwrite')
  expect(readPushSecret((await textOf('wechatSecret')) ?? '').token).toBe('another1')
})

test.each([
  ['WECHAT_APP_ID', 'gh_0123456789ab', 'appId'],
  ['WECHAT_APP_ID', '', 'appId'],
  ['WECHAT_SECRET', 'short', 'secret'],
  ['WECHAT_SECRET', 'a'.repeat(32), 'secret is not random'],
  ['WECHAT_PUSH_TOKEN', 'with space', 'push.token'],
  ['WECHAT_AES_KEY', 'a'.repeat(42), 'push.encodingAesKey'],
])('a bad %s is refused by its name and without its value', async (name, value, field) => {
  const refusal = await wechat({ ...GOOD, [name]: value }, '--yes').catch((error: Error) => error.message)
  expect(refusal).toContain(field)
  if (value.length > 5) expect(refusal).not.toContain(value)
  expect(await textOf('wechatSecret')).toBeUndefined()
})
