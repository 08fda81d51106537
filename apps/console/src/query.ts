import { ApiError } from '@microwish/contract'
import { QueryClient } from '@tanstack/react-query'

const ANSWERLESS_TRIES = 2

/** No answer, or a server that asks for a moment: worth trying again. A refusal is an answer. */
export function isWorthRepeating(error: unknown) {
  if (!(error instanceof ApiError)) return true
  return error.problem.code === 'busy' || error.problem.status === 504
}

const retry = (failures: number, error: unknown) => failures < ANSWERLESS_TRIES && isWorthRepeating(error)
const retryDelay = (failures: number) => 400 * 2 ** failures

/** Offline is shown by each screen itself, so nothing is silently held back (`networkMode`). */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry, retryDelay, networkMode: 'always', staleTime: 5_000 },
      mutations: { retry, retryDelay, networkMode: 'always' },
    },
  })
