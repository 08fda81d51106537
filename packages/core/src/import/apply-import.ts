import { IMPORT_KIND_TEXT } from '@microwish/contract'
import type { JobStep, Mark } from '../job'
import { rowsOf, summaryOf } from './check-import'
import type { Import, ImportSummary } from './import'
import { endImport, type ImportContext, saveImport } from './import-context'
import { rulesOf } from './import-rules'
import { planImport } from './plan-import'
import { eachBeside } from './each-beside'

type Checked = Import & { plan: ImportSummary }
type Locked = Checked & { staging: number }
/** `ours`: the edition is being made. `made`: everybody sees it. `given back`: nothing of it is there any more. */
type Standing = 'ours' | 'made' | 'given back'

const UNDOING = 'undo'
const SETTLING = 'settle'

/**
 * Takes the directory's lock, looks whether the list would still do what the check said, stages it chunk by chunk and
 * moves the pointer. Cut anywhere and run again, it comes to the same.
 */
export async function* applyImport(ctx: ImportContext, one: Import, mark: Mark): AsyncIterable<JobStep> {
  if (!isChecked(one)) return
  const locked = await lock(ctx, one)
  if (!locked) return
  const standing = await standingOf(ctx, locked)
  if (standing === 'given back') return void (await saveStale(ctx, locked))
  if (standing === 'ours') {
    const isStaged = mark.step === UNDOING ? false : yield* stageAll(ctx, locked, Number(mark.after ?? 0))
    if (!isStaged) {
      yield { done: 0, mark: { step: UNDOING } }
      yield* undoAll(ctx, locked)
      return void (await saveStale(ctx, locked))
    }
    await ctx.stores.editions.flip(locked.importId, noteOf(ctx, locked))
  }
  yield* finish(ctx, locked, mark.step === SETTLING ? Number(mark.after ?? 0) : 0)
}

/** Everybody sees it: what follows from it is brought up, and the import ends. */
export async function* finish(ctx: ImportContext, one: Locked, from = 0): AsyncGenerator<JobStep, void> {
  const { plan, staging } = one
  const rules = rulesOf(one.kind)
  const chunks = rules.history || rules.follow ? plan.chunks : 0
  for (let chunk = from; chunk < chunks; chunk++) {
    const changes = await ctx.stores.imports.readChunk(one.importId, plan.round, chunk)
    const told = { at: one.openedAt, by: one.by }
    const lines = changes.flatMap(({ change }) => (rules.history ? { ...rules.history(change), ...told } : []))
    await ctx.stores.staging.settleRows(rowsOf(one, changes, staging), lines, staging)
    await eachBeside(changes, ({ change }) => rules.follow?.(ctx, change, one) ?? Promise.resolve())
    yield { done: 0, mark: { step: SETTLING, after: String(chunk + 1) } }
  }
  await endImport(ctx, one, { state: 'applied', edition: staging })
}

const isChecked = (one: Import): one is Checked => one.plan !== undefined
export const isLocked = (one: Import): one is Locked => isChecked(one) && one.staging !== undefined

/** Undefined when the county is no longer what the check saw. */
async function lock(ctx: ImportContext, one: Checked): Promise<Locked | undefined> {
  if (isLocked(one)) return one
  const { edition } = await ctx.stores.editions.lock(one.importId, ctx.now())
  const planned = await planImport(ctx, one, await ctx.stores.imports.readRows(one.importId))
  if (summaryOf(planned).fingerprint === one.plan.fingerprint && planned.errors.length === 0)
    return { ...(await saveImport(ctx, one, { staging: edition })), plan: one.plan, staging: edition }
  await ctx.stores.editions.unlock(one.importId)
  await saveStale(ctx, one)
  return undefined
}

function saveStale(ctx: ImportContext, { staging, ...one }: Import) {
  return saveImport(ctx, one, { state: 'stale' })
}

export async function standingOf({ stores }: ImportContext, { importId, staging }: Locked): Promise<Standing> {
  if ((await stores.editions.read()).lock?.jobId === importId) return 'ours'
  const limit = 50
  let after: string | undefined
  for (;;) {
    const page = await stores.editions.list({ after, limit })
    if (page.some(({ edition }) => edition.importId === importId)) return 'made'
    const last = page.at(-1)
    if (!last || last.edition.edition <= staging) return 'given back'
    after = last.sort
  }
}

/** False when a record is no longer what the check saw. */
async function* stageAll(ctx: ImportContext, one: Locked, from: number): AsyncGenerator<JobStep, boolean> {
  const { plan, staging } = one
  for (let chunk = from; chunk < plan.chunks; chunk++) {
    const changes = await ctx.stores.imports.readChunk(one.importId, plan.round, chunk)
    const at = { current: staging - 1, edition: staging }
    if (!(await ctx.stores.staging.stageRows(rowsOf(one, changes, staging), at))) return false
    yield { done: changes.length, mark: { after: String(chunk + 1) } }
  }
  return true
}

/** Takes back whatever was staged, and then the lock. */
export async function* undoAll(ctx: ImportContext, one: Locked): AsyncGenerator<JobStep, void> {
  const { plan, staging } = one
  for (let chunk = 0; chunk < plan.chunks; chunk++) {
    const changes = await ctx.stores.imports.readChunk(one.importId, plan.round, chunk)
    await ctx.stores.staging.unstageRows(rowsOf(one, changes, staging), staging)
    yield { done: 0, mark: { step: UNDOING } }
  }
  await ctx.stores.editions.unlock(one.importId)
}

function noteOf(ctx: ImportContext, { importId, kind, fileName, by, plan: { added, changed } }: Locked) {
  return {
    at: ctx.now(),
    what: 'import' as const,
    by,
    note: `导入${IMPORT_KIND_TEXT[kind]}“${fileName}”：新增${added}，修改${changed}`,
    changed: added + changed,
    importId,
  }
}
