import type { ENDPOINTS, NeedId } from '@microwish/contract'
import { aSubmission, needIdOf, places } from '@microwish/core/factory'
import { AREA_ACCESS } from './access-areas'
import { BOND_ACCESS } from './access-bonds'
import { IMPORT_ACCESS } from './access-imports'
import { GRANT_ACCESS } from './access-grants'
import { MEMBER_ACCESS } from './access-members'
import { ORGANISATION_ACCESS } from './access-organisations'
import { CITIZENS, DESKS, type Expectation, HALL, STAFF } from './access-people'

/**
 * The needs that the rows speak of. Of `resident` in `places.grid`, one a status; of `neighbour`: in the sibling
 * community (submitted, open) and in the far one (open).
 */
export type World = {
  submitted: NeedId
  open: NeedId
  claimed: NeedId
  closed: NeedId
  siblingSubmitted: NeedId
  siblingOpen: NeedId
  farOpen: NeedId
}
export type Row = { what: string; input: (world: World) => Record<string, unknown>; expect: Expectation }
export type EndpointName = (typeof ENDPOINTS)[number]['name']

const nobody: Expectation = { unauthenticated: ['nobody'], rest: 'ok' }
const OTHER_STAFF = ['department', 'auditor', 'settingsAdmin', 'securityAdmin', 'memberAsStaff'] as const
const OUTSIDE = ['resident', 'neighbour', 'gridWorker', 'deskAsCitizen', ...STAFF] as const

const { county, street, farStreet, community, sibling, far, grid, otherGrid } = places
const area = (at: Pick<typeof county, 'areaId'>) => ({ area: at.areaId })

/** A list of the hall at an area of the members' street: farMember stands in another, the rest nowhere. */
const hall = (rows: Expectation): Expectation => ({
  ...rows,
  not_registered: [...(rows.not_registered ?? []), ...OUTSIDE],
  unauthenticated: ['nobody'],
})
/** What only a desk may ask for, at an area: those above it may, the other desks do not find it. */
const desks = (may: Expectation): Expectation => ({
  ...may,
  wrong_audience: [...CITIZENS, ...OTHER_STAFF],
  unauthenticated: ['nobody'],
})
const ATOP = ['streetStaff', 'districtStaff'] as const

const lists: Row[] = [
  {
    what: 'the hall where I am registered',
    input: () => ({ list: 'hall' }),
    expect: hall({ '1 rows': [...HALL, 'farMember'], rest: 'not_registered' }),
  },
  ...[community, sibling, grid].map((at): Row => ({
    what: `the hall of ${at.name}, in the street of the registration`,
    input: () => ({ list: 'hall', ...area(at) }),
    expect: hall({ '1 rows': HALL, rest: 'not_registered' }),
  })),
  {
    what: 'the hall of the parent street',
    input: () => ({ list: 'hall', ...area(street) }),
    expect: hall({ '2 rows': HALL, rest: 'not_registered' }),
  },
  {
    what: 'the hall of another street',
    input: () => ({ list: 'hall', ...area(far) }),
    expect: hall({ '1 rows': ['farMember'], rest: 'not_registered' }),
  },
  {
    what: 'the hall of the county',
    input: () => ({ list: 'hall', ...area(county) }),
    expect: { unauthenticated: ['nobody'], rest: 'not_registered' },
  },
  {
    what: 'what I submitted',
    input: () => ({ list: 'mine' }),
    expect: { '4 rows': ['resident'], '3 rows': ['neighbour'], unauthenticated: ['nobody'], rest: '0 rows' },
  },
  {
    what: 'what I hold or held (a person’s, whichever token)',
    input: () => ({ list: 'claimed' }),
    expect: { '2 rows': ['member', 'memberAsStaff'], unauthenticated: ['nobody'], rest: '0 rows' },
  },
  {
    what: 'triage of my own area',
    input: () => ({ list: 'triage' }),
    expect: desks({ '1 rows': ['desk', 'deskMate', 'siblingDesk'], '2 rows': ATOP, rest: '0 rows' }),
  },
  {
    what: 'triage of the community',
    input: () => ({ list: 'triage', ...area(community) }),
    expect: desks({ '1 rows': [...DESKS, 'districtStaff'], rest: 'not_found' }),
  },
  {
    what: 'triage of a grid of it',
    input: () => ({ list: 'triage', ...area(otherGrid) }),
    expect: desks({ '0 rows': [...DESKS, 'districtStaff'], rest: 'not_found' }),
  },
  {
    what: 'triage of a sibling',
    input: () => ({ list: 'triage', ...area(sibling) }),
    expect: desks({ '1 rows': ['siblingDesk', ...ATOP], rest: 'not_found' }),
  },
  {
    what: 'triage of the parent',
    input: () => ({ list: 'triage', ...area(street) }),
    expect: desks({ '2 rows': ATOP, rest: 'not_found' }),
  },
  {
    what: 'triage of the county',
    input: () => ({ list: 'triage', ...area(county) }),
    expect: desks({ '2 rows': ['districtStaff'], rest: 'not_found' }),
  },
  {
    what: 'cases of the community',
    input: () => ({ list: 'cases', status: 'claimed', ...area(community) }),
    expect: desks({ '1 rows': [...DESKS, 'districtStaff'], rest: 'not_found' }),
  },
  {
    what: 'cases of a sibling',
    input: () => ({ list: 'cases', status: 'open', ...area(sibling) }),
    expect: desks({ '1 rows': ['siblingDesk', ...ATOP], rest: 'not_found' }),
  },
]

