import { useEffect, useState } from 'react'

/** When this dialog leaves, the focus goes back to what opened it, if that is still there. */
export function useReturnFocus() {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    },
    [opener],
  )
}
