import { ApiError, createClient, listPersonas, startDevSession } from '@microwish/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { session } from '../../session'
import { sendTo } from '../../transport'

const call = createClient(sendTo(() => undefined))

/** The staff of the demo county; `undefined` where the local door is not there. */
async function fetchStaff() {
  try {
    const { items } = await call(listPersonas, {})
    return { staff: items.filter(({ audience }) => audience === 'staff') }
  } catch (error) {
    // Deployed, the path does not exist: an answer, and not a failure.
    if (error instanceof ApiError && error.problem.status === 404) return { staff: undefined }
    throw error
  }
}

/** Signing in as one of the demo county's staff. */
export function usePersonas() {
  const personas = useQuery({ queryKey: [listPersonas.name], queryFn: fetchStaff, staleTime: Infinity })
  const signIn = useMutation({
    mutationKey: [startDevSession.name],
    mutationFn: (personaId: string) => session.signInAs(personaId),
  })
  return { personas, signIn }
}
