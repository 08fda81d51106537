import { useQueryClient } from '@tanstack/react-query'
import { words } from '../messages'
import { session } from '../session'
import { useToast } from '../ui/toast'

/** Ends the session and forgets everything that was read in it. */
export function useSignOut() {
  const client = useQueryClient()
  const toast = useToast()
  return () => {
    session.signOut().then(
      () => client.clear(),
      () => toast({ text: words.shell.signOutFailed }),
    )
  }
}
