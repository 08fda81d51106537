import type { AreaLevel } from '@microwish/contract'
import { whatFits } from './what-fits'

const areas = (['county', 'street', 'grid', 'grid', 'building', 'building', 'building'] as AreaLevel[]).map(
  (level) => ({
    level,
  }),
)

it.each<[AreaLevel, number, number, boolean]>([
  ['building', 7, 7, false],
  ['building', 6, 4, true],
  ['building', 3, 2, true],
  ['grid', 4, 4, false],
  ['street', 4, 2, false],
  ['street', 1, 1, true],
])('down to %s, at most %i: %i are listed, partly %s', (deepest, most, count, isPartial) => {
  const { listed, ...rest } = whatFits(areas, deepest, most)
  expect([listed.length, rest]).toEqual([count, { isPartial }])
})
