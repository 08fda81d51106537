import type { Endpoint, OutputOf } from '@microwish/contract'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type * as z from 'zod/mini'
import { call } from './api'

/** One idempotency key for one intent: the same body keeps it until it is done, a changed body is another intent. */
export function createIntent(newKey: () => string = () => crypto.randomUUID()) {
  let held: { body: string; key: string } | undefined
  return {
    keyFor(input: unknown) {
      const body = JSON.stringify(input)
      if (held?.body !== body) held = { body, key: newKey() }
      return held.key
    },
    done() {
      held = undefined
    },
  }
}

/** A command that may be repeated: by itself when nobody answers, by the officer at will, always under one key. */
export function useCommand<E extends Endpoint>(endpoint: E) {
  const intent = useRef(createIntent())
  return useMutation<OutputOf<E>, Error, z.input<E['input']>>({
    mutationFn: (input) => call(endpoint, input, { idempotencyKey: intent.current.keyFor(input) }),
    onSuccess: () => intent.current.done(),
  })
}
