import { Period } from '@microwish/contract'
import { boundsOf, choiceOf, groupSeries, PERIOD_CHOICES, periodOf, shortLabel, untilToday } from './period'

test.each([
  ['week', '2026-11-22', '2026-11-16..2026-11-22'],
  ['week', '2026-11-23', '2026-11-23..2026-11-29'],
  ['month', '2026-11-22', '2026-11'],
  ['quarter', '2026-11-22', '2026-10-01..2026-12-31'],
  ['quarter', '2028-02-29', '2028-01-01..2028-03-31'],
  ['year', '2026-11-22', '2026'],
] as const)('%s of %s is %s', (choice, today, period) => {
  expect(periodOf(choice, today)).toBe(period)
})

test('every ready choice is a period of the contract, and is recognised again', () => {
  for (const choice of PERIOD_CHOICES) {
    const period = periodOf(choice, '2026-11-22')
    expect(Period.safeParse(period).success).toBe(true)
    expect(choiceOf(period, '2026-11-22')).toBe(choice)
  }
  expect(choiceOf('2026-10', '2026-11-22')).toBeUndefined()
})

const days = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    label: `2026-11-${String(at + 1).padStart(2, '0')}`,
    submitted: at,
    closed: 1,
  }))

test('twelve rows keep a bar each', () => {
  expect(groupSeries(days(12))).toEqual(days(12))
})

test('thirty days become five groups that lose nothing', () => {
  const groups = groupSeries(days(30))
  expect(groups.map(({ label }) => label)).toEqual([
    '11/1–11/7',
    '11/8–11/14',
    '11/15–11/21',
    '11/22–11/28',
    '11/29–11/30',
  ])
  expect(groups.reduce((sum, row) => sum + row.submitted, 0)).toBe((29 * 30) / 2)
  expect(groups.reduce((sum, row) => sum + row.closed, 0)).toBe(30)
})

test('labels are short, and unknown ones stay as they came', () => {
  expect([shortLabel('2026-11-02'), shortLabel('2026-11'), shortLabel('第一周')]).toEqual(['11/2', '11月', '第一周'])
})

test('days and months that have not come yet are not drawn', () => {
  expect(untilToday(days(30), '2026-11-22')).toHaveLength(22)
  expect(untilToday([{ label: '2026-11', submitted: 1, closed: 0 }], '2026-11-22')).toHaveLength(1)
  expect(untilToday([{ label: '2026-12', submitted: 0, closed: 0 }], '2026-11-22')).toEqual([])
})

test('a period knows its first and last day', () => {
  expect(boundsOf('2026')).toEqual(['2026-01-01', '2026-12-31'])
  expect(boundsOf('2028-02')).toEqual(['2028-02-01', '2028-02-29'])
  expect(boundsOf('2026-11-22')).toEqual(['2026-11-22', '2026-11-22'])
  expect(boundsOf('2026-10-25..2026-11-10')).toEqual(['2026-10-25', '2026-11-10'])
})
