import { clockOf } from './clock'
import { aRow } from './testing/case.fixture'
import { formatSpan, formatTime, readLocalTime, toLocalTime } from './time'

const HOUR = 3_600_000
const start = Date.parse(aRow().submittedAt)

test('a case that waits for the desk says so, and for how long', () => {
  expect(clockOf(aRow(), start + 65 * 60_000)).toEqual({ tone: 'ok', text: '等受理 1时05分' })
})

test('after four hours the waiting is drawn in honey', () => {
  expect(clockOf(aRow(), start + 4 * HOUR)?.tone).toBe('ok')
  expect(clockOf(aRow(), start + 4 * HOUR + 1)?.tone).toBe('soon')
})

test('once accepted it waits for something else', () => {
  const accepted = aRow({ acceptedAt: '2026-11-20T03:00:00.000Z' })
  expect(clockOf(accepted, start + 9 * HOUR)).toEqual({ tone: 'ok', text: '已受理，等发布 9时00分' })
})

test('while the resident is asked the clock is held; of a closed need none runs', () => {
  expect(clockOf(aRow({ status: 'needs_info' }), start)?.tone).toBe('held')
  expect(clockOf(aRow({ status: 'closed' }), start)).toBeUndefined()
})

test('a clock that runs ahead of ours shows nothing negative', () => {
  expect(formatSpan(-5000)).toBe('0分')
})

test('times are Shanghai’s, with the year where it is another', () => {
  const now = new Date('2026-11-22T00:00:00Z')
  expect(formatTime('2026-11-22T16:05:00.000Z', now)).toBe('11月23日 周一 0:05')
  expect(formatTime('2025-12-31T16:00:00.000Z', now)).toBe('2026年1月1日 周四 0:00'.replace('2026年', ''))
  expect(formatTime('2025-01-01T00:00:00.000Z', now)).toBe('2025年1月1日 周三 8:00')
})

test('a moment typed in the form is Shanghai’s, wherever the machine stands', () => {
  expect(readLocalTime('2026-11-22T09:30')).toBe('2026-11-22T01:30:00.000Z')
  expect(toLocalTime(new Date('2026-11-22T01:30:00.000Z'))).toBe('2026-11-22T09:30')
})
