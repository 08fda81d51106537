import type { Geometry } from '@microwish/contract'
import { areaId } from './area.fixture'
import { layMap } from './map-layout'

/** A square of 0.1° by 0.1° at 60° north, where a degree of longitude is half as long as one of latitude. */
const square = (west: number, south: number, isClockwise = false): Geometry => {
  const ring = [
    [west, south],
    [west + 0.1, south],
    [west + 0.1, south + 0.1],
    [west, south + 0.1],
    [west, south],
  ]
  return { type: 'Polygon', coordinates: [isClockwise ? ring.reverse() : ring] }
}

test('north is up, east is right, and nothing leaves the drawing', () => {
  const [south, north, east] = layMap(
    [
      { areaId: areaId(1), geometry: square(10, 60) },
      { areaId: areaId(2), geometry: square(10, 60.1) },
      { areaId: areaId(3), geometry: square(10.1, 60) },
    ],
    400,
    400,
  )
  expect(north!.middle.y).toBeLessThan(south!.middle.y)
  expect(east!.middle.x).toBeGreaterThan(south!.middle.x)
  for (const { path } of [south!, north!, east!])
    for (const number of path.match(/[\d.]+/g)!) expect(Number(number)).toBeLessThanOrEqual(388.1)
})

test('a degree of longitude is shortened by its latitude, whichever way the ring turns', () => {
  for (const isClockwise of [true, false]) {
    const [shape] = layMap([{ areaId: areaId(1), geometry: square(10, 59.95, isClockwise) }], 424, 424)
    expect(shape!.width).toBeCloseTo(200, 0)
  }
})

test('no boundaries make no map', () => {
  expect(layMap([], 400, 400)).toEqual([])
})
