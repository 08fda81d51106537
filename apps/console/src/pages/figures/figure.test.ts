import { hasCases, rateOf } from './figure'

test('a rate over five cases or more is a percentage with one decimal', () => {
  expect(rateOf(24, 31)).toEqual({ value: '77.4', isRate: true })
})

test('under five cases the two counts stand instead', () => {
  expect(rateOf(2, 4)).toEqual({ value: '2/4', isRate: false })
  expect(rateOf(0, 0)).toEqual({ value: '0/0', isRate: false })
})

test('numbers of streets and counties lead to an area below first', () => {
  expect([hasCases('county'), hasCases('street'), hasCases('community'), hasCases('grid')]).toEqual([
    false,
    false,
    true,
    true,
  ])
})
