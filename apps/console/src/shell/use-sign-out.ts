import { words } from '../messages'
import { session } from '../session'
import { useToast } from '../ui/toast'

/** Ends the session, here and in the cookie. */
export function useSignOut() {
  const toast = useToast()
  return () => void session.signOut().catch(() => toast({ text: words.shell.signOutFailed }))
}
