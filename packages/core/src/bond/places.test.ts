import { areaIdOf } from '../factory'
import { type AreaHistory, placesIn } from './places'

const id = (n: number) => areaIdOf(n)
const path = (...ids: number[]) => `/${ids.map((n) => `${areaIdOf(n)}/`).join('')}`
const area = (n: number, paths: string[], more: Partial<AreaHistory> = {}): AreaHistory => ({
  ...{ areaId: id(n), path: paths.at(-1) as string, paths },
  ...more,
})
const endedAt = '2026-06-01T00:00:00.000Z'

/**
 * County 1 with streets 2 and 3. Community 21 went into 22 with its grid 211; grid 222 was split into 223 and 224;
 * community 31 moved from street 3 to street 2; grid 221 went into 223, and before it 225 into 221.
 */
const COUNTY = [
  area(1, [path(1)]),
  area(2, [path(1, 2)]),
  area(3, [path(1, 3)]),
  area(21, [path(1, 2, 21)], { endedAt, succeededBy: [id(22)] }),
  area(211, [path(1, 2, 21, 211), path(1, 2, 22, 211)]),
  area(22, [path(1, 2, 22)]),
  area(225, [path(1, 2, 22, 225)], { endedAt, succeededBy: [id(221)] }),
  area(221, [path(1, 2, 22, 221)], { endedAt, succeededBy: [id(223)] }),
  area(222, [path(1, 2, 22, 222)], { endedAt, succeededBy: [id(223), id(224)] }),
  area(223, [path(1, 2, 22, 223)]),
  area(224, [path(1, 2, 22, 224)]),
  area(31, [path(1, 3, 31), path(1, 2, 31)]),
]
/** Rows written at the place and time of each area, by the area they name. */
const ROWS = COUNTY.map(({ areaId, paths }) => ({ areaId, areaPath: paths[0] as string }))
const ownOf = (...ids: number[]) => {
  const { paths, isIn } = placesIn(COUNTY, { path: path(...ids) })
  const read = ROWS.filter(({ areaPath }) => paths.some((one) => areaPath.startsWith(one)))
  return read.filter(isIn).map(({ areaId }) => Number(areaId.slice(4)))
}

it('gives an area what was done in it and in all that went into it, wherever that lay then', () => {
  expect(ownOf(1, 2, 22, 211)).toEqual([211])
  expect(ownOf(1, 2, 22, 223)).toEqual([225, 221, 223])
  expect(ownOf(1, 2, 31)).toEqual([31])
  expect(ownOf(1, 2, 22)).toEqual([21, 211, 22, 225, 221, 222, 223, 224])
  expect(ownOf(1, 3)).toEqual([3])
})

it('leaves what a split left behind to the area above, so that nothing is counted twice', () => {
  for (const grid of [223, 224]) expect(ownOf(1, 2, 22, grid)).not.toContain(222)
  const streets = [...ownOf(1, 2), ...ownOf(1, 3)]
  expect(streets.sort()).toEqual(
    COUNTY.map(({ areaId }) => Number(areaId.slice(4)))
      .filter((n) => n !== 1)
      .sort(),
  )
})

it('does not follow areas that name each other for ever', () => {
  const ring = [
    area(1, [path(1)]),
    area(2, [path(1, 2)], { endedAt, succeededBy: [id(3)] }),
    area(3, [path(1, 3)], { endedAt, succeededBy: [id(2)] }),
  ]
  expect(placesIn(ring, { path: path(1) }).isIn({ areaId: id(2), areaPath: path(1, 2) })).toBe(true)
})
