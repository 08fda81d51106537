import type { ImportKind, Role } from '@microwish/contract'
import type { Stores } from '../context'
import type { ImportLine, ImportPlan, PlanSetting, StagedRow } from './import'
import { areaRules } from './import-areas'

/** What a kind of list reads of the directory to plan with. */
export type PlanContext = { stores: Pick<Stores, 'areas'> }

/** One kind of list. */
export type ImportRules<C> = {
  /** Who may import it, each as far as they reach. */
  roles: readonly Role[]
  /** What the lines would do, and what is wrong with them; writes nothing. */
  plan: (ctx: PlanContext, lines: readonly ImportLine[], setting: PlanSetting) => Promise<ImportPlan<C>>
  /** The items that a change writes under an edition. */
  stage(change: C, edition: number): StagedRow[]
}

const RULES: Partial<Record<ImportKind, ImportRules<unknown>>> = { areas: areaRules }

/** The rules of a kind; of one that cannot be imported yet: nobody may. */
export const rulesOf = (kind: ImportKind): ImportRules<unknown> =>
  RULES[kind] ?? { roles: [], plan: () => Promise.reject(new Error(`no rules for ${kind}`)), stage: () => [] }
