import type { BondState } from '@microwish/contract'
import { daysFrom, overlaps, plusDays, stateOn } from './bond'
import { aBond } from './bond.fixture'
import { bondsUnder } from './bond-items.dynamo'

const renewedBy = aBond(2).bondId

it.each<[string, Parameters<typeof stateOn>[0], BondState]>([
  ['the day before it begins', { from: '2026-11-22', to: '2026-12-31' }, 'upcoming'],
  ['its first day', { from: '2026-11-21', to: '2027-12-31' }, 'in_force'],
  ['31 days before its last', { from: '2026-01-01', to: '2026-12-22' }, 'in_force'],
  ['30 days before its last', { from: '2026-01-01', to: '2026-12-21' }, 'expiring'],
  ['the same, renewed already', { from: '2026-01-01', to: '2026-12-21', renewedBy }, 'in_force'],
  ['its last day', { from: '2026-01-01', to: '2026-11-21' }, 'expiring'],
  ['the day after', { from: '2026-01-01', to: '2026-11-20' }, 'expired'],
  ['the day after, renewed', { from: '2026-01-01', to: '2026-11-20', renewedBy }, 'renewed'],
  ['the day on which it was ended', { from: '2026-01-01', to: '2026-12-31', endedOn: '2026-11-21' }, 'ended'],
  ['the day before it was ended', { from: '2026-01-01', endedOn: '2026-11-22' }, 'in_force'],
  ['any day of one without end', { from: '2020-01-01' }, 'in_force'],
])('a bond on %s', (_, bond, state) => {
  expect(stateOn(bond, '2026-11-21', 30)).toBe(state)
})

it.each([
  ['2026-01-01', '2026-06-30', '2026-06-30', '2026-12-31', true],
  ['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31', false],
  ['2026-07-01', '2026-12-31', '2026-01-01', '2026-06-30', false],
  ['2026-01-01', undefined, '2030-01-01', '2030-12-31', true],
])('two of %s–%s and %s–%s meet: %s', (from, to, otherFrom, otherTo, expected) => {
  const span = (first: string, last: string | undefined) => ({ from: first, ...(last && { to: last }) })
  expect(overlaps(span(from, to), span(otherFrom, otherTo))).toBe(expected)
})

it('makes room on the day on which it was ended', () => {
  const ended = { from: '2026-01-01', to: '2026-12-31', endedOn: '2026-06-30' }
  expect(overlaps(ended, { from: '2026-06-30' })).toBe(false)
  expect(overlaps(ended, { from: '2026-06-29' })).toBe(true)
})

it('counts days over the turn of a year and a leap day', () => {
  expect(plusDays('2027-12-31', 1)).toBe('2028-01-01')
  expect(plusDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(daysFrom('2028-02-01', '2028-03-01')).toBe(29)
})

it('reads on from any cursor without asking for an upside-down range, which DynamoDB refuses', () => {
  for (const cursor of ['', '!', '/a/b/#x', '/b/', '~']) {
    const [from, to] = bondsUnder('/a/', cursor).between
    expect([from <= to, from >= '/a/', to]).toEqual([true, true, '/a/\uffff'])
  }
})
