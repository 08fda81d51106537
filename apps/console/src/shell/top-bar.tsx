import { ROLE_TEXT } from '@microwish/contract'
import { Button } from 'antd'
import { AreaSwitch } from '../area/area-switch'
import { worksOnNeeds } from '../area/own-areas'
import { words } from '../messages'
import { Icon } from '../ui/icon'
import { useMe } from '../use-me'
import { useRegister } from './register-context'
import { useSignOut } from './use-sign-out'

/** Brand, area, 快速登记, and who is at the desk. */
export function TopBar({ onMenu }: { onMenu: () => void }) {
  const me = useMe()
  const register = useRegister()
  const signOut = useSignOut()
  const role = me.memberships[0]?.role
  return (
    <header className='top'>
      <Button
        type='text'
        className='menu-button'
        aria-label={words.shell.openMenu}
        icon={<Icon name='list' size={24} />}
        onClick={onMenu}
      />
      <a className='brand' href='#/desk'>
        <i>
          <Icon name='leaf' />
        </i>
        <span className='brand-text'>{words.brand}</span>
      </a>
      <AreaSwitch />
      <span className='grow' />
      {worksOnNeeds(me) && (
        <button type='button' className='soft-button' onClick={register} aria-label={words.register.title}>
          <Icon name='plus' />
          <span className='soft-text'>{words.register.title}</span>
        </button>
      )}
      <div className='who row'>
        <span className='avatar leaf' aria-hidden='true'>
          {me.name.slice(0, 1)}
        </span>
        <span className='label who-name'>{me.name}</span>
        {role && <span className='note c3 who-role'>{ROLE_TEXT[role]}</span>}
        <Button type='text' onClick={signOut}>
          {words.shell.signOut}
        </Button>
      </div>
    </header>
  )
}
