import { stage, visibleOf } from './staged'

const item = (more: object) => ({ pk: 'X', sk: 'META', ...more })

test('what is staged is seen from its edition on, and what stood before until then', () => {
  const staged = item(stage(item({ record: 'old', edition: 2 }), 2, 3, 'new'))
  expect([2, 3, 4].map((current) => visibleOf(staged, current))).toEqual(['old', 'new', 'new'])
})

test('something new is not seen before its edition', () => {
  const staged = item(stage(undefined, 2, 3, 'new'))
  expect([2, 3].map((current) => visibleOf(staged, current))).toEqual([undefined, 'new'])
})

test('staging twice is staging once, and what a later edition brings folds in what an earlier one brought', () => {
  const once = item(stage(item({ record: 'old', edition: 0 }), 2, 3, 'new'))
  expect(item(stage(once, 2, 3, 'new'))).toEqual(once)
  const later = item(stage(once, 3, 4, 'newer'))
  expect([3, 4].map((current) => visibleOf(later, current))).toEqual(['new', 'newer'])
})

test('what an edition takes away is gone from then on', () => {
  const staged = item(stage(item({ record: 'old', edition: 0 }), 2, 3, undefined))
  expect([2, 3].map((current) => visibleOf(staged, current))).toEqual(['old', undefined])
})
