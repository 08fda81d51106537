import type { ImportId, ImportKind, PersonId } from '@microwish/contract'
import { places } from '@microwish/core/factory'
import { CITIZENS, DESKS, type Expectation, STAFF, type Who } from './access-people'
import type { Row } from './access-table'
import type { TestApi } from './set-up'

const ABOVE = ['districtStaff', 'settingsAdmin'] as const
const NONE = ['department', 'auditor', 'securityAdmin', 'memberAsStaff'] as const satisfies readonly Who[]
/** Whoever reaches the community of an import of people; of areas, whoever keeps the county. */
const PEOPLE = [...ABOVE, ...DESKS] as const

/** Staff who import something somewhere do not find what is not theirs; the others import nothing. */
const importers = (ok: readonly Who[], rest: 'not_found' | 'forbidden' = 'not_found'): Expectation => ({
  ok,
  wrong_audience: CITIZENS,
  unauthenticated: ['nobody'],
  ...(rest === 'not_found' && { forbidden: NONE }),
  rest,
})

/** One for each caller, since an action makes the next version. */
const SEEDS = 40
const idOf = (n: number) => `imp_${String(n).padStart(26, '0')}` as ImportId
const AREAS = 1
const ROSTER = 100
let acted = 0

/** What the rows below speak of: one of areas by the county, and those of a roster by the desk. */
export async function seedImports({ stores, clock }: TestApi): Promise<void> {
  const put = (n: number, kind: ImportKind, areaPath: string) =>
    stores.imports.create(
      {
        ...{ importId: idOf(n), version: 1, kind, fileName: 'a.csv', header: ['编码'], rowCount: 2, received: 0 },
        ...{ state: 'receiving', areaPath, reach: [areaPath], openedAt: clock.now },
        by: { personId: `per_${'0'.repeat(26)}` as PersonId, name: '方静怡' },
      },
      undefined,
    )
  await put(AREAS, 'areas', places.county.path)
  for (let n = 0; n <= SEEDS; n++) await put(ROSTER + n, 'roster', places.community.path)
}

const opening = (kind: ImportKind) => () => ({ kind, fileName: 'a.csv', header: ['姓名'], rowCount: 1 })
const NOBODYS = { importId: idOf(404) }

export const IMPORT_ACCESS = {
  openImport: [
    { what: 'of areas', input: opening('areas'), expect: importers(ABOVE, 'forbidden') },
    { what: 'of organisations', input: opening('organisations'), expect: importers(ABOVE, 'forbidden') },
    ...(['roster', 'posts'] as const).map((kind): Row => ({
      what: `of a ${kind}`,
      input: opening(kind),
      expect: importers(
        STAFF.filter((who) => !(NONE as readonly Who[]).includes(who)),
        'forbidden',
      ),
    })),
  ],
  addImportRows: [
    {
      what: 'to one of areas',
      input: () => ({ importId: idOf(AREAS), from: 0, rows: [['990121001']] }),
      expect: importers(ABOVE),
    },
    {
      what: 'to one of the community’s people',
      input: () => ({ importId: idOf(ROSTER), from: 0, rows: [['1']] }),
      expect: importers(PEOPLE),
    },
  ],
  actOnImport: [
    {
      what: 'giving one of the community’s people up',
      input: () => ({ importId: idOf(ROSTER + 1 + (acted++ % SEEDS)), version: 1, action: 'drop' }),
      expect: importers(PEOPLE),
    },
    { what: 'that there is not', input: () => ({ ...NOBODYS, version: 1, action: 'drop' }), expect: importers([]) },
  ],
  getImport: [
    { what: 'of areas', input: () => ({ importId: idOf(AREAS) }), expect: importers(ABOVE) },
    { what: 'of the community’s people', input: () => ({ importId: idOf(ROSTER) }), expect: importers(PEOPLE) },
    { what: 'that there is not', input: () => NOBODYS, expect: importers([]) },
  ],
  listImports: [
    {
      what: 'of my area',
      input: () => ({}),
      expect: importers(
        STAFF.filter((who) => !(NONE as readonly Who[]).includes(who)),
        'forbidden',
      ),
    },
  ],
} as const satisfies Record<string, readonly Row[]>
