import { type Address, writeAddress } from './address'

/** 身份与授权: who has which role; desks, or the people who come to help. */
export type RoleRoute = { page: 'roles'; side: 'staff' | 'citizen' }

export function parseRoleRoute({ page, parts: [side] }: Address): RoleRoute | undefined {
  return page === 'roles' ? { page, side: side === 'citizen' ? 'citizen' : 'staff' } : undefined
}

export const hrefOfRoles = ({ side }: RoleRoute) => writeAddress(['roles', side])
