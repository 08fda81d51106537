import { CoverageOf, OrganisationFamily, UnitId } from '@microwish/contract'
import { type Address, writeAddress } from './address'

const VIEWS = ['register', 'committees', 'alliances', 'coverage'] as const
export type OrganisationView = (typeof VIEWS)[number]

/** 党员单位: the register, the committees of each community, the alliances, and what has a branch; one may be open. */
export type OrganisationRoute = {
  page: 'organisations'
  view: OrganisationView
  unitId?: UnitId
  family?: OrganisationFamily
  of?: CoverageOf
}

export function parseOrganisationRoute({ page, parts: [view, part], params }: Address): OrganisationRoute | undefined {
  if (page !== 'organisations') return undefined
  const unitId = UnitId.safeParse(part).data
  const family = OrganisationFamily.safeParse(params.get('family')).data
  const of = CoverageOf.safeParse(params.get('of')).data
  return {
    ...{ page, view: VIEWS.find((one) => one === view) ?? 'register' },
    ...(unitId && { unitId }),
    ...(family && { family }),
    ...(of && { of }),
  }
}

export const hrefOfOrganisations = ({ view, unitId, family, of }: OrganisationRoute) =>
  writeAddress(['organisations', view, unitId], { family, of })
