import type { EditionWhat, NeedId, PersonId } from '@microwish/contract'
import { type AreaChange, readCounty, toTree, type Tree } from '../area'
import type { Platform, Stores } from '../context'
import { DomainError } from '../error'
import type { JobStep, Mark } from '../job'
import { OPEN_STATUSES, placeIn, relocateNeed, withPlace } from '../need'
import type { Area } from '../person'
import { type Carrying, carryPerson, type CarryPhase } from './carry-person'
import { PATH_KINDS, type PathRow } from './path-row-store.dynamo'
import { followed, type ReshapePlan } from './plan-reshape'
import { planOf, type ReshapeInput } from './reshape'
import { rewriteRow } from './rewrite-row'
import { communitiesOf, openNeedsOf, rowsIn, standingsIn } from './what-lies-there'

export type ReshapeContext = Pick<Platform, 'now'> & {
  stores: Pick<Stores, 'areas' | 'editions' | 'people' | 'pathRows'> & {
    needs: Pick<Stores['needs'], 'get' | 'save' | 'replace' | 'listByArea'>
  }
  /** Milliseconds in which commands under way end and every index shows them. */
  settleMs: number
}

/** In this order, each repeatable; `unlock` says that nothing is left but the lock. */
const STEPS = ['stage', 'giving', 'needs', 'needs again', 'rows', 'ending', 'unlock'] as const
type Step = (typeof STEPS)[number]

/** A transaction takes 100 items, and a change writes three at most. */
const STAGED_TOGETHER = 30
/** Others may be at the same need or row. */
const TRIES = 5

/** What is to be done to the areas, so that it comes to the same whenever it is asked. */
export type AreaWork = {
  /** The edition that the plan was made from. */
  seen: number
  plan: (tree: Tree) => ReshapePlan
  what: EditionWhat
  by: ReshapeInput['by']
  at: string
}
type Work = Pick<AreaWork, 'by'> & { edition: number; plan: ReshapePlan; carrying: Carrying }

/** A job of the kind `reshape`. */
export const reshapeInSteps = (ctx: ReshapeContext, input: ReshapeInput, begun: Mark) => {
  const { id, by, at, reshape } = input
  const plan = (tree: Tree) => planOf(tree, input)
  return carryOutAreas(ctx, id, { seen: reshape.edition, plan, what: reshape.what, by, at }, begun)
}

/**
 * Merges, splits, moves or renames areas: stages every row that changes, gives everybody who has a role there another
 * where it has gone, moves the pointer, and then carries over what is open and whatever else lies there. The directory is
 * its own until the end. Cut anywhere and run again, it comes to the same.
 * @throws DomainError `directory_busy` while another job has it, `stale_version` when it changed since the plan was seen
 */
export async function* carryOutAreas(
  ctx: ReshapeContext,
  jobId: string,
  areaWork: AreaWork,
  begun: Mark,
): AsyncGenerator<JobStep> {
  const { editions } = ctx.stores
  const from = Math.max(0, STEPS.indexOf((begun.step ?? 'stage') as Step))
  const isDue = (step: Step) => STEPS.indexOf(step) >= from
  if (from < STEPS.indexOf('unlock')) {
    const work = await begin(ctx, jobId, areaWork)
    if (isDue('stage')) yield* stageAll(ctx, work, begun)
    if (isDue('giving')) {
      yield* carryAll(ctx, work, 'giving', begun)
      const { note, changes } = work.plan
      const { at, what, by } = areaWork
      const signed = { personId: by.personId, name: by.name }
      await editions.flip(jobId, { at, what, by: signed, note, changed: changes.length }, { isHeld: true })
    }
    for (const step of ['needs', 'needs again'] as const) {
      if (!isDue(step)) continue
      // What was submitted to the old place a moment ago is in no list yet.
      if (step === 'needs again') await new Promise((resolve) => setTimeout(resolve, ctx.settleMs))
      yield* relocateAll(ctx, work, step, begun)
    }
    if (isDue('rows')) yield* rewriteAll(ctx, work, jobId)
    if (isDue('ending')) yield* carryAll(ctx, work, 'ending', begun)
    yield { done: 0, mark: { step: 'unlock' } }
  }
  await editions.unlock(jobId)
}

/**
 * What somebody else has changed and everybody sees, an import: where an area is called otherwise, roles, open needs and
 * rows there follow. Again, it changes nothing.
 */
export async function followNames(
  ctx: ReshapeContext,
  changes: AreaChange[],
  { id, by, note }: { id: string; by: ReshapeInput['by']; note: string },
): Promise<void> {
  const plan = followed(changes, note)
  if (plan.places.size === 0) return
  const { current } = await ctx.stores.editions.read()
  const work: Work = { by, edition: current, plan, carrying: { jobId: id, places: plan.places, by, note } }
  const all = [relocateAll(ctx, work, 'needs', {}), rewriteAll(ctx, work, id), carryAll(ctx, work, 'ending', {})]
  for (const steps of all) while (!(await steps.next()).done);
}

