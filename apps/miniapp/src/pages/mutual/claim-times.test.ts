import { agreedAtOf, dayAgoText, daysFor, favouriteHour, hoursFor } from './claim-times'

/** Tuesday 24 November 2026, the given time in China. */
const tuesday = (clock: string) => Date.parse(`2026-11-24T${clock}:00+08:00`)
const published = '2026-11-24T00:30:00.000Z'
const dates = (...args: Parameters<typeof daysFor>) => daysFor(...args).map(({ date }) => date)

test('a weekend is the coming Saturday and Sunday', () => {
  expect(daysFor('weekend', published, tuesday('08:30'))).toEqual([
    { date: '2026-11-28', word: '周六', text: '11月28日' },
    { date: '2026-11-29', word: '周日', text: '11月29日' },
  ])
})

test('a weekend published on a Sunday is that day, and the next weekend once it has passed', () => {
  const sunday = '2026-11-22T02:00:00.000Z'
  expect(dates('weekend', sunday, Date.parse('2026-11-22T10:30:00+08:00'))).toEqual(['2026-11-22'])
  expect(dates('weekend', sunday, tuesday('08:30'))).toEqual(['2026-11-28', '2026-11-29'])
})

test('on Sunday evening a weekend means the next one', () => {
  const sundayEvening = Date.parse('2026-11-22T20:30:00+08:00')
  expect(dates('weekend', '2026-11-20T02:00:00.000Z', sundayEvening)).toEqual(['2026-11-28', '2026-11-29'])
})

test('three days count from publication and lose the days that are gone', () => {
  const all = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']
  expect(dates('three_days', published, tuesday('08:00'))).toEqual(all)
  expect(dates('three_days', '2026-11-22T02:00:00.000Z', tuesday('08:00'))).toEqual(['2026-11-24', '2026-11-25'])
})

test('a window that has passed starts anew today', () => {
  expect(dates('three_days', '2026-11-01T02:00:00.000Z', tuesday('08:00'))[0]).toBe('2026-11-24')
})

test('late in the evening today is no longer offered', () => {
  expect(dates('three_days', published, tuesday('20:00'))[0]).toBe('2026-11-25')
  expect(hoursFor('2026-11-24', tuesday('14:00'))).toEqual(['16:00', '19:00'])
})

test('two weeks end on the fourteenth day after publication', () => {
  expect(dates('two_weeks', published, tuesday('08:00')).at(-1)).toBe('2026-12-08')
})

test('the day is China’s even when it is still yesterday in UTC', () => {
  expect(dates('three_days', '2026-11-23T22:00:00.000Z', tuesday('06:00'))[0]).toBe('2026-11-24')
  expect(daysFor('three_days', published, tuesday('08:00')).map(({ word }) => word)).toEqual([
    '今天',
    '明天',
    '周四',
    '周五',
  ])
})

test('ten o’clock stands chosen, or the next hour where it is gone', () => {
  expect(favouriteHour(hoursFor('2026-11-24', tuesday('08:00')))).toBe('10:00')
  expect(favouriteHour(hoursFor('2026-11-24', tuesday('11:00')))).toBe('14:30')
})

test('a day and an hour in China become an instant', () => {
  expect(agreedAtOf('2026-11-28', '9:00')).toBe('2026-11-28T01:00:00.000Z')
})

test.each([
  ['2026-11-24T01:00:00.000Z', '今天'],
  ['2026-11-22T20:00:00.000Z', '昨天'],
  ['2026-11-21T20:00:00.000Z', '11月22日'],
])('%s is told as %s', (instant, words) => {
  expect(dayAgoText(instant, tuesday('12:00'))).toBe(words)
})
