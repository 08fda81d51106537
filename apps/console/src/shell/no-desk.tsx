import { Button } from 'antd'
import { words } from '../messages'
import { Empty } from '../ui/states'
import { useSignOut } from './use-sign-out'

/** Signed in, but without an area whose needs this person works on. */
export function NoDesk() {
  const signOut = useSignOut()
  return (
    <main>
      <h1 className='sr-only'>{words.brand}</h1>
      <Empty icon='lock' title={words.shell.noDesk}>
        <p>{words.shell.noDeskHow}</p>
        <Button onClick={signOut}>{words.shell.signOut}</Button>
      </Empty>
    </main>
  )
}
