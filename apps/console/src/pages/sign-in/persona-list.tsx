import { ROLE_TEXT } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { words } from '../../messages'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { Refusal } from '../../ui/refusal'
import { ScanToEnter } from './scan-to-enter'
import { usePersonas } from './use-personas'

/** Whom to be, locally; elsewhere how one signs in there. */
export function PersonaList() {
  const { personas, signIn } = usePersonas()
  const [isScanning, setScanning] = useState(false)
  return (
    <Loaded query={personas}>
      {({ staff }) =>
        staff === undefined || isScanning ? (
          <ScanToEnter />
        ) : (
          <>
            <p className='c2 sign-in-how'>{words.signIn.choose}</p>
            <ul className='personas'>
              {staff.map(({ personaId, name, roles, areaName, note }) => (
                <li key={personaId}>
                  <button type='button' disabled={signIn.isPending} onClick={() => signIn.mutate(personaId)}>
                    <span className='avatar leaf' aria-hidden='true'>
                      {name.slice(0, 1)}
                    </span>
                    <span className='grow'>
                      <span className='b'>{name}</span>
                      <span className='note c2 persona-note'>
                        {[areaName, roles[0] && ROLE_TEXT[roles[0]], note].filter(Boolean).join(' · ')}
                      </span>
                    </span>
                    <Icon name='next' />
                  </button>
                </li>
              ))}
            </ul>
            <Refusal error={signIn.error} />
            <Button type='text' onClick={() => setScanning(true)}>
              {words.signIn.scanInstead}
            </Button>
          </>
        )
      }
    </Loaded>
  )
}
