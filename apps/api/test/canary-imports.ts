import { actOnImport, addImportRows, type ImportId, openImport } from '@microwish/contract'
import { people } from '@microwish/core/factory'
import { DESKS, type Who } from './access-people'
import type { DirectoryCanaries } from './canary-directory'
import { jobsOf } from './job-parts'
import { freshKey } from './set-up'

/** Whoever reaches the community in which it was imported. */
const READERS = [...DESKS, 'districtStaff', 'settingsAdmin'] as const satisfies readonly Who[]
const read: { importId: ImportId }[] = []

export const IMPORT_CANARIES: DirectoryCanaries = {
  readers: {
    'openImport.fileName': READERS,
    'openImport.header[]': READERS,
    // Errors say where something stands and what to do, and never what stands there.
    'addImportRows.rows[].[]': [],
  },
  async say(speak, api) {
    const jobs = jobsOf(api)
    const opening = { kind: 'roster', rowCount: 1 }
    const named = (await speak('desk', openImport, opening, 'openImport')) as { importId: ImportId }
    const header = ['单位', '姓名', '手机号']
    const filled = await api.as(people.desk)(
      openImport,
      { ...opening, kind: 'roster', fileName: 'a', header },
      freshKey(),
    )
    await speak('desk', addImportRows, { importId: named.importId, from: 0 }, 'addImportRows')
    await speak('desk', addImportRows, { importId: filled.importId, from: 0 }, 'addImportRows')
    read.push({ importId: named.importId }, { importId: filled.importId })
    for (const one of read) {
      await speak('desk', actOnImport, { ...one, version: 1, action: 'check' }, 'actOnImport')
      await jobs.run(api.queued.at(-1) ?? '')
    }
  },
  reads: {
    openImport: [],
    addImportRows: [],
    actOnImport: [],
    getImport: read,
    listImports: [{}],
  },
}
