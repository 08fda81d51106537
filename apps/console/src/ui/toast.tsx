import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { Icon } from './icon'

type Toast = { text: string; link?: { href: string; text: string } }

const SHOWN_FOR_MS = 6_000
const ToastContext = createContext<(toast: Toast) => void>(() => undefined)

/** Says briefly that something is done; read out, never in the way. */
export const useToast = () => useContext(ToastContext)

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast>()
  const show = useCallback((next: Toast) => setToast({ ...next }), [])
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => setToast(undefined), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className='toast-place' role='status' aria-live='polite'>
        {toast && (
          <p className='toast'>
            <Icon name='check-circle' />
            <span className='clip'>{toast.text}</span>
            {toast.link && <a href={toast.link.href}>{toast.link.text}</a>}
          </p>
        )}
      </div>
    </ToastContext.Provider>
  )
}
