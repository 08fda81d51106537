import { type Call, createClient, getMe, refreshSession, type Session } from '@microwish/contract'
import { withSession } from './api'
import { createSession } from './session'
import { answerFetch, problem } from './testing/server.fixture'
import { apiBase, sendTo } from './transport'

const staff: Session = {
  accessToken: 'fresh-access-token',
  expiresIn: 900,
  personId: 'per_00000000000000000000000001' as Session['personId'],
  audience: 'staff',
}
const me = { personId: staff.personId, name: '方静怡', audience: 'staff', memberships: [] }
const settings = { pollSeconds: 10, consentVersion: 'v1', reopenDays: 7 }

function signedInWith(
  answer: (path: string, token: string | undefined) => ReturnType<Parameters<typeof answerFetch>[0]>,
) {
  const asked = answerFetch(({ path, headers }) => answer(path, headers['authorization']))
  const session = createSession(createClient(sendTo(() => undefined)))
  const call: Call = createClient(
    withSession(
      session,
      sendTo(() => session.getToken()),
    ),
  )
  return { asked, session, call }
}

test('the API lies beside the folder of the page, under any prefix', () => {
  expect(apiBase('http://h/console/#/desk')).toBe('http://h/api')
  expect(apiBase('https://h/town/console/index.html?x=1#/need')).toBe('https://h/town/api')
})

test('concurrent calls that meet a 401 share one refresh and are each sent once more', async () => {
  const { asked, call } = signedInWith((path, token) => {
    if (path === refreshSession.path) return { body: staff }
    return token ? { body: { ...me, settings } } : problem(401, 'unauthenticated')
  })
  const answers = await Promise.all([call(getMe, {}), call(getMe, {}), call(getMe, {})])
  expect(answers.map(({ name }) => name)).toEqual(['方静怡', '方静怡', '方静怡'])
  expect(asked.filter(({ path }) => path === refreshSession.path)).toHaveLength(1)
  expect(asked.filter(({ path }) => path === getMe.path)).toHaveLength(6)
})

test('a session that has ended leads out, and the refusal is told', async () => {
  const { session, call } = signedInWith((path) =>
    path === refreshSession.path ? problem(401, 'session_ended') : problem(401, 'unauthenticated'),
  )
  await expect(call(getMe, {})).rejects.toMatchObject({ problem: { code: 'unauthenticated' } })
  expect(session.getState()).toBe('out')
})

test('no answer to the first refresh is not a sign-out', async () => {
  const { session } = signedInWith(() => 'no answer')
  await session.refresh().catch(() => undefined)
  expect(session.getState()).toBe('unreachable')
})

test('a citizen’s session opens nothing here', async () => {
  const { session } = signedInWith(() => ({ body: { ...staff, audience: 'citizen' } }))
  expect(await session.refresh()).toBeUndefined()
  expect(session.getState()).toBe('out')
})

test('signing out forgets the token', async () => {
  const { session } = signedInWith((path) => ({ body: path === '/sessions/end' ? { ended: true } : staff }))
  await session.signInAs('p1')
  expect(session.getToken()).toBe('fresh-access-token')
  await session.signOut()
  expect([session.getState(), session.getToken()]).toEqual(['out', undefined])
})
