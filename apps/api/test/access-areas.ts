import type { Endpoint } from '@microwish/contract'
import { places } from '@microwish/core/factory'
import { CITIZENS, DESKS, type Expectation, type Who } from './access-people'
import type { Row } from './access-table'

const { county, street, community, sibling, far, grid, otherGrid } = places
/** Their desks stand at the county: they read all of it, and the first two shape it. */
const COUNTY = ['districtStaff', 'settingsAdmin'] as const satisfies readonly Who[]
const ONLOOKERS = ['department', 'auditor', 'securityAdmin'] as const satisfies readonly Who[]
const BESIDE = ['siblingDesk', 'farDesk'] as const satisfies readonly Who[]
/** No desk at all. */
const NONE = ['memberAsStaff'] as const satisfies readonly Who[]

const staff = (expect: Expectation): Expectation => ({
  ...expect,
  wrong_audience: CITIZENS,
  unauthenticated: ['nobody'],
})
const readers = (ok: readonly Who[]) =>
  staff({ ok: [...ok, ...COUNTY, ...ONLOOKERS], forbidden: NONE, rest: 'not_found' })
const reading: Row[] = [
  { what: 'where the caller’s desk stands', input: () => ({}), expect: staff({ forbidden: NONE, rest: 'ok' }) },
  { what: 'of the community', input: () => ({ area: community.areaId }), expect: readers(DESKS) },
  { what: 'of a grid', input: () => ({ area: grid.areaId }), expect: readers(DESKS) },
  { what: 'of a sibling', input: () => ({ area: sibling.areaId }), expect: readers(['siblingDesk', 'streetStaff']) },
  { what: 'of the parent street', input: () => ({ area: street.areaId }), expect: readers(['streetStaff']) },
  { what: 'of the county', input: () => ({ area: county.areaId }), expect: readers([]) },
]

/** An edition that nobody has seen: whoever gets so far would be let through. */
const edition = 999_999
/** `elsewhere`: how those are refused who may do it, and not there. */
const writers = (may: readonly Who[], elsewhere: 'beyond_reach' | 'not_found' = 'beyond_reach') =>
  staff({ stale_version: [...may, ...COUNTY], forbidden: [...ONLOOKERS, ...NONE], rest: elsewhere })
/** At home: the desks beside it do not find it; below, its own are told that it is another's work. */
const facts = (may: readonly Who[]) => writers(may, 'not_found')

const merge = (from: { areaId: string }, to: { areaId: string }) => () => ({
  reshape: { what: 'merge', edition, sourceIds: [from.areaId], targetId: to.areaId },
})
const reshapes: Row[] = [
  { what: 'of grids', input: merge(otherGrid, grid), expect: writers(DESKS) },
  { what: 'of communities', input: merge(sibling, community), expect: writers([]) },
  {
    what: 'of a split community',
    input: () => ({
      reshape: {
        ...{ what: 'split', edition, areaId: community.areaId },
        parts: [{ code: `${street.code}150`, name: '新社区', childIds: [] }],
      },
    }),
    expect: writers([]),
  },
  {
    what: 'of a grid to another community',
    input: () => ({ reshape: { what: 'move', edition, areaId: grid.areaId, parentId: sibling.areaId } }),
    expect: writers(['streetStaff']),
  },
]

export const AREA_ACCESS = {
  listTree: reading,
  listBoundaries: reading,
  listEditions: [{ what: 'of the county', input: () => ({}), expect: staff({ forbidden: NONE, rest: 'ok' }) }],
  addArea: [
    {
      what: 'a grid in the community',
      input: () => ({ edition, code: `${community.code}901`, name: '新格' }),
      expect: writers(DESKS),
    },
    {
      what: 'a community in the street',
      input: () => ({ edition, code: `${street.code}150`, name: '新社区' }),
      expect: writers([]),
    },
    {
      what: 'a street of the county',
      input: () => ({ edition, code: `${county.code}050`, name: '新街道' }),
      expect: writers([]),
    },
  ],
  changeArea: [
    {
      what: 'a telephone of the community',
      input: () => ({ areaId: community.areaId, edition, servicePhone: '16000000001' }),
      expect: facts(DESKS),
    },
    {
      what: 'a telephone of a far community',
      input: () => ({ areaId: far.areaId, edition, servicePhone: '16000000001' }),
      expect: facts(['farDesk']),
    },
    {
      what: 'the name of a grid',
      input: () => ({ areaId: grid.areaId, edition, name: '新格' }),
      expect: writers(DESKS),
    },
    {
      what: 'the name of the community',
      input: () => ({ areaId: community.areaId, edition, name: '新社区' }),
      expect: writers([]),
    },
    {
      what: 'the name of the county',
      input: () => ({ areaId: county.areaId, edition, name: '新县' }),
      expect: staff({
        stale_version: ['settingsAdmin'],
        forbidden: [...ONLOOKERS, ...NONE],
        rest: 'beyond_reach',
      }),
    },
  ],
  endArea: [
    { what: 'a grid', input: () => ({ areaId: grid.areaId, edition }), expect: facts(DESKS) },
    {
      what: 'a community',
      input: () => ({ areaId: community.areaId, edition, successorId: sibling.areaId }),
      expect: staff({
        ...{ stale_version: COUNTY, beyond_reach: DESKS, not_found: BESIDE },
        rest: 'forbidden',
      }),
    },
  ],
  previewReshape: reshapes,
  startReshape: reshapes,
  getJob: [
    {
      what: 'that nobody began',
      input: () => ({ jobId: 'job_00000000000000000000000404' }),
      expect: staff({ rest: 'not_found' }),
    },
  ],
  saveBoundary: [
    {
      what: 'of a grid',
      input: () => ({ areaId: grid.areaId, version: 99, geometry: null }),
      expect: facts(DESKS),
    },
  ],
} satisfies Partial<Record<Endpoint['name'], readonly Row[]>>
