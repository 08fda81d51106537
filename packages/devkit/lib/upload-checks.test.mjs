/* global test, expect */
import { inKb, isNewer, refusalOfKey, refusals, refusalsOfSizes, sizesOf } from './upload-checks.mjs'

const GOOD = {
  version: '0.2.0',
  desc: '换手以后不再自己评价自己',
  robot: 1,
  appId: 'wx0123456789abcdef',
  api: 'https://wish.county.gov.cn/api',
  packageVersion: '0.2.0',
  last: '0.1.9',
}

test('what is whole may be sent, the first version too', () => {
  expect(refusals(GOOD)).toEqual([])
  expect(refusals({ ...GOOD, last: undefined })).toEqual([])
})

test.each([
  [{ version: '' }, '--version (none) is no version'],
  [{ version: 'v0.2' }, '--version v0.2 is no version'],
  [{ packageVersion: '0.1.9' }, 'package.json says 0.1.9'],
  [{ last: '0.2.0' }, 'not newer than 0.2.0'],
  [{ last: '0.10.0' }, 'not newer than 0.10.0'],
  [{ desc: ' ' }, '--desc must say'],
  [{ desc: 'x'.repeat(201) }, '--desc must say'],
  [{ robot: 31 }, '--robot'],
  [{ robot: 1.5 }, '--robot'],
  [{ appId: '' }, 'MINIPROGRAM_APPID is not set'],
  [{ appId: 'touristappid' }, 'MINIPROGRAM_APPID is no appid'],
  [{ api: '' }, 'MICROWISH_API is not set'],
  [{ api: 'wish.county.gov.cn' }, 'is no address'],
  [{ api: 'http://wish.county.gov.cn/api' }, 'must begin with https://'],
  [{ api: 'https://localhost/api' }, 'cannot reach'],
  [{ api: 'https://192.168.1.7/api' }, 'cannot reach'],
  [{ api: 'https://[::1]/api' }, 'cannot reach'],
  [{ api: 'https://my-laptop/api' }, 'cannot reach'],
  [{ api: 'https://api.example.invalid/api' }, 'cannot reach'],
  [{ api: 'https://wish.county.gov.cn:8443/api' }, 'must end in /api'],
  [{ api: 'https://wish.county.gov.cn/api/' }, 'must end in /api'],
  [{ api: 'https://wish.county.gov.cn' }, 'must end in /api'],
])('what is changed by %j is refused in one sentence: … %s …', (change, sentence) => {
  expect(refusals({ ...GOOD, ...change })).toEqual([expect.stringContaining(sentence)])
})

test('a key is taken from outside the repository, readable by its owner alone', () => {
  const text = '-----BEGIN RSA PRIVATE KEY-----\nMIIE'
  const key = (file, found) => refusalOfKey(file, '/home/me/microwish', found, 'linux')
  expect(key('/home/me/keys/wx.key', { mode: 0o100600, text })).toBeUndefined()
  expect(key('/home/me/microwish-keys/wx.key', { mode: 0o100400, text })).toBeUndefined()
  expect(key(undefined, undefined)).toContain('is not set')
  expect(key('/home/me/microwish/wx.key', { mode: 0o100600, text })).toContain('lies in the repository')
  expect(key('infra/wx.key', { mode: 0o100600, text })).toContain('lies in the repository')
  expect(key('/home/me/keys/none.key', undefined)).toContain('there is no file')
  expect(key('/home/me/keys/wx.key', { mode: 0o100644, text })).toContain('chmod 600')
  expect(key('/home/me/keys/wx.key', { mode: 0o100600, text: 'PUBLIC' })).toContain('holds no private key')
})

test('packages are weighed one by one and together, as WeChat does', () => {
  const files = [
    ['app.js', 100],
    ['pages/home/index.js', 50],
    ['packages/member/pages/held/index.js', 30],
    ['packages/members.js', 1],
  ]
  const sizes = sizesOf(files, ['packages/member', '/pages/wish-form/'])
  expect(sizes).toEqual({ main: 151, 'packages/member/': 30, 'pages/wish-form/': 0 })
  expect(refusalsOfSizes(sizes)).toEqual([])
  expect(refusalsOfSizes({ main: 2 * 1024 * 1024 + 1 })).toEqual(['Package main has 2049 KB, WeChat takes 2048 KB.'])
  const many = Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`p${n}/`, 2 * 1024 * 1024]))
  expect(refusalsOfSizes(many)).toEqual(['All packages have 32768 KB, WeChat takes 30720 KB.'])
  expect(inKb(1)).toBe('1 KB')
})

test('versions are compared as numbers', () => {
  expect([isNewer('0.10.0', '0.9.9'), isNewer('1.0.0', '0.9.9'), isNewer('0.1.0', '0.1.0')]).toEqual([
    true,
    true,
    false,
  ])
})
