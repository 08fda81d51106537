import type { JobInputs, JobStep, Mark } from '../job'
import { applyImport } from './apply-import'
import { checkImport } from './check-import'
import { dropImport } from './drop-import'
import type { ImportContext } from './import-context'

const PHASES = { check: checkImport, apply: applyImport, drop: dropImport } as const
const STATE_OF = { check: 'checking', apply: 'applying', drop: 'dropping' } as const

/** A phase of an import, as a job. Whatever run of it comes after its end finds nothing to do. */
export async function* importInSteps(
  ctx: ImportContext,
  jobId: string,
  { importId, phase }: JobInputs['import'],
  mark: Mark,
): AsyncIterable<JobStep> {
  const one = await ctx.stores.imports.get(importId)
  if (one?.jobId === jobId && one.state === STATE_OF[phase]) yield* PHASES[phase](ctx, one, mark)
}
