import {
  actOnNeed,
  ApiError,
  type CommandOf,
  getNeed,
  type HeldNeed,
  NeedId,
  type NeedView,
  type ServedNeed,
} from '@microwish/contract'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, newIdempotencyKey } from '../../../../api'
import { useSignInNeeded } from '../../../../session'
import { commandRefusal, isOutdated } from '../../../../command-refusal'

export type HeldAction = 'progress' | 'fulfil' | 'release' | 'hand_over' | 'ask'
/** What the holder fills in; the need and its version are added here. */
export type HeldCommand = { [A in HeldAction]: Omit<CommandOf<A>, 'needId' | 'version'> }[HeldAction]

/**
 * `left`: the details are no longer this reader's. Nothing of another person is kept on the device, so they are gone
 * from the screen with the state that held them.
 */
export type Held =
  | { phase: 'loading' }
  | { phase: 'failed'; error: unknown }
  | { phase: 'ready'; need: HeldNeed; isBusy: boolean; refusal?: string | undefined }
  | { phase: 'served'; need: ServedNeed }
  | { phase: 'own' }
  | { phase: 'left'; how: 'released' | 'handed_over' | 'gone' }

function toHeld(view: NeedView): Held {
  switch (view.tier) {
    case 'held':
      return { phase: 'ready', need: view, isBusy: false }
    case 'served':
      return { phase: 'served', need: view }
    case 'own':
      return { phase: 'own' }
    case 'hall':
    case 'case':
      return { phase: 'left', how: 'gone' }
  }
}

/** A need in hand: read anew each time the page shows, acted on in the version that was seen. */
export function useHeld(given: string | undefined) {
  const [held, setHeld] = useState<Held>({ phase: 'loading' })
  const isSignInNeeded = useSignInNeeded()
  const intent = useRef<{ body: string; key: string }>()

  const load = useCallback(
    async (refusal?: string) => {
      const needId = NeedId.safeParse(given)
      if (!needId.success) return setHeld({ phase: 'left', how: 'gone' })
      try {
        const next = toHeld(await call(getNeed, { needId: needId.data }))
        setHeld(next.phase === 'ready' ? { ...next, refusal } : next)
      } catch (error) {
        const isGone = error instanceof ApiError && error.problem.code === 'not_found'
        setHeld((shown) => {
          if (isGone) return { phase: 'left', how: 'gone' }
          return shown.phase === 'ready' ? shown : { phase: 'failed', error }
        })
      }
    },
    [given],
  )

  useEffect(() => void (isSignInNeeded || load()), [load, isSignInNeeded])
  const isFirstShow = useRef(true)
  useDidShow(() => {
    if (!isFirstShow.current) void load()
    isFirstShow.current = false
  })

  function keyFor(body: string) {
    if (intent.current?.body !== body) intent.current = { body, key: newIdempotencyKey() }
    return intent.current.key
  }

  /** Answers whether it went through; if not, `refusal` says why and what to do. */
  async function act(command: HeldCommand): Promise<boolean> {
    if (held.phase !== 'ready' || held.isBusy) return false
    const { need } = held
    const body = { ...command, needId: need.needId, version: need.version } as CommandOf<HeldAction>
    setHeld({ phase: 'ready', need, isBusy: true })
    try {
      await call(actOnNeed, body, { idempotencyKey: keyFor(JSON.stringify(body)) })
      if (command.action === 'release') setHeld({ phase: 'left', how: 'released' })
      else if (command.action === 'hand_over') setHeld({ phase: 'left', how: 'handed_over' })
      else await afterwards(need)
      return true
    } catch (error) {
      const refusal = commandRefusal(error)
      if (isOutdated(error)) await load(refusal)
      else setHeld({ phase: 'ready', need, isBusy: false, refusal })
      return false
    }
  }

  /** The answer to a command holds no details: they are read anew. */
  async function afterwards(need: HeldNeed) {
    setHeld({ phase: 'ready', need, isBusy: false })
    await load()
  }

  const forget = () => setHeld((shown) => (shown.phase === 'ready' ? { ...shown, refusal: undefined } : shown))
  return { held, act, reload: () => void load(), forget }
}
