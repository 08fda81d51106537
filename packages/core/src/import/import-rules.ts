import type { ImportKind, Role } from '@microwish/contract'
import type { Platform } from '../context'
import type { HistoryLine, Import, ImportLine, ImportPlan, PlanSetting, StagedRow } from './import'
import { areaRules } from './import-areas'
import type { ImportContext } from './import-context'
import { organisationRules } from './import-organisations'
import { postRules } from './import-posts'
import { rosterRules } from './import-roster'

/** What a kind of list reads of the directory to plan with. */
export type PlanContext = Pick<Platform, 'stores'>

/** One kind of list. */
export type ImportRules<C> = {
  /** Who may import it, each as far as they reach. */
  roles: readonly Role[]
  /** What the lines would do, and what is wrong with them; writes nothing. */
  plan: (ctx: PlanContext, lines: readonly ImportLine[], setting: PlanSetting) => Promise<ImportPlan<C>>
  /** The items that a change writes under an edition. */
  stage(change: C, edition: number): StagedRow[]
  /** The line that a change adds to the history of what it changes, where that has one of its own. */
  history?(change: C): HistoryLine
  /** What a change brings once it is seen, in transactions of its own; again, nothing changes. */
  follow?(ctx: ImportContext, change: C, of: Pick<Import, 'importId' | 'by'>): Promise<void>
}

const RULES: Record<ImportKind, ImportRules<unknown>> = {
  areas: areaRules,
  organisations: organisationRules,
  roster: rosterRules,
  posts: postRules,
}
export const rulesOf = (kind: ImportKind): ImportRules<unknown> => RULES[kind]