const unseen: Expectation = { unauthenticated: ['nobody'], rest: 'not_found' }
const cases = [...DESKS, 'districtStaff'] as const
const singles: Row[] = [
  {
    what: 'submitted',
    input: ({ submitted }) => ({ needId: submitted }),
    expect: { ...unseen, own: ['resident'], case: cases },
  },
  {
    what: 'open',
    input: ({ open }) => ({ needId: open }),
    expect: { ...unseen, own: ['resident'], case: cases, hall: HALL },
  },
  {
    what: 'claimed',
    input: ({ claimed }) => ({ needId: claimed }),
    expect: { ...unseen, own: ['resident'], case: cases, held: ['member'], served: ['memberAsStaff'] },
  },
  {
    what: 'closed',
    input: ({ closed }) => ({ needId: closed }),
    expect: { ...unseen, own: ['resident'], case: cases, served: ['member', 'memberAsStaff'] },
  },
  {
    what: 'open in the sibling community',
    input: ({ siblingOpen }) => ({ needId: siblingOpen }),
    expect: { ...unseen, own: ['neighbour'], case: ['siblingDesk', ...ATOP], hall: HALL },
  },
  {
    what: 'open in another street',
    input: ({ farOpen }) => ({ needId: farOpen }),
    expect: { ...unseen, own: ['neighbour'], case: ['farDesk', 'districtStaff'], hall: ['farMember'] },
  },
  { what: 'an id that nothing has', input: () => ({ needId: needIdOf(404) }), expect: unseen },
]

/** A submission is anybody's at home; staff enter only where their desk reaches. */
const submits = (expect: Partial<Expectation>): Expectation => ({
  forbidden: STAFF.filter((who) => !(DESKS as readonly string[]).includes(who)),
  unauthenticated: ['nobody'],
  rest: 'ok',
  ...expect,
})
const onBehalf = (relationship: string) => ({ ...aSubmission(), onBehalf: { relationship, hasConsented: true } })
const everybodyBut = (...may: readonly string[]) => [...CITIZENS, ...STAFF].filter((who) => !may.includes(who))
const submissions: Row[] = [
  { what: 'in the grid', input: () => aSubmission(), expect: submits({}) },
  {
    what: 'in a sibling community',
    input: () => aSubmission({ areaId: sibling.areaId }),
    expect: submits({ forbidden: STAFF.filter((who) => who !== 'siblingDesk' && who !== 'streetStaff') }),
  },
  {
    what: 'in the parent street',
    input: () => aSubmission({ areaId: street.areaId }),
    expect: { unauthenticated: ['nobody'], rest: 'area_unknown' },
  },
  {
    what: 'for somebody, as the grid worker',
    input: () => onBehalf('grid'),
    expect: submits({ forbidden: everybodyBut('gridWorker') }),
  },
  {
    what: 'for somebody in another grid, as the grid worker',
    input: () => ({ ...onBehalf('grid'), areaId: otherGrid.areaId }),
    expect: submits({ forbidden: everybodyBut() }),
  },
  {
    what: 'for somebody, as the desk',
    input: () => onBehalf('staff'),
    expect: submits({ forbidden: everybodyBut(...DESKS) }),
  },
  {
    what: 'heard on the telephone',
    input: () => aSubmission({ channel: 'phone' }),
    expect: submits({ forbidden: everybodyBut(...DESKS, 'gridWorker') }),
  },
]

