import type { Grant } from '@microwish/contract'
import { roleWords as words } from '../../messages'
import { roleName, termOf } from './grant-text'

/** The roles of one person inside the reader's reach. */
export function RoleList({ roles }: { roles: readonly Grant[] }) {
  if (roles.length === 0) return <p className='c2'>{words.find.noRoles}</p>
  return (
    <ul className='roles-list' aria-label={words.find.rolesHere}>
      {roles.map((grant) => (
        <li key={grant.grantId}>
          <span className='b500'>{roleName(grant)}</span>
          <span className='c2'>{` ${grant.areaName} · ${termOf(grant)}`}</span>
        </li>
      ))}
    </ul>
  )
}
