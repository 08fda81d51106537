import { layTiles, type PostCounts, stateOf } from './tree-map-layout'

const counts = (wanted: number, filled = wanted, doubles = 0): PostCounts => ({
  wanted,
  filled,
  gaps: Math.max(0, wanted - filled),
  doubles,
})

test('nobody there is said before two on one post', () => {
  expect(stateOf(counts(2))).toBe('filled')
  expect(stateOf(counts(2, 1))).toBe('gap')
  expect(stateOf(counts(2, 2, 1))).toBe('double')
  expect(stateOf({ ...counts(2, 1), doubles: 1 })).toBe('gap')
  expect(stateOf(counts(0))).toBe('none')
})

test('tiles are as large as their posts, fill the rectangle and never overlap', () => {
  const tiles = layTiles([counts(8), counts(4), counts(4), counts(2)], 800, 400)
  const area = (wanted: number) => {
    const tile = tiles.find(({ item }) => item.wanted === wanted)
    return (tile?.width ?? 0) * (tile?.height ?? 0)
  }
  expect(tiles).toHaveLength(4)
  expect(area(8) / area(2)).toBeGreaterThan(3.5)
  expect(area(8) / area(2)).toBeLessThan(4.5)
  for (const one of tiles) {
    expect(one.x).toBeGreaterThanOrEqual(0)
    expect(one.x + one.width).toBeLessThanOrEqual(800.001)
    expect(one.y + one.height).toBeLessThanOrEqual(400.001)
    for (const other of tiles.filter((tile) => tile !== one))
      expect(
        one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y,
      ).toBe(true)
  }
})

test('an area without posts can still be pressed, and nothing makes no tiles', () => {
  const tiles = layTiles([counts(20), counts(20), counts(0)], 600, 300)
  const none = tiles.find(({ item }) => item.wanted === 0)
  expect(Math.min(none?.width ?? 0, none?.height ?? 0)).toBeGreaterThan(32)
  expect(layTiles([], 600, 300)).toEqual([])
  expect(layTiles([counts(0)], 600, 300)).toHaveLength(1)
})
