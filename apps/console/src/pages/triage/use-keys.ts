import { useEffect, useRef } from 'react'

const TYPING = 'input:not([type=radio]), textarea, select, [contenteditable], [role=dialog], .ant-drawer, .ant-modal'

/** Single keys for the whole page; silent while somebody types, while a dialog is open, or when a key is held down. */
export function useKeys(keys: Record<string, () => void>) {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const { target } = event
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return
      if (target instanceof Element && target.closest(TYPING)) return
      if (document.querySelector('[role=dialog][aria-modal=true]')) return
      const act = latest.current[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
