import type { RegistrationId, RegistrationKind, RegistrationStatus } from '@microwish/contract'
import { people, places, standingAt } from '../factory'
import { actionsOf, inTheWay, type Registration, withOlder } from './registration'

const { personId, name } = people.neighbour
const one = (kind: RegistrationKind, status: RegistrationStatus, n = 1): Registration => ({
  registrationId: `reg_${String(n).padStart(26, '0')}` as RegistrationId,
  version: 1,
  ...{ personId, name, kind, status, source: 'applied', appliedAt: '2026-11-20T02:00:00.000Z' },
  ...{ areaId: places.community.areaId, areaPath: places.community.path, areaName: places.community.name },
})
const bookOf = (...registrations: Registration[]) => ({ registrations, seen: 0 })

describe('at most one unit, and one at home or away from it', () => {
  it.each([
    ['unit', 'unit', 'in_force', true],
    ['unit', 'unit', 'applied', true],
    ['home', 'home', 'in_force', true],
    ['floating', 'home', 'in_force', true],
    ['home', 'floating', 'applied', true],
    ['home', 'unit', 'in_force', false],
    ['unit', 'home', 'in_force', false],
    ['unit', 'unit', 'ended', false],
    ['home', 'home', 'refused', false],
    ['home', 'floating', 'cancelled', false],
  ] as const)('%s beside a %s that is %s', (kind, other, status, isRefused) => {
    expect(inTheWay(bookOf(one(other, status)), kind) !== undefined).toBe(isRefused)
  })

  it('lets a move stand beside what it moves from, once', () => {
    const home = one('home', 'in_force')
    expect(inTheWay(bookOf(home), 'home', home.registrationId)).toBeUndefined()
    expect(inTheWay(bookOf(home, one('home', 'applied', 2)), 'home', home.registrationId)?.status).toBe('applied')
  })
})

it('is taken back while it waits, left or moved while it stands, and then no more', () => {
  const statuses = ['applied', 'in_force', 'refused', 'cancelled', 'ended'] as const
  expect(statuses.map((status) => actionsOf({ status }))).toEqual([['cancel'], ['leave', 'move'], [], [], []])
})

describe('a role that is older than the register', () => {
  const member = { ...people.neighbour, standings: [standingAt('member', places.community)] }

  it('stands in the book, the same at each reading', () => {
    const book = withOlder(member, bookOf())
    expect(book.registrations).toHaveLength(1)
    expect(book.registrations[0]).toMatchObject({ kind: 'home', status: 'in_force', areaId: places.community.areaId })
    expect(withOlder(member, bookOf())).toEqual(book)
  })

  it('stands there once, when it has been written down', () => {
    const written = { ...withOlder(member, bookOf()).registrations[0]!, version: 2 }
    expect(withOlder(member, bookOf(written)).registrations).toEqual([written])
  })

  it('is a unit’s where it names one', () => {
    expect(withOlder(people.member, bookOf()).registrations[0]).toMatchObject({
      kind: 'unit',
      unitName: '清棠县水务局',
    })
  })
})
