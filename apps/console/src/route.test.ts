import { hrefOf, parseRoute, type Route } from './route'
import { needId } from './testing/case.fixture'

const ROUTES: Route[] = [
  { page: 'desk' },
  { page: 'triage' },
  { page: 'triage', needId: needId(7) },
  { page: 'cases', view: 'board' },
  { page: 'cases', view: 'list', status: 'fulfilled' },
  { page: 'need', needId: needId(7) },
  { page: 'figures' },
  { page: 'figures', period: '2026-11-01..2026-11-22' },
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
})

test('an unknown status in the address is dropped', () => {
  expect(parseRoute('#/cases/list?status=auctioned')).toEqual({ page: 'cases', view: 'list' })
})
