import type { Act } from './act'
import { BOND_ACTS } from './bond-acts'
import { BOUNDARY_ACTS } from './boundary-acts'
import { IMPORT_ACTS } from './import-acts'
import { ORGANISATION_ACTS } from './organisation-acts'
import { PEOPLE_ACTS } from './people-acts'
import { ROLE_ACTS } from './role-acts'

export { playDirectory } from './play-directory'

/** Everything of the directory, in the order in which it happened. */
export const DIRECTORY_ACTS: readonly Act[] = [
  ...IMPORT_ACTS,
  ...ORGANISATION_ACTS,
  ...BOND_ACTS,
  ...PEOPLE_ACTS,
  ...BOUNDARY_ACTS,
  ...ROLE_ACTS,
].sort((a, b) => b.day - a.day || a.hour - b.hour)
