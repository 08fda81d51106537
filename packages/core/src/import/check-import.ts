import type { ImportExample } from '@microwish/contract'
import { fingerprintOf } from '../fingerprint'
import type { JobStep } from '../job'
import type { Import, ImportSummary, PlannedChange, StagedRow } from './import'
import { type ImportContext, saveImport } from './import-context'
import { rowsExpireAt } from './import-days'
import { ERRORS_KEPT, EXAMPLES } from './import-limits'
import { rulesOf } from './import-rules'
import type { KeptChange } from './import-store.dynamo'
import { type Planned, planImport } from './plan-import'
import { ROWS_PER_CHUNK } from './stage-chunk.dynamo'

/** Plans the list and keeps what it would do, in the chunks in which it will be staged. */
export async function* checkImport(ctx: ImportContext, one: Import): AsyncIterable<JobStep> {
  const { imports, editions } = ctx.stores
  const { current } = await editions.read()
  const planned = await planImport(ctx, one, await imports.readRows(one.importId))
  const chunks = planned.errors.length > 0 ? [] : chunksOf(one, planned.changes)
  const round = one.version
  const errors = planned.errors.slice(0, ERRORS_KEPT)
  const { examples, ...summary } = summaryOf(planned)
  await imports.putCheck(one.importId, round, { errors, examples, chunks }, rowsExpireAt(ctx))
  const plan = { ...summary, round, chunks: chunks.length, seen: current }
  await saveImport(ctx, one, { state: 'checked', plan })
  yield { done: one.rowCount, mark: {} }
}

export function summaryOf({ changes, unchanged, errors }: Planned) {
  const examples = changes.flatMap(({ example }) => example ?? [])
  const added = examples.filter(({ what }) => what === 'added')
  const changed = examples.filter(({ what }) => what === 'changed')
  return {
    added: added.length,
    changed: changed.length,
    unchanged,
    errors: errors.length,
    fingerprint: fingerprintOf(changes.map(toKept)),
    examples: [...added.slice(0, EXAMPLES), ...changed.slice(0, EXAMPLES)].sort((a, b) => a.line - b.line),
  } satisfies Partial<ImportSummary> & { examples: ImportExample[] }
}

const toKept = ({ change }: PlannedChange): KeptChange => ({ change })

/** The items that changes write under an edition. */
export const rowsOf = ({ kind }: Pick<Import, 'kind'>, changes: readonly KeptChange[], edition: number): StagedRow[] =>
  changes.flatMap(({ change }) => rulesOf(kind).stage(change, edition))

/** In order, as many changes together as a transaction takes. */
function chunksOf(one: Import, changes: readonly PlannedChange[]): KeptChange[][] {
  const chunks: KeptChange[][] = []
  let room = 0
  for (const change of changes.map(toKept)) {
    const size = rowsOf(one, [change], 0).length
    if (size > room) {
      chunks.push([])
      room = ROWS_PER_CHUNK
    }
    chunks.at(-1)?.push(change)
    room -= size
  }
  return chunks
}
