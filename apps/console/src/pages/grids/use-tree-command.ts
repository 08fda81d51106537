import type { AreaId, Endpoint } from '@microwish/contract'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type * as z from 'zod/mini'
import { areaWords as text } from '../../messages/grid-words'
import { codeOf } from '../../ui/describe-error'
import { useCommand } from '../../use-command'

/** Everything that shows areas is looked at anew. */
export function refreshTree(client: QueryClient, areaId?: AreaId) {
  for (const key of ['tree', 'areas', 'editions', 'posts', 'boundaries', 'letters'])
    void client.invalidateQueries({ queryKey: [key] })
  if (areaId) void client.invalidateQueries({ queryKey: ['area', areaId] })
}

/** A command on areas. When somebody else was faster the tree is read again, and what was typed stays. */
export function useTreeCommand<E extends Endpoint>(endpoint: E) {
  const client = useQueryClient()
  const command = useCommand(endpoint)
  const [notice, setNotice] = useState<string>()
  return {
    isBusy: command.isPending,
    error: notice ? undefined : command.error,
    notice,
    /** The answer, or undefined when it was refused (`error` and `notice` say why). */
    async send(input: z.input<E['input']>) {
      setNotice(undefined)
      try {
        const answer = await command.mutateAsync(input)
        refreshTree(client)
        return answer
      } catch (error) {
        if (codeOf(error) === 'stale_version') {
          await client.refetchQueries({ queryKey: ['tree'], type: 'active' })
          setNotice(text.stale)
        }
        return undefined
      }
    },
  }
}
