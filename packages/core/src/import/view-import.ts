import type { ImportRow } from '@microwish/contract'
import type { Job } from '../job'
import type { Import } from './import'
import { actionsOf, stateOf } from './import-policy'

/** An import as a list gives it. */
export function viewImport(one: Import, job: Job | undefined): ImportRow {
  const state = stateOf(one, job)
  const { importId, version, kind, fileName, rowCount, received, openedAt, endedAt, plan, edition } = one
  const isRunning = job !== undefined && (job.status === 'waiting' || job.status === 'running')
  return {
    ...{ importId, version, kind, fileName, state, rowCount, received, openedAt },
    by: { name: one.by.name },
    ...(endedAt !== undefined && { endedAt }),
    ...(plan && {
      counts: { added: plan.added, changed: plan.changed, unchanged: plan.unchanged, errors: plan.errors },
    }),
    ...(isRunning && { progress: { done: job.progress.done, ...totalOf(one) } }),
    ...(edition !== undefined && { edition }),
    actions: actionsOf(one, state),
  }
}

/** Lines, of which a job counts those done. */
const totalOf = ({ state, plan, rowCount }: Import) => ({
  total: state === 'checking' ? rowCount : plan ? plan.added + plan.changed : rowCount,
})
