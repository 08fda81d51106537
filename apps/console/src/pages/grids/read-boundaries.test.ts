import { SMALL_TREE } from './area.fixture'
import { NotGeoJson, readBoundaries } from './read-boundaries'

const SQUARE = [
  [108.3, 22.8],
  [108.4, 22.8],
  [108.4, 22.9],
  [108.3, 22.9],
  [108.3, 22.8],
]
const polygon = (ring = SQUARE) => ({ type: 'Polygon', coordinates: [ring] })
const feature = (code: unknown, geometry: unknown = polygon()) => ({ type: 'Feature', properties: { code }, geometry })
const read = (...features: unknown[]) =>
  readBoundaries(JSON.stringify({ type: 'FeatureCollection', features }), SMALL_TREE)

test('a feature is laid to the area of its code, also where the code is a number', () => {
  const { found, faults } = read(feature(990121001001), feature('990121001002', { ...polygon(), type: 'Polygon' }))
  expect(found.map(({ name }) => name)).toEqual(['桂花巷社区', '梨花井社区'])
  expect(faults).toEqual([])
})

test('what is wrong is told feature by feature, and the others are taken', () => {
  const { found, faults } = read(
    feature(undefined),
    feature('123456'),
    feature('990121001001'),
    feature('990121001001'),
    feature('990121001002', { type: 'Point', coordinates: [108, 22] }),
    feature('990121001', polygon(SQUARE.slice(0, 4))),
    feature('990121001001002', polygon(SQUARE.map(([x, y]) => [x! * 100_000, y!]))),
  )
  expect(found).toHaveLength(1)
  expect(faults.map(({ feature, fault }) => [feature, fault])).toEqual([
    [1, 'no_code'],
    [2, 'code_unknown'],
    [4, 'code_twice'],
    [5, 'not_polygon'],
    [6, 'ring_open'],
    [7, 'out_of_range'],
  ])
})

test('a boundary that no request can carry is told', () => {
  const ring = Array.from({ length: 3_999 }, (_, at) => [108 + at / 1e7 + 1 / 3, 22 + 1 / 3])
  expect(read(feature('990121001', polygon([...ring, ring[0]!]))).faults[0]?.fault).toBe('too_large')
})

test('another file is none', () => {
  expect(() => readBoundaries('编码,名称', SMALL_TREE)).toThrow(NotGeoJson)
  expect(() => readBoundaries('{"type":"Topology"}', SMALL_TREE)).toThrow(NotGeoJson)
  expect(() => readBoundaries('null', SMALL_TREE)).toThrow(NotGeoJson)
})
