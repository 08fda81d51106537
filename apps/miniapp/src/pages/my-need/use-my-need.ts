import { ApiError, type ActOnNeed, actOnNeed, getNeed, type NeedId, type OwnNeed } from '@microwish/contract'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'
import { call, isUndecided, newIdempotencyKey } from '../../api'
import { errorText } from '../../messages'
import { isOwnNeed } from '../../needs'

type State = { phase: 'loading' } | { phase: 'failed'; error: unknown } | { phase: 'ready'; need: OwnNeed }

/** What the resident adds to an action; id and version come from what they saw. */
export type OwnAction =
  | { action: 'supply'; answer: string }
  | { action: 'resubmit'; text: string }
  | { action: 'confirm'; grade: 1 | 2 | 3 | 4 | 5 }
  | { action: 'reopen'; reason: string }
  | { action: 'withdraw' }

/** Said at the top of the page when it is done: whoever reads badly looks for a yes. */
const DONE_TEXT: Record<OwnAction['action'], string> = {
  supply: '发给社区了，他们会接着办。',
  resubmit: '又提交了，社区会再看。',
  confirm: '谢谢您，评好了。',
  reopen: '已经告诉来办的人，请您等电话。',
  withdraw: '已经取消了。',
}

/** One of my needs: read each time the page shows, and moved on. */
export function useMyNeed(needId: NeedId) {
  const [state, setState] = useState<State>({ phase: 'loading' })
  const [isBusy, setBusy] = useState(false)
  const [message, setMessage] = useState<string>()
  const [told, setTold] = useState<string>()
  const isActing = useRef(false)
  /** The last intent without an answer; the same words again are the same intent. */
  const unanswered = useRef<{ words: string; key: string } | undefined>(undefined)

  const load = useCallback(async () => {
    try {
      const need = await call(getNeed, { needId })
      if (isOwnNeed(need)) setState({ phase: 'ready', need })
    } catch (error) {
      setState((known) => (known.phase === 'ready' ? known : { phase: 'failed', error }))
    }
  }, [needId])

  useDidShow(() => void load())
  usePullDownRefresh(() => void load().finally(() => void Taro.stopPullDownRefresh()))

  /** True when it was done; otherwise `message` says why, and what was typed stays where it is. */
  const act = useCallback(
    async (need: OwnNeed, action: OwnAction): Promise<boolean> => {
      if (isActing.current) return false
      isActing.current = true
      setBusy(true)
      setMessage(undefined)
      setTold(undefined)
      const words = JSON.stringify([need.version, action])
      const key = unanswered.current?.words === words ? unanswered.current.key : newIdempotencyKey()
      try {
        const input = { ...action, needId: need.needId, version: need.version } as ActOnNeed
        await call(actOnNeed, input, { idempotencyKey: key })
        unanswered.current = undefined
        await load()
        setTold(DONE_TEXT[action.action])
        Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
        return true
      } catch (error) {
        unanswered.current = isUndecided(error) ? { words, key } : undefined
        setMessage(errorText(error))
        if (error instanceof ApiError && error.problem.status === 409) await load()
        return false
      } finally {
        isActing.current = false
        setBusy(false)
      }
    },
    [load],
  )

  return { state, isBusy, message, told, load, act }
}
export type Act = (action: OwnAction) => Promise<boolean>
