import type { OrganisationChange, Role } from '@microwish/contract'
import { type Actor, reaches } from '../person'
import { isStanding, type Organisation } from './organisation'

/** Whose desk keeps the register, each where it reaches. Settings' administrators belong to the county and read no needs. */
export const REGISTRAR_ROLES = [
  'community_staff',
  'street_staff',
  'district_staff',
  'settings_admin',
] as const satisfies readonly Role[]

/** Pure and synchronous: a path that a role reaches may be read and written, and no other. */
export const mayKeep = (actor: Actor, areaPath: string) => reaches(actor, REGISTRAR_ROLES, areaPath)

type Policy = Record<OrganisationChange, (organisation: Organisation, today: string) => boolean>

/** What an organisation allows, whoever asks: one that is no more stays as it was. */
const POLICY: Policy = {
  edit: isStanding,
  end: (organisation) => organisation.to === undefined,
  seat: isStanding,
  unseat: (organisation, today) =>
    isStanding(organisation, today) && organisation.seats.some(({ to }) => to === undefined || today < to),
}

/** What this reader may do, in the table's order. */
export function organisationActions(actor: Actor, organisation: Organisation, today: string): OrganisationChange[] {
  if (!mayKeep(actor, organisation.areaPath)) return []
  return (Object.keys(POLICY) as OrganisationChange[]).filter((change) => POLICY[change](organisation, today))
}

export const mayChange = (
  actor: Actor,
  organisation: Organisation,
  change: OrganisationChange,
  today: string,
): boolean => mayKeep(actor, organisation.areaPath) && POLICY[change](organisation, today)