async function begin(ctx: ReshapeContext, jobId: string, { seen, plan: planWith, by }: AreaWork): Promise<Work> {
  const { edition } = await ctx.stores.editions.lock(jobId, ctx.now())
  try {
    if (edition - 1 !== seen) throw new DomainError('stale_version', '刚刚有人改过辖区，请刷新再看')
    const tree = toTree(await readCounty(ctx.stores, { edition: edition - 1, isConsistent: true }))
    const plan = planWith(tree)
    return { by, edition, plan, carrying: { jobId, places: plan.places, by, note: plan.note } }
  } catch (error) {
    // Refused before anything is staged: the same plan was looked at before, so nothing of it can be.
    if (error instanceof DomainError && error.code !== 'busy') await ctx.stores.editions.unlock(jobId)
    throw error
  }
}

async function* stageAll({ stores }: ReshapeContext, { plan, edition }: Work, begun: Mark): AsyncGenerator<JobStep> {
  for (let at = begun.step === 'stage' ? Number(begun.after ?? 0) : 0; at < plan.changes.length;) {
    const changes = plan.changes.slice(at, at + STAGED_TOGETHER)
    await stores.areas.stage(changes, { current: edition - 1, edition })
    at += changes.length
    yield { done: changes.length, mark: { step: 'stage', after: String(at) } }
  }
}

/** People in the order of their ids. */
async function* carryAll(
  ctx: ReshapeContext,
  { carrying }: Work,
  phase: CarryPhase,
  begun: Mark,
): AsyncGenerator<JobStep> {
  const rows = await standingsIn(ctx, carrying.places, ctx.now())
  const personIds = [...new Set(rows.map(({ personId }) => personId))].sort() as PersonId[]
  const after = begun.step === phase ? (begun.after ?? '') : ''
  for (const personId of personIds.filter((id) => id > after)) {
    await carryPerson(ctx, personId, carrying, phase)
    yield { done: 1, mark: { step: phase, after: personId } }
  }
}

async function* relocateAll(ctx: ReshapeContext, work: Work, step: Step, begun: Mark): AsyncGenerator<JobStep> {
  const first = begun.step === step ? begun.communityId : undefined
  for (const communityId of communitiesOf(work.plan.places)) {
    if (first !== undefined && communityId < first) continue
    for (const status of OPEN_STATUSES) {
      for await (const page of openNeedsOf(ctx, communityId, status, work.plan.places)) {
        for (const { needId } of page) {
          if (await relocate(ctx, work, needId)) yield { done: 1, mark: { step, communityId } }
        }
      }
    }
    yield { done: 0, mark: { step, communityId } }
  }
}

/** One need, if it is still open and there. Answers whether anything was to do. */
async function relocate(ctx: ReshapeContext, { plan, by }: Work, needId: NeedId): Promise<boolean> {
  const { needs } = ctx.stores
  for (let tries = 0; tries < TRIES; tries++) {
    const need = await needs.get(needId)
    const area = need && plan.places.get(need.areaPath)
    const place = area && placeIn(area)
    if (!need || !place || !OPEN_STATUSES.includes(need.status)) return false
    const isNamedSo = need.communityName === place.communityName && need.gridName === place.gridName
    if (need.areaPath === place.areaPath && isNamedSo) return false
    const { personId, name, surname, role } = by
    const refusal =
      need.areaPath === place.areaPath
        ? await needs.replace(withPlace({ ...need, version: need.version + 1 }, place))
        : await needs.save(relocateNeed(need, place, { actor: { personId, name, surname, role }, now: ctx.now() }))
    if (!refusal) return true
  }
  throw new DomainError('busy', '现在人多，请稍等几秒再试')
}

async function* rewriteAll(ctx: ReshapeContext, { plan, edition }: Work, jobId: string): AsyncGenerator<JobStep> {
  const setting = { places: plan.places as ReadonlyMap<string, Area>, jobId, current: edition }
  for (const kind of PATH_KINDS) {
    let left: readonly PathRow[] = await rowsIn(ctx, kind, plan.places)
    for (let tries = 0; left.length > 0; tries++) {
      if (tries === TRIES) throw new DomainError('busy', '现在人多，请稍等几秒再试')
      const again: PathRow[] = []
      for (const row of left) {
        const after = rewriteRow(row, setting)
        if (!after) continue
        if (await ctx.stores.pathRows.rewrite(row, after)) yield { done: 1, mark: { step: 'rows' } }
        else again.push(row)
      }
      // The index may still show what was there before.
      if (again.length > 0) await new Promise((resolve) => setTimeout(resolve, ctx.settleMs))
      const keys = new Set(again.map(({ pk, sk }) => `${pk} ${sk}`))
      left =
        again.length > 0 ? (await rowsIn(ctx, kind, plan.places)).filter(({ pk, sk }) => keys.has(`${pk} ${sk}`)) : []
    }
  }
  yield { done: 0, mark: { step: 'rows' } }
}
