import { type CONTACT_REASONS, type NeedId, readContact } from '@microwish/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../api'

export type ContactReason = (typeof CONTACT_REASONS)[number]

/** Read and shown for this long, then masked again. */
export const SHOWN_SECONDS = 60

/** Telephone and address behind a reason; they leave the screen, and the memory, after a minute. */
export function useContact(needId: NeedId) {
  const client = useQueryClient()
  const [secondsLeft, setSecondsLeft] = useState(0)
  const reading = useMutation({
    mutationFn: (reason: ContactReason) => call(readContact, { needId, reason }),
    gcTime: 0,
    onSuccess: () => {
      setSecondsLeft(SHOWN_SECONDS)
      void client.invalidateQueries({ queryKey: ['need', needId] })
    },
  })
  const { reset } = reading

  useEffect(() => {
    if (secondsLeft === 0) return
    const timer = setTimeout(() => {
      setSecondsLeft(secondsLeft - 1)
      if (secondsLeft === 1) reset()
    }, 1000)
    return () => clearTimeout(timer)
  }, [secondsLeft, reset])

  return {
    contact: secondsLeft > 0 ? reading.data : undefined,
    secondsLeft,
    isBusy: reading.isPending,
    error: reading.error,
    read: (reason: ContactReason) => reading.mutate(reason),
    hide() {
      setSecondsLeft(0)
      reset()
    },
  }
}
