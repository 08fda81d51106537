import { type Role, ROLE_TEXT } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { words } from '../../messages'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { Refusal } from '../../ui/refusal'
import { ScanToEnter } from './scan-to-enter'
import { usePersonas } from './use-personas'

/** Where, as what, and what for: nothing that the note says already. */
function standingOf({ areaName, roles, note }: { areaName: string; roles: readonly Role[]; note: string }) {
  const role = roles[0] && ROLE_TEXT[roles[0]]
  return [...[areaName, role].filter((said) => said && !note.includes(said)), note].filter(Boolean).join(' · ')
}

/** Whom to be, locally; elsewhere how one signs in there. */
export function PersonaList() {
  const { personas, signIn } = usePersonas()
  const [isScanning, setScanning] = useState(false)
  return (
    <Loaded query={personas}>
      {({ staff }) =>
        staff === undefined ? (
          <ScanToEnter />
        ) : isScanning ? (
          <>
            <Button type='text' onClick={() => setScanning(false)}>
              {words.signIn.chooseInstead}
            </Button>
            <ScanToEnter />
          </>
        ) : (
          <>
            <p className='c2 sign-in-how'>{words.signIn.choose}</p>
            <Button type='text' onClick={() => setScanning(true)}>
              {words.signIn.scanInstead}
            </Button>
            <ul className='personas'>
              {staff.map(({ personaId, name, roles, areaName, note }) => (
                <li key={personaId}>
                  <button type='button' disabled={signIn.isPending} onClick={() => signIn.mutate(personaId)}>
                    <span className='avatar leaf' aria-hidden='true'>
                      {name.slice(0, 1)}
                    </span>
                    <span className='grow'>
                      <span className='b'>{name}</span>
                      <span className='note c2 persona-note'>{standingOf({ areaName, roles, note })}</span>
                    </span>
                    <Icon name='next' />
                  </button>
                </li>
              ))}
            </ul>
            <Refusal error={signIn.error} />
          </>
        )
      }
    </Loaded>
  )
}
