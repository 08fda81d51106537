import type { CaseNeed, NeedId } from '@microwish/contract'
import { useState } from 'react'
import { changesSince } from './changes'
import { words } from './messages'
import { codeOf } from './ui/describe-error'

type Reload = (needId: NeedId) => Promise<CaseNeed | undefined>

/** When somebody else was faster: fetches the need as it is now and says who did what. What was typed stays. */
export function useStale(reload: Reload) {
  const [notice, setNotice] = useState<string>()
  return {
    notice,
    clear: () => setNotice(undefined),
    /** The explanation, when the refusal was of that kind and the need could be read again. */
    async explain(error: unknown, seen: Pick<CaseNeed, 'needId' | 'version'>) {
      const code = codeOf(error)
      if (code !== 'stale_version' && code !== 'action_not_allowed') return undefined
      const now = await reload(seen.needId)
      const text = now && words.action.stale(changesSince(now, seen.version), now.statusText)
      setNotice(text)
      return text
    },
  }
}
