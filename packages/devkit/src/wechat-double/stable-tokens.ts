import { randomBytes } from 'node:crypto'

const TOKEN_SECONDS = 7_200
/** Before a token's end in which a new one is given out and both work. */
const OVERLAP_MS = 5 * 60_000

/** Access tokens as `stable_token` gives them out. */
export function createStableTokens(now: () => number) {
  let tokens: { value: string; endsAt: number }[] = []
  return {
    /** The same one again, a new one in the last five minutes; forced, a new one at once and the old ones end. */
    token(isForced: boolean): { value: string; expiresIn: number } {
      tokens = isForced ? [] : tokens.filter(({ endsAt }) => endsAt > now())
      let latest = tokens.at(-1)
      if (!latest || latest.endsAt - now() <= OVERLAP_MS) {
        latest = { value: `double_${randomBytes(48).toString('base64url')}`, endsAt: now() + TOKEN_SECONDS * 1_000 }
        tokens.push(latest)
      }
      return { value: latest.value, expiresIn: Math.floor((latest.endsAt - now()) / 1_000) }
    },
    knowsToken: (value: string) => tokens.some((token) => token.value === value && token.endsAt > now()),
  }
}
