import {
  accessSigner,
  cachedSecret,
  CLOUD_ISSUER,
  createApp,
  latest,
  readSessionKeys,
  type SessionKeys,
  tokenVerifier,
} from '@microwish/api'
import { PersonId, Session } from '@microwish/contract'
import type { LocalCloud } from './local-cloud'
import type { Rehearsal } from './rehearsal'
import { must } from './steps'

/** Time that a drill moves: the waits of a rotation are more than an hour. Milliseconds. */
export function movedClock() {
  let now = Date.now()
  return { now: () => now, move: (ms: number) => void (now += ms) }
}
export type MovedClock = ReturnType<typeof movedClock>

const MINUTE_MS = 60_000
const PEOPLE = 4
/** Execution environments of the api function, each with the secret as it has read it last. */
const FUNCTIONS = 3
/** Whoever has less than this left of a token turns it first, as the clients do. */
const TURN_BEFORE_MS = 2 * MINUTE_MS

/** The api function around a secret that it reads again by itself, as in the cloud. */
function apiFunction({ stack }: Rehearsal, cloud: LocalCloud, clock: MovedClock) {
  const source = cachedSecret({
    read: async () => (await cloud.secrets.read(cloud.names.sessionSecret))?.text ?? '',
    parse: readSessionKeys,
    now: clock.now,
    onTrouble: () => undefined,
  })
  const platform = { ...stack.platform, realNow: clock.now, now: () => new Date(clock.now()).toISOString() }
  const appOf = latest(({ keys, identityKey }: SessionKeys) => {
    const tokenKeys = { issuer: CLOUD_ISSUER, keys, keysAnew: async () => (await source.anew()).keys }
    return createApp({
      platform,
      verify: tokenVerifier(tokenKeys, clock.now),
      sign: accessSigner(tokenKeys),
      exchange: (code) => Promise.resolve(code),
      exchangePhone: (code) => Promise.resolve(code),
      identityKey,
      log: () => undefined,
      release: 'drill',
      oldestClient: '0.1.0',
    })
  })
  return async (path: string, init: RequestInit) => (await appOf(await source.get()).request(path, init)) as Response
}

/** Some people who use the product once a minute, each time at another execution environment. */
export function openCrowd(rehearsal: Rehearsal, cloud: LocalCloud, clock: MovedClock) {
  const functions = Array.from({ length: FUNCTIONS }, () => apiFunction(rehearsal, cloud, clock))
  let turn = 0
  let requests = 0
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    requests++
    const one = functions[turn++ % FUNCTIONS]
    if (!one) throw new Error('there are no functions')
    return one(path, init)
  }
  const post = (path: string, body: object) =>
    ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const getMe = (token: string) => ask('/api/me', { headers: { authorization: `Bearer ${token}` } })
  const people: { session: Session; expiresAt: number }[] = []
  const signed = async (response: Response) => {
    must(response.ok, `a session was refused with ${response.status}`)
    const session = Session.parse(await response.json())
    return { session, expiresAt: clock.now() + session.expiresIn * 1000 }
  }

  async function live(index: number) {
    let person = people[index]
    if (!person) throw new Error('nobody has signed in')
    if (person.expiresAt - clock.now() < TURN_BEFORE_MS) {
      person = await signed(await post('/api/sessions/refresh', { refreshToken: person.session.refreshToken }))
      people[index] = person
    }
    const { status } = await getMe(person.session.accessToken)
    must(status === 200, `somebody was refused with ${status}`)
  }

  return {
    async signIn() {
      for (let index = 0; index < PEOPLE; index++)
        people.push(await signed(await post('/api/sessions', { code: `drill-${index}` })))
    },
    /** Moves the clock a minute at a time. @throws Error as soon as anybody is refused */
    async use(minutes: number): Promise<string> {
      const before = requests
      for (let minute = 0; minute < minutes; minute++) {
        clock.move(MINUTE_MS)
        for (let index = 0; index < PEOPLE; index++) await live(index)
      }
      return `${requests - before} requests in ${minutes} minutes of the drill’s clock`
    },
    /** What a token is answered that was signed this moment by the keys of a document. */
    async statusFor(document: string): Promise<number> {
      const [first] = people
      const personId = PersonId.parse(first?.session.personId)
      const sign = accessSigner({ issuer: CLOUD_ISSUER, keys: readSessionKeys(document).keys })
      const expiresAt = Math.floor(clock.now() / 1000) + 600
      return (await getMe(await sign({ personId, audience: 'citizen', sessionId: 'drill', expiresAt }))).status
    },
  }
}
