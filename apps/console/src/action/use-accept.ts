import type { CaseNeed } from '@microwish/contract'
import { words } from '../messages'
import { useToast } from '../ui/toast'
import { useActOnNeed } from '../use-need'
import { useStale } from '../use-stale'

/** 受理: takes the case on without publishing it. It stays where it is. */
export function useAccept(need: CaseNeed) {
  const { act, reload, isBusy, error, reset } = useActOnNeed()
  const stale = useStale(reload)
  const toast = useToast()
  async function accept() {
    try {
      await act({ needId: need.needId, version: need.version, action: 'accept' })
      toast({ text: words.action.accepted })
    } catch (caught) {
      const notice = await stale.explain(caught, need)
      if (!notice) return
      reset()
      toast({ text: notice })
    }
  }
  return { accept: () => void accept(), isBusy, error }
}
