import { factsOf } from './facts'
import { aHallNeed } from './hall-need.fixture'
import { threeAlike } from './three-alike'

const elsewhere = `are_${'2'.padStart(26, '0')}`

test('the same category comes first, then the same community, and never the lost one', () => {
  const lost = aHallNeed({ category: 'repair' })
  const far = aHallNeed({ category: 'learn', communityId: elsewhere })
  const near = aHallNeed({ category: 'learn' })
  const alike = aHallNeed({ category: 'repair', communityId: elsewhere })
  const twin = aHallNeed({ category: 'repair' })
  expect(threeAlike(lost, [far, near, lost, alike, twin])).toEqual([twin, alike, near])
})

test('what this reader may not claim is not offered', () => {
  expect(threeAlike(aHallNeed(), [aHallNeed({ actions: [] })])).toEqual([])
})

test.each([
  [30, '约30分钟'],
  [60, '约1小时'],
  [90, '约1个半小时'],
  [100, '约1小时40分钟'],
])('the four facts keep their order, and %i minutes read %s', (effortMinutes, text) => {
  expect(factsOf(aHallNeed({ effortMinutes })).map((fact) => fact.text)).toEqual([text, '这周末', '1人', '不花钱'])
})
