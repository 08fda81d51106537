import { ApiError, createClient, type Endpoint, getNeed, type NeedId, type Tier } from '@microwish/contract'
import { EVERYBODY, identityOf, type Who } from './access-people'
import { ALSO, VISIBLE, type Visibility } from './canary-table'
import type { TestApi } from './set-up'

/** A string that stands nowhere else, the field it was said in, and the version that the saying made. */
export type Canary = { value: string; field: string; needId: NeedId; version: number }
type Tiers = ReadonlyMap<NeedId, Tier>

const RULES: Record<string, Visibility> = { ...VISIBLE, ...ALSO }

/** Watches every answer for canaries: which were read in a tier that may, and which leaked. */
export function watch(api: TestApi) {
  const canaries: Canary[] = []
  const seen = new Set<string>()
  const leaks = new Set<string>()
  const claims = new Map<string, number>()
  let count = 0

  /** Letters only, so that no rule about numbers touches them; none is a part of another. */
  const fresh = () =>
    `zq${String(count++)
      .padStart(4, '0')
      .replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}qz`

  /** The raw answer, whatever it is: the typed client would drop what the contract does not name. */
  async function ask(who: Who, endpoint: Endpoint, input: object, idempotencyKey?: string) {
    const { person, audience } = identityOf(who)
    const authorization = person ? { authorization: `Bearer ${await api.tokenOf(person, audience)}` } : {}
    let answer = { status: 0, text: '' }
    const call = createClient(async ({ method, path, body, headers }) => {
      const init = { method, headers: { ...headers, ...authorization, 'content-type': 'application/json' } }
      const response = await api.app.request(`/api${path}`, {
        ...init,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      answer = { status: response.status, text: await response.text() }
      return { status: answer.status, body: JSON.parse(answer.text) as unknown }
    })
    await call(endpoint, input as never, idempotencyKey === undefined ? {} : { idempotencyKey }).catch(ignoreRefusal)
    return answer
  }

  /** Looks at one text as this reader; `via` stands for the tier where the reading has rules of its own. */
  function look(who: Who, text: string, tiers: Tiers, where: string, via?: 'contact') {
    for (const { value, field, needId, version } of canaries) {
      if (!text.includes(value)) continue
      const tier = via ?? tiers.get(needId)
      const rule = tier && RULES[field]?.[tier]
      const isSince = version >= (claims.get(claimKey(who, needId)) ?? Infinity)
      if (rule === 'always' || (rule === 'since' && isSince)) seen.add(`${field} → ${tier}`)
      else leaks.add(`${who} (${tier ?? 'no tier'}) reads ${field} of version ${version} in ${where}`)
    }
  }

  /** In which tier a reader stands to each need, as the API says and the access table has shown; read and looked at. */
  async function tiersOf(who: Who, needIds: readonly NeedId[]): Promise<Tiers> {
    const tiers = new Map<NeedId, Tier>()
    for (const needId of needIds) {
      const { status, text } = await ask(who, getNeed, { needId })
      if (status === 200) tiers.set(needId, (JSON.parse(text) as { tier: Tier }).tier)
      look(who, text, tiers, 'getNeed')
    }
    return tiers
  }

  /** Everybody reads these endpoints. */
  async function readAll(needIds: readonly NeedId[], reads: readonly [Endpoint, object][]) {
    for (const who of EVERYBODY) {
      const tiers = await tiersOf(who, needIds)
      for (const [endpoint, input] of reads) {
        const { text } = await ask(who, endpoint, input)
        look(
          who,
          text,
          tiers,
          `${endpoint.name} ${JSON.stringify(input)}`,
          endpoint.name === 'readContact' ? 'contact' : undefined,
        )
      }
    }
  }

  /** From this version on the person, with whichever token, reads the history of the need. */
  const noteClaim = (who: Who, needId: NeedId, version: number) => claims.set(claimKey(who, needId), version)

  return { ask, canaries, fresh, leaks, look, noteClaim, readAll, seen }
}
export type Watch = ReturnType<typeof watch>

const claimKey = (who: Who, needId: NeedId) => `${identityOf(who).person?.personId} ${needId}`

function ignoreRefusal(error: unknown) {
  if (!(error instanceof ApiError)) throw error
}
