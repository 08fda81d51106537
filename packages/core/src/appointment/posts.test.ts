import type { AppointmentId, Post } from '@microwish/contract'
import { anArea, places } from '../factory'
import { type Appointment, atArea } from './appointment'
import { areasOfPeople, byPostOf, fillsOf, gapOf, placesOf, surplusOf, totalsOf } from './posts'

const settings = { postNumbers: { grid: { manager: 1, informant: 1 }, household_group: { group_head: 1 } } }
const day = '2026-11-22'
let n = 0
const on = (area: (typeof places)['grid'], post: Post, name: string, more: Partial<Appointment> = {}): Appointment => ({
  appointmentId: `apt_${String(++n).padStart(26, '0')}` as AppointmentId,
  version: 1,
  role: 'grid_worker',
  name,
  phone: { hash: name, masked: '160****0000' },
  post,
  ...atArea(area),
  from: '2026-01-01',
  status: 'bound',
  grantedBy: { name: '方静怡' },
  grantedAt: '2026-01-01T00:00:00.000Z',
  source: 'granted',
  ...more,
})
const read = (areas: Parameters<typeof fillsOf>[0], appointments: Appointment[]) => {
  const fills = fillsOf(areas, appointments, { day, settings })
  return { fills, totals: totalsOf(fills, areasOfPeople(fills)) }
}

it('takes an area’s own numbers, or those of its kind, or none', () => {
  expect(placesOf({ level: 'grid' }, settings)).toEqual({ manager: 1, informant: 1 })
  expect(placesOf({ level: 'grid', posts: { resident_cadre: 2 } }, settings)).toEqual({ resident_cadre: 2 })
  expect(placesOf({ level: 'building', kind: 'household_group' }, settings)).toEqual({ group_head: 1 })
  expect([placesOf({ level: 'building' }, settings), placesOf({ level: 'county' }, settings)]).toEqual([{}, {}])
})

// S2: 346 posts in 227 grids, of which 93 with managers and 184 with informants are filled: 277.
it('counts 346 posts and 277 filled in a county like S2', () => {
  const grids = Array.from({ length: 227 }, (_, i) =>
    anArea(2000 + i, `第${i + 1}网格`, places.community, {
      posts: i < 119 ? { manager: 1, informant: 1 } : { informant: 1 },
    }),
  )
  const managers = grids.slice(0, 93).map((grid, i) => on(grid, 'manager', `管${i}`))
  const informants = grids.slice(0, 184).map((grid, i) => on(grid, 'informant', `信${i}`))
  const { fills, totals } = read(grids, [...managers, ...informants])
  expect(totals).toEqual({ places: 346, filled: 277, gaps: 69, surplus: 0, doubles: 0, waiting: 0 })
  expect(byPostOf(fills)).toEqual([
    { post: 'manager', places: 119, filled: 93 },
    { post: 'informant', places: 227, filled: 184 },
  ])
})

it('shows gaps, somebody on two grids, and more people than places, which fill no place', () => {
  const { grid, otherGrid } = places
  const { fills, totals } = read(
    [grid, otherGrid],
    [on(grid, 'manager', '甲'), on(grid, 'manager', '乙'), on(otherGrid, 'manager', '甲')],
  )
  expect(totals).toEqual({ places: 4, filled: 2, gaps: 2, surplus: 1, doubles: 1, waiting: 0 })
  expect(fills.map((fill) => [fill.area.name, fill.post, gapOf(fill), surplusOf(fill)])).toEqual([
    ['榆钱里', 'manager', 0, 1],
    ['榆钱里', 'informant', 1, 0],
    ['粮站宿舍', 'manager', 0, 0],
    ['粮站宿舍', 'informant', 1, 0],
  ])
})

it('counts whoever is written down for today, verified or not, and nobody whose days are over or still ahead', () => {
  const { grid } = places
  const { totals } = read(
    [grid],
    [
      on(grid, 'manager', '甲', { status: 'waiting' }),
      on(grid, 'informant', '乙', { to: '2026-11-21' }),
      on(grid, 'informant', '丙', { from: '2026-11-23' }),
      on(grid, 'informant', '丁', { status: 'ended' }),
    ],
  )
  expect(totals).toMatchObject({ filled: 1, gaps: 1, waiting: 1 })
})

it('shows somebody on a post that the area is not to have', () => {
  const { fills } = read([places.grid], [on(places.grid, 'resident_cadre', '甲')])
  expect(fills.map((fill) => [fill.post, fill.places, surplusOf(fill)])).toContainEqual(['resident_cadre', 0, 1])
})
