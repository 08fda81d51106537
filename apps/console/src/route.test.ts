import { AppointmentId, AreaId, ImportId } from '@microwish/contract'
import { hrefOf, parseRoute, type Route } from './route'
import { needId } from './testing/case.fixture'

const ULID = '00000000000000000000000100'
const areaId = AreaId.parse(`are_${ULID}`)
const importId = ImportId.parse(`imp_${ULID}`)
const appointmentId = AppointmentId.parse(`apt_${ULID}`)

const ROUTES: Route[] = [
  { page: 'desk' },
  { page: 'triage' },
  { page: 'triage', needId: needId(7) },
  { page: 'cases', view: 'board' },
  { page: 'cases', view: 'list', status: 'fulfilled' },
  { page: 'need', needId: needId(7) },
  { page: 'figures' },
  { page: 'figures', period: '2026-11-01..2026-11-22' },
  { page: 'grids', view: 'tree' },
  { page: 'grids', view: 'posts', areaId, day: '2026-01-01' },
  { page: 'grids', view: 'map', areaId },
  { page: 'imports', view: 'list' },
  { page: 'imports', view: 'one', importId },
  { page: 'print', sheet: 'letter', areaId, appointmentId, paper: 'A5' },
  { page: 'print', sheet: 'card', areaId, paper: 'A4' },
]

test.each(ROUTES.map((route) => [hrefOf(route), route]))('%s leads back to its page', (href, route) => {
  expect(parseRoute(href)).toEqual(route)
})

test('an empty hash is the desk', () => {
  expect(parseRoute('')).toEqual({ page: 'desk' })
})

test('what names no page, or a need by a broken id, is lost', () => {
  expect(parseRoute('#/votes')).toEqual({ page: 'lost' })
  expect(parseRoute('#/need/ned_1')).toEqual({ page: 'lost' })
  expect(parseRoute('#/print/letter/are_1')).toEqual({ page: 'lost' })
})

test('an unknown status in the address is dropped', () => {
  expect(parseRoute('#/cases/list?status=auctioned')).toEqual({ page: 'cases', view: 'list' })
})

test('a day that is none in the address is dropped, and the tree stands as it is', () => {
  expect(parseRoute('#/grids/tree?day=2026-02-31')).toEqual({ page: 'grids', view: 'tree' })
})
