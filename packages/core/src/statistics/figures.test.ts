import { Flow, Gauge, NEED_WORKFLOW, NeedAction } from '@microwish/contract'
import fc from 'fast-check'
import { flowsOf, gaugeMoves } from './figures'
import { histories } from './life.fixture'
import { daysOf, dayOf, instantsOf, labelsOf } from './period'

describe('figures of an event', () => {
  it('are flows that never fall, whose parts add up to the closings', () => {
    fc.assert(
      fc.property(histories(5), (lives) => {
        for (const line of lives.flat()) {
          const flows = flowsOf(line)
          expect(Object.keys(flows).every((name) => Flow.safeParse(name).success)).toBe(true)
          expect(Object.values(flows).every((count) => count > 0)).toBe(true)
          const { closed = 0 } = flows
          const parts = (prefix: RegExp) =>
            Object.entries(flows).reduce((sum, [name, count]) => sum + (prefix.test(name) ? count : 0), 0)
          expect(parts(/^closed_/)).toBe(closed)
          expect(parts(/^(grade_|unrated)/)).toBe(closed)
        }
      }),
    )
  })

  it('move every need into exactly one gauge, of the areas where it lies in the end', () => {
    fc.assert(
      fc.property(histories(1), ([life = []]) => {
        const sums: Record<string, number> = {}
        for (const [areaId, moves] of life.flatMap((line) => [...gaugeMoves(line)]))
          for (const [name, by] of Object.entries(moves))
            sums[`${areaId} ${name}`] = (sums[`${areaId} ${name}`] ?? 0) + by
        const { areaPath, to } = life.at(-1)!
        const there = areaPath.split('/').filter(Boolean)
        const left = Object.entries(sums).filter(([, count]) => count !== 0)
        expect(left.sort()).toEqual(there.map((areaId) => [`${areaId} ${to}`, 1]).sort())
      }),
    )
  })

  it('know every action, and every status that a wish can reach', () => {
    const reached = new Set(Object.values(NEED_WORKFLOW).flatMap((row) => Object.values(row)))
    reached.delete('back')
    expect([...reached].every((status) => Gauge.safeParse(status).success)).toBe(true)
    for (const action of NeedAction.options) expect(typeof flowsOf({ action, to: 'open' } as never)).toBe('object')
  })
})

describe('a period', () => {
  const now = '2026-11-30T16:30:00.000Z'

  it('is this month in Shanghai when none is named', () => {
    expect(daysOf(undefined, now)).toEqual({ period: '2026-12', from: '2026-12-01', to: '2026-12-31' })
  })

  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-11-22', '2026-11-22', '2026-11-22'],
    ['2026-11-01..2026-11-22', '2026-11-01', '2026-11-22'],
  ])('%s goes from %s to %s', (period, from, to) => expect(daysOf(period, now)).toEqual({ period, from, to }))

  it.each(['2026-02-30', '2026-11-22..2026-11-01', '2016-01-01..2026-01-01'])('is refused as %s', (period) => {
    expect(() => daysOf(period, now)).toThrow('时间段不对')
  })

  it('begins and ends at midnight in Shanghai', () => {
    const { first, last } = instantsOf({ from: '2026-11-01', to: '2026-11-30' })
    expect([first, last]).toEqual(['2026-10-31T16:00:00.000Z', '2026-11-30T15:59:59.999Z'])
    expect([dayOf(first), dayOf(last)]).toEqual(['2026-11-01', '2026-11-30'])
  })

  it('is shown by days up to 31 of them, then by months', () => {
    expect(labelsOf(daysOf('2026-10', now))).toHaveLength(31)
    expect(labelsOf(daysOf('2026-10-15..2026-12-02', now))).toEqual(['2026-10', '2026-11', '2026-12'])
  })
})
