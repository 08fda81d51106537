import { AREA_CANARIES } from './canary-areas'
import { BOND_CANARIES } from './canary-bonds'
import type { DirectoryCanaries } from './canary-directory'
import { IMPORT_CANARIES } from './canary-imports'
import { GRANT_CANARIES } from './canary-grants'
import { MEMBER_CANARIES } from './canary-members'
import { ORGANISATION_CANARIES } from './canary-organisations'

/** Every domain whose words are about the directory and not about a need. */
export const DIRECTORY_CANARIES: readonly DirectoryCanaries[] = [
  BOND_CANARIES,
  IMPORT_CANARIES,
  GRANT_CANARIES,
  MEMBER_CANARIES,
  ORGANISATION_CANARIES,
  // Last: the first of all must be somebody's secret.
  AREA_CANARIES,
]