const figures = (more: Record<string, unknown>): Row[] => {
  const ask = (at: Pick<typeof county, 'areaId'>) => () => ({ ...more, ...area(at) })
  return [
    { what: 'of the community', input: ask(community), expect: desks({ ok: cases, rest: 'not_found' }) },
    { what: 'of a grid', input: ask(grid), expect: desks({ ok: cases, rest: 'not_found' }) },
    { what: 'of a sibling', input: ask(sibling), expect: desks({ ok: ['siblingDesk', ...ATOP], rest: 'not_found' }) },
  ]
}

/** Every endpoint of the contract. An endpoint without a row fails the test; `actOnNeed` has a table of its own (ACTS). */
export const ACCESS: Record<Exclude<EndpointName, 'actOnNeed'>, readonly Row[]> = {
  getHealth: [{ what: 'at all', input: () => ({}), expect: { rest: 'ok' } }],
  startSession: [
    { what: 'with a code', input: () => ({ code: `good-${Math.random()}` }), expect: { rest: 'ok' } },
    { what: 'with a code that is none', input: () => ({ code: 'bad' }), expect: { rest: 'code_invalid' } },
  ],
  refreshSession: [
    {
      what: 'with another’s idea of a token',
      input: () => ({ refreshToken: `ses_0.${'a'.repeat(43)}` }),
      expect: { rest: 'session_ended' },
    },
  ],
  openTicket: [{ what: 'at all', input: () => ({}), expect: { rest: 'ok' } }],
  approveTicket: [
    {
      what: 'that nobody opened',
      input: () => ({ code: 'c'.repeat(22), digits: '00' }),
      expect: {
        session_ended: ['deskAsCitizen'],
        wrong_audience: STAFF,
        unauthenticated: ['nobody'],
        rest: 'forbidden',
      },
    },
  ],
  redeemTicket: [
    {
      what: 'that nobody opened',
      input: () => ({ ticket: `${'c'.repeat(22)}.${'s'.repeat(43)}` }),
      expect: { rest: 'session_ended' },
    },
  ],
  endSession: [{ what: 'without a session', input: () => ({}), expect: { rest: 'ok' } }],
  getMe: [{ what: 'at all', input: () => ({}), expect: nobody }],
  listColleagues: [
    {
      what: 'of my unit',
      input: () => ({}),
      expect: {
        '1 rows': ['member', 'colleague'],
        '0 rows': ['liaison'],
        wrong_audience: STAFF,
        unauthenticated: ['nobody'],
        rest: 'not_registered',
      },
    },
  ],
  listAreas: [
    { what: 'the county', input: () => ({}), expect: { rest: '1 rows' } },
    { what: 'its streets', input: () => ({ parent: county.areaId }), expect: { rest: '2 rows' } },
  ],
  getArea: [{ what: 'anybody’s', input: () => ({ areaId: farStreet.areaId }), expect: { rest: 'ok' } }],
  submitNeed: submissions,
  listNeeds: lists,
  getNeed: singles,
  readContact: [
    {
      what: 'of a claimed need',
      input: ({ claimed }) => ({ needId: claimed, reason: '回访' }),
      expect: { ok: DESKS, wrong_audience: CITIZENS, unauthenticated: ['nobody'], rest: 'not_found' },
    },
    {
      what: 'of a sibling’s need',
      input: ({ siblingOpen }) => ({ needId: siblingOpen, reason: '回访' }),
      expect: {
        ok: ['siblingDesk', 'streetStaff'],
        wrong_audience: CITIZENS,
        unauthenticated: ['nobody'],
        rest: 'not_found',
      },
    },
  ],
  listNotices: [
    {
      what: 'my own: nothing has been delivered yet',
      input: () => ({}),
      expect: { wrong_audience: STAFF, unauthenticated: ['nobody'], rest: '0 rows' },
    },
  ],
  getStatistics: [
    {
      what: 'of my own area',
      input: () => ({}),
      expect: desks({ rest: 'ok' }),
    },
    ...figures({}),
    {
      what: 'of the parent street',
      input: () => area(street),
      expect: desks({ ok: ATOP, rest: 'not_found' }),
    },
    { what: 'of the county', input: () => area(county), expect: desks({ ok: ['districtStaff'], rest: 'not_found' }) },
  ],
  listFigureCases: figures({ figure: 'submitted', period: '2026-11' }),
  ...AREA_ACCESS,
  ...IMPORT_ACCESS,
  ...GRANT_ACCESS,
  ...MEMBER_ACCESS,
  ...ORGANISATION_ACCESS,
  ...BOND_ACCESS,
}
