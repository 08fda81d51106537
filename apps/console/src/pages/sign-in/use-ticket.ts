import { ApiError, createClient, openTicket, redeemTicket } from '@microwish/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { session } from '../../session'
import { sendTo } from '../../transport'

const call = createClient(sendTo(() => undefined))
/** Often enough that the desk opens while the phone is being put away. */
const ASK_MS = 2_000

/** A ticket of this page, and the wait for the phone that vouches for it. */
export function useTicket() {
  const client = useQueryClient()
  const ticket = useQuery({
    queryKey: [openTicket.name],
    queryFn: () => call(openTicket, {}),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const secret = ticket.data?.ticket
  const answer = useQuery({
    queryKey: [redeemTicket.name, secret],
    queryFn: () => call(redeemTicket, { ticket: secret ?? '' }),
    enabled: secret !== undefined,
    // A page that nobody looks at asks nothing; an ended ticket is not asked for again.
    refetchInterval: ({ state }) => (isEnded(state.error) || state.data?.session ? false : ASK_MS),
    retry: false,
    gcTime: 0,
  })
  const opened = answer.data?.session
  useEffect(() => {
    if (opened) session.enter(opened)
  }, [opened])
  return {
    ticket,
    isEnded: isEnded(answer.error),
    /** Another code: the old one is worth nothing any more. */
    renew: () => void client.resetQueries({ queryKey: [openTicket.name] }),
  }
}

const isEnded = (error: unknown) => error instanceof ApiError && error.problem.code === 'session_ended'
