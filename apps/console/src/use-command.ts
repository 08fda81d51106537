import type { Endpoint, OutputOf } from '@microwish/contract'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type * as z from 'zod/mini'
import { call } from './api'

/** A UUID also where the page is not a secure context: a demo on a plain address of the office network. */
function newUuid(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID()
  const hex = [...(crypto as Crypto).getRandomValues(new Uint8Array(16))].map((byte) =>
    byte.toString(16).padStart(2, '0'),
  )
  return hex.join('').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')
}

/** One idempotency key for one intent: the same body keeps it until it is done, a changed body is another intent. */
export function createIntent(newKey: () => string = newUuid) {
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
