import { createClient, getHealth } from '@microwish/contract'
import ownPackage from '../package.json'
import { ok, refusal } from '../test/fixture'
import { wechat } from '../test/taro'
import { platform } from './platform'
import { send } from './transport'

const call = createClient((request) => send(request))

beforeEach(() => wechat.reset())

test('every request names the version of the package', async () => {
  wechat.answer = () => ok({ status: 'ok', release: 'test' })
  await call(getHealth, {})
  expect(wechat.requests.map(({ header }) => header['x-client-version'])).toEqual([ownPackage.version])
  expect(ownPackage.version).toMatch(/^\d+\.\d+\.\d+$/)
})

test('a version that is no longer served goes over to the newer one when WeChat has it, asked once', async () => {
  platform.watchReleases()
  wechat.answer = () => refusal('client_outdated')
  await expect(call(getHealth, {})).rejects.toMatchObject({ problem: { code: 'client_outdated' } })
  expect(wechat.dialogs).toEqual([])
  wechat.fetchNewer()
  await Promise.resolve()
  expect([wechat.dialogs, wechat.appliedUpdates]).toEqual([['请更新'], 1])
})

test('a newer release alone interrupts nobody', () => {
  platform.watchReleases()
  wechat.fetchNewer()
  expect(wechat.dialogs).toEqual([])
})
