export { addOrganisation } from './add-organisation'
export { ALLIANCES, type AllianceTemplate, type ChairTemplate } from './alliance'
export { changeOrganisation } from './change-organisation'
export { REQUIRED_BODIES, type RequiredBody } from './committee'
export { type DueTerm, listDueTerms } from './due-terms'
export { getCoverage } from './get-coverage'
export { getOrganisation } from './get-organisation'
export { listAlliances } from './list-alliances'
export { listCommittees } from './list-committees'
export { listOrganisations } from './list-organisations'
export { isStanding, type Organisation } from './organisation'
export { type DirectoryRow, organisationKey, organisationRows } from './organisation-items.dynamo'
export { type OrganisationStore, organisationStore } from './organisation-store.dynamo'
export {
  type ListedOrganisation,
  type OrganisationColumn,
  type OrganisationPlan,
  type OrganisationProblem,
  type PlannedOrganisation,
  planOrganisations,
} from './plan-organisations'
