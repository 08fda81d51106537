import type { BondId } from '@microwish/contract'
import { dayOf, recentDays, termText, textOfDay } from './day'
import { agreementChip } from './agreement'
import { toVisit } from './visit-draft'

const bondId = `bnd_${'1'.repeat(26)}` as BondId
/** 22 November, 00:30 in China. */
const NOW = Date.parse('2026-11-21T16:30:00.000Z')
const draft = { participations: 3, note: ' 看了楼道照明 ', problemsFound: 1, problemsSolved: 0 }

test('a day is the day in China', () => {
  expect(dayOf(NOW)).toBe('2026-11-22')
  expect(textOfDay('2026-11-22')).toBe('11月22日 周日')
})

test('what lasts for years names the year', () => {
  expect(termText({ from: '2025-12-01', to: '2026-12-04' })).toBe('2025年12月1日到2026年12月4日')
  expect(termText({ from: '2026-01-01' })).toBe('2026年1月1日起')
})

test('the last week is said as one would', () => {
  const days = recentDays(NOW)
  expect(days.map(({ word }) => word).slice(0, 4)).toEqual(['今天', '昨天', '前天', '11月19日 周四'])
  expect(days).toHaveLength(7)
})

test('a visit of today has no time of its own, one of another day is at noon of it', () => {
  const said = { participations: 3, note: '看了楼道照明', problemsFound: 1, problemsSolved: 0 }
  expect(toVisit(bondId, draft, NOW)).toEqual({ bondId, ...said })
  expect(toVisit(bondId, { ...draft, on: '2026-11-22' }, NOW)).toEqual({ bondId, ...said })
  expect(toVisit(bondId, { ...draft, on: '2026-11-20' }, NOW)).toEqual({
    bondId,
    occurredAt: '2026-11-20T04:00:00.000Z',
    ...said,
  })
})

test('an agreement says how long it lasts before it says that it is over', () => {
  expect(agreementChip({ state: 'in_force' })).toMatchObject({ tone: 'leaf', text: '有效' })
  expect(agreementChip({ state: 'expiring', daysLeft: 12 })).toMatchObject({ tone: 'honey', text: '还有12天到期' })
  expect(agreementChip({ state: 'expiring', daysLeft: 0 })).toMatchObject({ tone: 'honey', text: '今天到期' })
  expect(agreementChip({ state: 'expired' })).toMatchObject({ tone: 'crimson', text: '已到期未续签' })
})
