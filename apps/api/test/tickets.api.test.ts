import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { approveTicket, getMe, openTicket, redeemTicket, refreshSession } from '@microwish/contract'
import { people } from '@microwish/core/factory'
import { recordCalls } from '@microwish/devkit/testing'
import { refusalOf, startApi, type TestApi } from './set-up'

const { desk, deskMate, member } = people

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterEach(() => {
  api.clock.realMs = 0
})
afterAll(() => api.stop())

const open = () => api.as()(openTicket, {})
const approve = (person: typeof desk, code: string, digits: string) =>
  api.as(person, 'citizen')(approveTicket, { code, digits })
const redeem = (ticket: string) => api.as()(redeemTicket, { ticket })
/** The refresh token that went into the cookie. */
async function cookieOf(ticket: string) {
  const response = await api.app.request('/api/sessions/tickets/redeem', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket }),
  })
  return decodeURIComponent(/mw_refresh=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '')
}
/** Two digits that are not these. */
const others = (digits: string) => String((Number(digits) + 1) % 100).padStart(2, '0')
const ENDED = { status: 401, code: 'session_ended' }

describe('a ticket to the console', () => {
  it('waits, is vouched for by a phone, and lets that person’s desk in once, with the refresh token in the cookie', async () => {
    const { ticket, code, digits } = await open()
    expect(await redeem(ticket)).toEqual({})
    expect(await approve(desk, code, digits)).toEqual({ approved: true })
    const response = await api.app.request('/api/sessions/tickets/redeem', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
      body: JSON.stringify({ ticket }),
    })
    const { session } = (await response.json()) as { session: { accessToken: string; refreshToken?: string } }
    expect(session).toMatchObject({ personId: desk.personId, audience: 'staff' })
    expect(session.refreshToken).toBeUndefined()
    expect(response.headers.get('set-cookie')).toMatch(/^mw_refresh=.*HttpOnly; Secure; SameSite=Strict/)
    const me = await api.app.request('/api/me', { headers: { authorization: `Bearer ${session.accessToken}` } })
    expect(await me.json()).toMatchObject({ audience: 'staff', personId: desk.personId })
    expect(await refusalOf(redeem(ticket))).toMatchObject(ENDED)
  })

  it('keeps the desk open for a working day, however often its session is refreshed', async () => {
    const { ticket, code, digits } = await open()
    await approve(desk, code, digits)
    let refreshToken = await cookieOf(ticket)
    const turn = () => api.as()(refreshSession, { refreshToken })
    for (const hours of [4, 8, 11.9]) {
      api.clock.realMs = hours * 3_600_000
      refreshToken = (await turn()).refreshToken ?? ''
    }
    api.clock.realMs = 12.1 * 3_600_000
    expect(await refusalOf(turn())).toMatchObject(ENDED)
  })

  it('opens one session for two redemptions at the same moment', async () => {
    const { ticket, code, digits } = await open()
    await approve(desk, code, digits)
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => redeem(ticket)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is vouched for by nobody without a desk, and by no desk’s own token', async () => {
    const { ticket, code, digits } = await open()
    expect(await refusalOf(approve(member, code, digits))).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await refusalOf(api.as(desk, 'staff')(approveTicket, { code, digits }))).toMatchObject({
      code: 'wrong_audience',
    })
    expect(await redeem(ticket)).toEqual({})
  })

  it('belongs to the first who vouched for it', async () => {
    const { code, digits } = await open()
    await approve(desk, code, digits)
    expect(await approve(desk, code, digits)).toEqual({ approved: true })
    expect(await refusalOf(approve(deskMate, code, digits))).toMatchObject(ENDED)
  })

  it('ends after three wrong pairs of digits, the right one included', async () => {
    const { ticket, code, digits } = await open()
    const wrong = () => refusalOf(approve(desk, code, others(digits)))
    expect(await wrong()).toMatchObject({ code: 'invalid_input', errors: [{ path: 'digits' }] })
    expect(await wrong()).toMatchObject({ code: 'invalid_input' })
    expect(await wrong()).toMatchObject(ENDED)
    expect(await refusalOf(approve(desk, code, digits))).toMatchObject(ENDED)
    expect(await refusalOf(redeem(ticket))).toMatchObject(ENDED)
  })

  it('ends by itself after three minutes, approved or not', async () => {
    const { ticket, code, digits } = await open()
    await approve(desk, code, digits)
    api.clock.realMs = 181_000
    expect(await refusalOf(redeem(ticket))).toMatchObject(ENDED)
    expect(await refusalOf(approve(desk, code, digits))).toMatchObject(ENDED)
  })

  it('is not redeemed by whoever saw the code only', async () => {
    const { code, digits } = await open()
    await approve(desk, code, digits)
    expect(await refusalOf(redeem(`${code}.${'s'.repeat(43)}`))).toMatchObject(ENDED)
  })

  it('lets nobody in whose role ended after the phone vouched', async () => {
    const { ticket, code, digits } = await open()
    await approve(deskMate, code, digits)
    await api.stores.people.put({ ...deskMate, standings: [] })
    expect(await refusalOf(redeem(ticket))).toMatchObject(ENDED)
    await api.stores.people.put(deskMate)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', undefined])(
    'lets nobody’s browser in as somebody else by a form of another site, sent as %s',
    async (type) => {
      const { ticket, code, digits } = await open()
      await approve(desk, code, digits)
      const headers = { ...(type && { 'content-type': type }) }
      // What a form makes of a field named `{"ticket":"`: the last of two equal names counts.
      const body = new TextEncoder().encode(`{"ticket":"=","ticket":"${ticket}"}\r\n`)
      const send = (path: string) => api.app.request(`/api/sessions/${path}`, { method: 'POST', headers, body })
      for (const path of ['tickets/redeem', 'refresh', 'end']) {
        const response = await send(path)
        expect([path, response.status, response.headers.get('set-cookie')]).toEqual([path, 400, null])
      }
      expect(await redeem(ticket)).toHaveProperty('session')
    },
  )

  it('costs no write until a phone of staff touches it: opening one is anybody’s', async () => {
    const recorded = recordCalls(api.tables.client, api.tables.tables)
    const { ticket } = await open()
    await redeem(ticket)
    recorded.stop()
    expect(recorded.calls.map(({ operation }) => operation)).toEqual(['GetItem'])
  })

  it('is one ticket however its code is spelt, and none once a bit of it is changed', async () => {
    const { code, digits } = await open()
    const wrong = () => refusalOf(approve(desk, code, others(digits)))
    await wrong()
    await wrong()
    expect(await refusalOf(approve(desk, `${code}A`, others(digits)))).toMatchObject(ENDED)
    const fresh = await open()
    const changed = (fresh.code.startsWith('A') ? 'B' : 'A') + fresh.code.slice(1)
    expect(await refusalOf(approve(desk, changed, fresh.digits))).toMatchObject(ENDED)
    expect(await refusalOf(redeem(`${changed}.${fresh.ticket.split('.')[1] ?? ''}`))).toMatchObject(ENDED)
  })

  it('leaves neither code nor secret in the table or the log', async () => {
    const { ticket, code, digits } = await open()
    await approve(desk, code, digits)
    await redeem(ticket)
    const { Items } = await api.tables.client.send(new ScanCommand({ TableName: api.tables.tables.sessions }))
    const kept = JSON.stringify([Items, api.logs])
    expect(kept).toContain('TICKET#')
    const [, secret = ''] = ticket.split('.')
    for (const word of [code, secret]) expect(kept).not.toContain(word)
  })
})

describe('getMe', () => {
  it('tells a phone whether its person has a desk', async () => {
    expect(await api.as(desk, 'citizen')(getMe, {})).toMatchObject({ audience: 'citizen', hasDesk: true })
    expect(await api.as(member)(getMe, {})).not.toHaveProperty('hasDesk')
  })
})
