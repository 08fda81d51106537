import { endSession, getMe, refreshSession, startSession } from '@microwish/contract'
import { people } from '@microwish/core/factory'
import { accessSigner, tokenVerifier } from '../src'
import { refusalOf, startApi, type TestApi, TOKEN_KEYS } from './set-up'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())

const start = (code = 'good-1') => api.as()(startSession, { code })
const refresh = (refreshToken: string | undefined) => api.as()(refreshSession, { refreshToken })
const tokenOf = (session: { refreshToken?: string | undefined }) => session.refreshToken ?? ''

describe('a session', () => {
  it('starts with a code; the same person comes back as the same person, a bad code as nobody', async () => {
    const [one, two] = [await start(), await start()]
    expect(one.personId).toBe(two.personId)
    expect((await start('good-2')).personId).not.toBe(one.personId)
    expect(await refusalOf(start('spent'))).toMatchObject({ status: 401, code: 'code_invalid' })
  })

  it('makes one person of two first sign-ins at the same moment', async () => {
    const sessions = await Promise.all(Array.from({ length: 5 }, () => start('good-twin')))
    expect(new Set(sessions.map(({ personId }) => personId)).size).toBe(1)
  })

  it('turns its refresh token; the one before answers with the same successor for a minute', async () => {
    const first = await start()
    const [second, again] = [await refresh(first.refreshToken), await refresh(first.refreshToken)]
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect(again.refreshToken).toBe(second.refreshToken)
    expect((await refresh(second.refreshToken)).refreshToken).not.toBe(second.refreshToken)
  })

  it('gives twenty simultaneous turns one and the same successor', async () => {
    const first = await start()
    const turned = await Promise.all(Array.from({ length: 20 }, () => refresh(first.refreshToken)))
    expect(new Set(turned.map(({ refreshToken }) => refreshToken)).size).toBe(1)
  })

  it('ends the family when an old token comes back after the minute', async () => {
    const first = await start()
    const second = await refresh(first.refreshToken)
    api.clock.realMs = 61_000
    expect(await refusalOf(refresh(first.refreshToken))).toMatchObject({ status: 401, code: 'session_ended' })
    expect(await refusalOf(refresh(second.refreshToken))).toMatchObject({ code: 'session_ended' })
    api.clock.realMs = 0
  })

  it('is not ended by a token that was never issued', async () => {
    const session = await start()
    const family = tokenOf(session).split('.')[0] ?? ''
    expect(await refusalOf(refresh(`${family}.${'x'.repeat(43)}`))).toMatchObject({ code: 'session_ended' })
    expect((await refresh(session.refreshToken)).personId).toBe(session.personId)
  })

  it('ends for good, and keeps no token in the clear', async () => {
    const session = await start()
    const kept = JSON.stringify(await api.stores.sessions.get(tokenOf(session).split('.')[0] ?? ''))
    expect(kept).not.toContain(tokenOf(session).split('.')[1])
    expect(await api.as()(endSession, { refreshToken: session.refreshToken })).toEqual({ ended: true })
    expect(await refusalOf(refresh(session.refreshToken))).toMatchObject({ code: 'session_ended' })
  })

  it('keeps the console’s refresh token in a cookie that scripts cannot read', async () => {
    const session = await start()
    const response = await api.app.request('/api/sessions/refresh', {
      method: 'POST',
      headers: { cookie: `mw_refresh=${tokenOf(session)}`, 'content-type': 'application/json' },
      body: '{}',
    })
    expect(await response.json()).not.toHaveProperty('refreshToken')
    expect(response.headers.get('set-cookie')).toMatch(/mw_refresh=.*HttpOnly; SameSite=Strict/)
    expect(response.headers.get('set-cookie')).toContain('Path=/api/sessions')
  })
})

describe('an access token', () => {
  const soon = () => Math.floor(Date.now() / 1000) + 60
  const claims = () => ({
    personId: people.member.personId,
    audience: 'citizen' as const,
    sessionId: 'ses_1',
    expiresAt: soon(),
  })
  const verify = tokenVerifier(TOKEN_KEYS, () => Date.now())

  it('proves person, audience and session', async () => {
    const token = await accessSigner(TOKEN_KEYS)(claims())
    expect(await verify(token)).toEqual({ personId: people.member.personId, audience: 'citizen', sessionId: 'ses_1' })
  })

  it.each<[string, () => Promise<string>]>([
    [
      'of the local stack (iss: local), even under our own key',
      () => accessSigner({ ...TOKEN_KEYS, issuer: 'local' })(claims()),
    ],
    [
      'of an unknown key',
      () => accessSigner({ issuer: 'test', keys: [{ kid: 'other', secret: new Uint8Array(32) }] })(claims()),
    ],
    [
      'signed by another key of the same name',
      () => accessSigner({ issuer: 'test', keys: [{ kid: 'test', secret: new Uint8Array(32) }] })(claims()),
    ],
    ['that has ended', () => accessSigner(TOKEN_KEYS)({ ...claims(), expiresAt: Math.floor(Date.now() / 1000) - 1 })],
    [
      'that says alg none',
      () =>
        Promise.resolve(
          `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ sub: people.member.personId, aud: 'citizen' }))}.`,
        ),
    ],
  ])('%s is refused', async (_, make) => {
    expect(await verify(await make())).toBeUndefined()
  })

  it('that was proved before ends at its time all the same, and never vouches for an altered one', async () => {
    const clock = { ms: Date.now() }
    const watching = tokenVerifier(TOKEN_KEYS, () => clock.ms)
    const token = await accessSigner(TOKEN_KEYS)(claims())
    expect(await watching(token)).toMatchObject({ sessionId: 'ses_1' })
    const [head = '', body = '', mark = ''] = token.split('.')
    const altered = `${head}.${body}.${mark.startsWith('A') ? 'B' : 'A'}${mark.slice(1)}`
    expect(await watching(altered)).toBeUndefined()
    clock.ms += 61_000
    expect(await watching(token)).toBeUndefined()
  })

  it('of yesterday’s key is taken while two keys are valid', async () => {
    const [old] = TOKEN_KEYS.keys
    const rotated = {
      issuer: 'test',
      keys: [{ kid: 'new', secret: new Uint8Array(32).fill(8) }, ...(old ? [old] : [])],
    }
    const token = await accessSigner(TOKEN_KEYS)(claims())
    expect(await tokenVerifier(rotated, () => Date.now())(token)).toBeDefined()
  })

  it('of somebody whose role was revoked a moment ago opens nothing', async () => {
    const { farMember } = people
    await api.stores.people.put({ ...farMember, standings: [] })
    expect(await api.as(farMember)(getMe, {})).toMatchObject({ memberships: [] })
  })
})
