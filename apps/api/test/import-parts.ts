import {
  actOnImport,
  addImportRows,
  type Call,
  getImport,
  type ImportAction,
  type ImportId,
  openImport,
} from '@microwish/contract'
import { type List, type PersonName, people } from '@microwish/core/factory'
import type { jobsOf } from './job-parts'
import { freshKey, type TestApi } from './set-up'

type Jobs = ReturnType<typeof jobsOf>
const BATCH = 200

/** Sends a list as the console does; it is received and not checked. */
export async function send(call: Call, { kind, fileName, header, rows }: List): Promise<ImportId> {
  const { importId } = await call(openImport, { kind, fileName, header, rowCount: rows.length }, freshKey())
  for (let from = 0; from < rows.length; from += BATCH)
    await call(addImportRows, { importId, from, rows: rows.slice(from, from + BATCH) }, freshKey())
  return importId
}

/** Starts a phase and answers with its job, which nobody has run yet. */
export async function begin(api: TestApi, call: Call, importId: ImportId, action: ImportAction): Promise<string> {
  const { version } = await call(getImport, { importId })
  api.queued.length = 0
  await call(actOnImport, { importId, version, action }, freshKey())
  return api.queued[0] ?? ''
}

/** A phase to its end. */
export async function act(api: TestApi, jobs: Jobs, call: Call, importId: ImportId, action: ImportAction) {
  const jobId = await begin(api, call, importId, action)
  if (jobId !== '') await jobs.run(jobId)
  return call(getImport, { importId })
}

/** Sent, checked and, when nothing is wrong with it, applied. */
export async function importList(api: TestApi, jobs: Jobs, list: List, who: PersonName = 'districtStaff') {
  const call = api.as(people[who])
  const importId = await send(call, list)
  const checked = await act(api, jobs, call, importId, 'check')
  return checked.actions.includes('apply') ? act(api, jobs, call, importId, 'apply') : checked
}
