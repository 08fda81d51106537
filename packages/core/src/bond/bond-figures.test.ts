import { unitIdOf } from '../factory'
import type { Bond } from './bond'
import { countFigures, type Counting, figureDays, isBehind } from './bond-figures'
import { at, aBond, aTie, aVisit } from './bond.fixture'

const NOW = '2025-01-10T02:00:00.000Z'
const days = figureDays('2024', NOW)
const nothing: Counting = { bonds: [], visits: [], monthVisits: [], grids: 0, gridOf: ({ areaPath }) => areaPath }
const count = (more: Partial<Counting>, of = days) =>
  Object.fromEntries(
    countFigures({ ...nothing, ...more }, of, 30).map(({ figure, value, of: whole }) => [
      figure,
      whole === undefined ? value : [value, whole],
    ]),
  )

const contact = (n: number, name: string): Bond => {
  const {
    unitId: _,
    unitName: __,
    ...tie
  } = aTie(n, { kind: 'leader_contact', from: '2023-01-01', ...at('community') })
  return { ...tie, leader: { name, title: '副县长' } }
}

it('makes S2’s year of its rows: 2,100 visits of units, 26 leaders with 98 participations and 47 problems', () => {
  const grid = aTie(1, { from: '2023-01-01' })
  const leaders = Array.from({ length: 26 }, (_, n) => contact(100 + n, `领导${n}`))
  // One leader has two contact points and is one leader.
  const points = [...leaders, contact(200, '领导0')]
  const ofUnits = Array.from({ length: 2_100 }, (_, n) => aVisit(n, grid, { on: '2024-05-02' }))
  const ofLeaders = Array.from({ length: 94 }, (_, n) =>
    aVisit(5_000 + n, points[n % points.length] as Bond, {
      participations: n < 4 ? 2 : 1,
      problemsSolved: n < 47 ? 1 : 0,
    }),
  )
  expect(count({ bonds: [grid, ...points], visits: [...ofUnits, ...ofLeaders] })).toMatchObject({
    unit_visits: 2_100,
    unit_problems_solved: 0,
    leaders: 26,
    leader_visits: 98,
    leader_problems_solved: 47,
  })
})

it('looks at agreements on the period’s last day, or today in a period that goes on', () => {
  const agreements = [
    aBond(1, { from: '2024-01-01', to: '2024-12-30' }),
    aBond(2, { from: '2024-01-01', to: '2025-01-15' }),
    aBond(3, { from: '2024-01-01', to: '2025-12-31' }),
    aBond(4, { from: '2024-01-01', to: '2024-06-30', renewedBy: aBond(3).bondId }),
    aBond(5, { from: '2024-01-01', to: '2025-12-31', endedOn: '2024-10-01' }),
  ]
  const of = (period: string) => {
    const {
      agreements_in_force: inForce,
      agreements_expiring: soon,
      agreements_expired: over,
    } = count({ bonds: agreements }, figureDays(period, NOW))
    return [inForce, soon, over]
  }
  expect(of('2024')).toEqual([2, 1, 1])
  expect(figureDays('2025', NOW).asOf).toBe('2025-01-10')
  expect(of('2025')).toEqual([2, 1, 1])
  expect(of('2024-09')).toEqual([4, 0, 0])
})

it('counts units and grids once, however many bonds they have', () => {
  const bonds = [
    aTie(1, { kind: 'unit_registration', from: '2024-01-01', ...at('community') }),
    aTie(2, { kind: 'unit_registration', from: '2024-01-01', ...at('sibling') }),
    aTie(3, { from: '2024-01-01' }),
    aTie(4, { from: '2024-01-01', unitId: unitIdOf(9) }),
    aTie(5, { from: '2025-06-01', ...at('otherGrid') }),
  ]
  expect(count({ bonds, grids: 227 })).toMatchObject({ units_registered: 1, grids_with_unit: [1, 227] })
})

it('holds the month’s due visits against the bonds that ask for one', () => {
  const bonds = [
    aTie(1, { from: '2024-12-31' }),
    aTie(2, { from: '2024-01-01', endedOn: '2024-12-02' }),
    aTie(3, { from: '2024-01-01', endedOn: '2024-11-30' }),
    aTie(4, { from: '2024-01-01', kind: 'household_contact' }),
  ]
  const [first] = bonds as [Bond]
  const visit = aVisit(1, first, { on: '2024-12-31' })
  expect(count({ bonds, monthVisits: [visit, { ...visit }] })).toMatchObject({ due_visits_done: [1, 2] })
  expect(isBehind('due_visits_done', visit, days)).toBe(true)
  expect(isBehind('due_visits_done', { ...visit, on: '2024-11-30' }, days)).toBe(false)
})
