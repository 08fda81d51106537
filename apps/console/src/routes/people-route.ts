import { RegistrationStatus, TeamId } from '@microwish/contract'
import { type Address, writeAddress } from './address'

/** 人员: who registered with the communities here, and the teams. */
export type PeopleRoute =
  | { page: 'people'; view: 'registrations'; status: RegistrationStatus }
  | { page: 'people'; view: 'teams'; teamId?: TeamId }

export function parsePeopleRoute({ page, parts: [view, part] }: Address): PeopleRoute | undefined {
  if (page !== 'people') return undefined
  const teamId = TeamId.safeParse(part)
  if (view === 'teams') return { page, view, ...(teamId.success && { teamId: teamId.data }) }
  return { page, view: 'registrations', status: RegistrationStatus.safeParse(part).data ?? 'applied' }
}

export const hrefOfPeople = (route: PeopleRoute) =>
  writeAddress(['people', route.view, route.view === 'teams' ? route.teamId : route.status])
