import { useDidHide, useUnload } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { platform } from '../platform'

const SECONDS = 5
/** Hearing the words takes longer than seeing them. */
const SECONDS_WITH_SCREEN_READER = 10

type Pending = { text: string; commit: () => void }

/**
 * Something done at once that can be taken back for 5 s. It is committed when the time runs out and when the page is
 * left, whichever comes first, and once only.
 */
export function useUndo(onUndone?: () => void) {
  const pending = useRef<Pending | undefined>(undefined)
  const [shown, setShown] = useState<{ text: string; seconds: number; left: number }>()

  const settle = useCallback((isCommitted: boolean) => {
    const last = pending.current
    pending.current = undefined
    setShown(undefined)
    if (isCommitted) last?.commit()
  }, [])

  const start = useCallback(
    (text: string, commit: () => void) => {
      settle(true)
      const mine = { text, commit }
      pending.current = mine
      setShown({ text, seconds: SECONDS, left: SECONDS })
      void platform.isScreenReaderOn().then((isOn) => {
        if (!isOn || pending.current !== mine) return
        setShown({ text, seconds: SECONDS_WITH_SCREEN_READER, left: SECONDS_WITH_SCREEN_READER })
      })
    },
    [settle],
  )

  useEffect(() => {
    if (!shown) return undefined
    const timer = setTimeout(() => {
      if (shown.left <= 1) settle(true)
      else setShown({ ...shown, left: shown.left - 1 })
    }, 1000)
    return () => clearTimeout(timer)
  }, [shown, settle])

  useDidHide(() => settle(true))
  useUnload(() => settle(true))
  useEffect(() => platform.onLeave(() => settle(true)), [settle])
  useEffect(() => () => settle(true), [settle])

  const cancel = useCallback(() => settle(false), [settle])
  const undo = () => {
    cancel()
    onUndone?.()
  }
  return { start, cancel, toast: shown && { text: shown.text, undo: { ...shown, onTap: undo } } }
}
