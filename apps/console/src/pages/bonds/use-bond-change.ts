import { type Bond, changeBond, type ChangeBond } from '@microwish/contract'
import { bondWords as words } from '../../messages'
import { useToast } from '../../ui/toast'
import { useCommand } from '../../use-command'
import { useRefreshBonds } from './use-bonds'

/** What changes about a bond, without what every change names. */
type Change<C = ChangeBond> = C extends ChangeBond ? Omit<C, 'bondId' | 'version'> : never

/** Changes a bond as its author saw it; a refusal stays on the screen with what was typed. */
export function useBondChange({ bondId, version }: Bond, onDone: () => void) {
  const toast = useToast()
  const refresh = useRefreshBonds()
  const command = useCommand(changeBond)
  async function change(what: Change) {
    const after = await command.mutateAsync({ bondId, version, ...what }).catch(() => undefined)
    if (!after) return
    await refresh()
    toast({ text: words.saved })
    onDone()
  }
  return { change, isBusy: command.isPending, error: command.error }
}
