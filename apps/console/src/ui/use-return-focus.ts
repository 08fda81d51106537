import { useEffect, useState } from 'react'

/** When this dialog leaves, the focus goes back to what opened it, or to the page where that is no longer there. */
export function useReturnFocus() {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
      else if (!document.querySelector('[role=dialog]')) document.getElementById('main')?.focus({ preventScroll: true })
    },
    [opener],
  )
}
