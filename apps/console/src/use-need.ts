import { actOnNeed, type CaseNeed, type CaseRow, getNeed, type NeedId } from '@microwish/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './api'
import { useCommand } from './use-command'

/** A need read by somebody who is not its desk is none for this console. */
export class NotACase extends Error {}

function caseOf<View extends { tier: string }>(view: View): Extract<View, { tier: 'case' }> {
  if (view.tier !== 'case') throw new NotACase()
  return view as Extract<View, { tier: 'case' }>
}

/**
 * One need, whole. Reading it is logged, so while it lies open it is not read again merely because time passes; nor is it
 * kept once it is closed, since residents and helpers go on with it.
 */
export function useNeed(needId: NeedId) {
  return useQuery({
    queryKey: ['need', needId],
    queryFn: async () => caseOf(await call(getNeed, { needId })),
    staleTime: 60_000,
    gcTime: 0,
  })
}

/** Acts on needs; the answer is the need's row as it now is, and the need, lists and figures are looked at anew. */
export function useActOnNeed() {
  const client = useQueryClient()
  const command = useCommand(actOnNeed)
  type Input = Parameters<typeof command.mutateAsync>[0]
  const settle = (needId: NeedId) => {
    void client.invalidateQueries({ queryKey: ['need', needId] })
    void client.invalidateQueries({ queryKey: ['needs'] })
    void client.invalidateQueries({ queryKey: ['statistics'] })
  }
  return {
    isBusy: command.isPending,
    error: command.error,
    reset: command.reset,
    async act(input: Input): Promise<CaseRow> {
      const row = caseOf(await command.mutateAsync(input))
      settle(row.needId)
      return row
    },
    /** The need as it is now, when somebody else was faster. */
    async reload(needId: NeedId): Promise<CaseNeed | undefined> {
      settle(needId)
      await client.refetchQueries({ queryKey: ['need', needId] })
      return client.getQueryData(['need', needId])
    },
  }
}
