import { getMe } from '@microwish/contract'
import { ME, ok, refusal, SESSION } from '../test/fixture'
import { noNetwork, wechat } from '../test/taro'
import { call } from './api'
import { createPersonalStore } from './personal-store'
import { signOut } from './session'

const pathOf = ({ url }: { url: string }) => url.replace(/^.*\/api/, '')
const count = (path: string) => wechat.requests.filter((request) => pathOf(request) === path).length

beforeEach(() => {
  wechat.reset()
  signOut()
})

test('callers at the same moment share one sign-in', async () => {
  wechat.answer = (request) => (pathOf(request) === '/sessions' ? ok(SESSION) : ok(ME))
  await Promise.all([call(getMe, {}), call(getMe, {}), call(getMe, {})])
  expect(wechat.loginCount).toBe(1)
  expect(count('/sessions')).toBe(1)
  expect(count('/me')).toBe(3)
})

test('a refused token is renewed once for all who were refused', async () => {
  const next = { ...SESSION, accessToken: 'access-2-0000000000' }
  wechat.answer = (request) => {
    if (pathOf(request) === '/sessions') return ok(SESSION)
    if (pathOf(request) === '/sessions/refresh') return ok(next)
    return request.header['authorization'] === `Bearer ${next.accessToken}` ? ok(ME) : refusal('unauthenticated')
  }
  await Promise.all([call(getMe, {}), call(getMe, {})])
  expect(count('/sessions/refresh')).toBe(1)
  expect(wechat.loginCount).toBe(1)
})

test('an ended session signs in anew, silently', async () => {
  let ended = true
  wechat.answer = (request) => {
    if (pathOf(request) === '/sessions') return ok({ ...SESSION, accessToken: `access-${wechat.loginCount}-00000000` })
    if (pathOf(request) === '/sessions/refresh') return refusal('session_ended')
    if (!ended) return ok(ME)
    ended = false
    return refusal('unauthenticated')
  }
  await expect(call(getMe, {})).resolves.toMatchObject({ name: ME.name })
  expect(wechat.loginCount).toBe(2)
})

test('a token that stays refused is not renewed for ever', async () => {
  wechat.answer = (request) => (pathOf(request).startsWith('/sessions') ? ok(SESSION) : refusal('unauthenticated'))
  await expect(call(getMe, {})).rejects.toMatchObject({ problem: { code: 'unauthenticated' } })
  expect(count('/me')).toBe(2)
})

test('a dead network while renewing keeps the session', async () => {
  wechat.answer = (request) => (pathOf(request) === '/sessions' ? ok(SESSION) : ok(ME))
  await call(getMe, {})
  wechat.answer = (request) => (pathOf(request) === '/me' ? refusal('unauthenticated') : noNetwork())
  await expect(call(getMe, {})).rejects.toMatchObject({ errMsg: expect.any(String) })
  expect(wechat.storage.has('mw.m.session')).toBe(true)
})

test('somebody else’s sign-in takes the former person’s words off the device', async () => {
  const words = createPersonalStore('words', '')
  wechat.answer = (request) => (pathOf(request) === '/sessions' ? ok(SESSION) : ok(ME))
  await call(getMe, {})
  words.set('我的电话')
  signOut()
  wechat.answer = (request) =>
    pathOf(request) === '/sessions' ? ok({ ...SESSION, personId: SESSION.personId.replaceAll('1', '2') }) : ok(ME)
  await call(getMe, {})
  expect(words.get()).toBe('')
  expect(wechat.storage.has('mw.m.words')).toBe(false)
})
