import { actOnNeed, ApiError, getNeed, type HallNeed, type NeedId } from '@microwish/contract'
import { useRef, useState } from 'react'
import { call, isUndecided, newIdempotencyKey } from '../../api'
import { claimRefusal, isGone } from './claim-refusal'
import { threeAlike } from './three-alike'
import { fetchHall, type Scope } from './use-hall'

/** Nothing asked yet, a time is being chosen, or somebody was faster. */
export type Claim =
  | { phase: 'none' }
  | { phase: 'choosing'; need: HallNeed; isBusy: boolean; refusal?: string }
  | { phase: 'lost'; need: HallNeed; reason: 'claimed' | 'withdrawn'; alike: HallNeed[] | undefined }

type Around = {
  scope: Scope
  shown: () => readonly HallNeed[]
  onClaimed: (needId: NeedId) => void
  onLost: () => void
}

/** From 我来 to 认领: one intent keeps its key through every retry, so a lost answer never claims twice. */
export function useClaim({ scope, shown, onClaimed, onLost }: Around) {
  const [claim, setClaim] = useState<Claim>({ phase: 'none' })
  const intent = useRef<{ body: string; key: string }>()

  function keyFor(body: string) {
    if (intent.current?.body !== body) intent.current = { body, key: newIdempotencyKey() }
    return intent.current.key
  }

  async function send(need: HallNeed, agreedAt: string | undefined) {
    const { needId, version } = need
    const command = { needId, version, action: 'claim' as const, ...(agreedAt && { agreedAt }) }
    setClaim({ phase: 'choosing', need, isBusy: true })
    try {
      await call(actOnNeed, command, { idempotencyKey: keyFor(JSON.stringify(command)) })
      finish(needId)
    } catch (error) {
      await refused(need, error)
    }
  }

  function finish(needId: NeedId) {
    setClaim({ phase: 'none' })
    onClaimed(needId)
  }

  async function refused(need: HallNeed, error: unknown) {
    if (isUndecided(error) || !isGone(error)) {
      setClaim({ phase: 'choosing', need, isBusy: false, refusal: claimRefusal(error) })
      return
    }
    // It changed under our hands: by somebody faster, by the desk, or by our own first try whose answer got lost.
    const now = await call(getNeed, { needId: need.needId }).catch(() => undefined)
    if (now?.tier === 'held') finish(need.needId)
    else if (now?.tier === 'hall' && now.actions.includes('claim'))
      setClaim({
        phase: 'choosing',
        need: now,
        isBusy: false,
        refusal: '社区刚改过这件事，请再看一眼，还想来就再点一次。',
      })
    else await lose(need, error)
  }

  async function lose(need: HallNeed, error: unknown) {
    const isWithdrawn = error instanceof ApiError && error.problem.code === 'not_found'
    const lost = { phase: 'lost' as const, need, reason: isWithdrawn ? ('withdrawn' as const) : ('claimed' as const) }
    setClaim({ ...lost, alike: undefined })
    onLost()
    const hall = await fetchHall(scope, { limit: 50 }).then(({ items }) => items, shown)
    setClaim((claim) => (claim.phase === 'lost' ? { ...lost, alike: threeAlike(need, hall) } : claim))
  }

  return {
    claim,
    begin: (need: HallNeed) => setClaim({ phase: 'choosing', need, isBusy: false }),
    close: () => setClaim({ phase: 'none' }),
    send,
  }
}
