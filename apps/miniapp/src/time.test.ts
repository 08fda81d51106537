import { appointmentText, dateText, dayText, greetingText, momentText } from './time'

test.each([
  ['2026-11-28T02:00:00.000Z', '11月28日 周六 上午10点'],
  ['2026-11-28T06:30:00.000Z', '11月28日 周六 下午2点半'],
  ['2026-11-28T04:05:00.000Z', '11月28日 周六 中午12点05分'],
  ['2026-11-28T17:00:00.000Z', '11月29日 周日 凌晨1点'],
])('%s is an appointment as people say it', (instant, said) => {
  expect(appointmentText(instant)).toBe(said)
})

test('a day begins at midnight in China, whatever the phone thinks', () => {
  expect(dayText('2026-12-31T16:00:00.000Z')).toBe('1月1日 周五')
  expect(dateText('2026-12-31T16:00:00.000Z')).toBe('2027年1月1日')
  expect(momentText('2026-11-23T01:02:00.000Z')).toBe('11月23日 周一 9:02')
})

test('the greeting follows the clock in China', () => {
  expect(greetingText(Date.parse('2026-11-23T01:30:00.000Z'))).toBe('上午好')
})
