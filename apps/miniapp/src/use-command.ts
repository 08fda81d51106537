import type { Endpoint, OutputOf } from '@microwish/contract'
import { useRef, useState } from 'react'
import { call, isUndecided, newIdempotencyKey } from './api'
import { commandRefusal } from './command-refusal'
import { createPersonalStore } from './personal-store'

/** The last intent that got no answer. On the device: said again after a dead battery it is still the same intent. */
const unanswered = createPersonalStore<{ words: string; key: string } | undefined>('unanswered', undefined)

/** Commands of a page: one at a time, one key for an intent through every retry, and why one did not go through. */
export function useCommand() {
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const isSending = useRef(false)

  /** The answer, or nothing: then `refusal` says why, and what was typed stays where it is. */
  async function send<E extends Endpoint>(
    endpoint: E,
    input: Parameters<typeof call<E>>[1],
    onRefused?: (error: unknown) => void,
  ): Promise<OutputOf<E> | undefined> {
    if (isSending.current) return undefined
    isSending.current = true
    setBusy(true)
    setRefusal(undefined)
    const words = JSON.stringify([endpoint.name, input])
    const known = unanswered.get()
    const key = known?.words === words ? known.key : newIdempotencyKey()
    unanswered.set({ words, key })
    try {
      const answer = await call(endpoint, input, { idempotencyKey: key })
      unanswered.set(undefined)
      return answer
    } catch (error) {
      if (!isUndecided(error)) unanswered.set(undefined)
      setRefusal(commandRefusal(error))
      onRefused?.(error)
      return undefined
    } finally {
      isSending.current = false
      setBusy(false)
    }
  }

  return { isBusy, refusal, send, setRefusal, forget: () => setRefusal(undefined) }
}
