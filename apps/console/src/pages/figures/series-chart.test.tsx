import { render, screen, within } from '@testing-library/react'
import { bars, CHART, ceilingOf } from './chart-layout'
import { SeriesChart } from './series-chart'

const ROWS = [
  { label: '11/1–11/7', submitted: 14, closed: 8 },
  { label: '11/8–11/14', submitted: 0, closed: 9 },
  { label: '11/15', submitted: 3, closed: 0 },
]

test.each(['submitted', 'closed'] as const)('the table of %s says what stands on the bars', (kind) => {
  const { container } = render(<SeriesChart rows={ROWS} />)
  const onBars = [...container.querySelectorAll(`text[data-kind=${kind}]`)].map((node) => node.textContent)
  const inTable = [...container.querySelectorAll(`tr[data-kind=${kind}] td`)].map((node) => node.textContent)
  expect(onBars).toEqual(ROWS.map((row) => String(row[kind])))
  expect(inTable).toEqual(onBars)
})

test('the table names each period that the chart draws', () => {
  render(<SeriesChart rows={ROWS} />)
  const heads = within(screen.getByRole('table')).getAllByRole('columnheader')
  expect(heads.map((node) => node.textContent)).toEqual(['时间', ...ROWS.map(({ label }) => label)])
})

test('bars are as high as their numbers, and none leaves the chart', () => {
  const { groups } = bars(ROWS)
  const [most, none] = [groups[0]!.bars[0]!, groups[1]!.bars[0]!]
  expect(none.height).toBe(0)
  expect(most.height / (CHART.base - CHART.top)).toBeCloseTo(14 / ceilingOf(ROWS))
  expect(most.y).toBeGreaterThanOrEqual(CHART.top)
})

test('an empty period still has a scale of whole numbers', () => {
  expect(bars([{ label: '11/1', submitted: 0, closed: 0 }]).ticks.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4])
})
