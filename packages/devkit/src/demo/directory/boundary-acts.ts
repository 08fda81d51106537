import type { Act } from './act'

/** Invented, like the county: where its south-west corner lies, and how wide a grid is. Degrees, WGS 84. */
const [LONGITUDE, LATITUDE] = [104.2, 31.1]
const WIDE = 0.012
const HIGH = 0.009

const ringOf = (column: number, row: number, columns: number, rows: number) => {
  const point = (x: number, y: number) => [
    Number((LONGITUDE + x * WIDE).toFixed(4)),
    Number((LATITUDE + y * HIGH).toFixed(4)),
  ]
  const [right, top] = [column + columns, row + rows]
  // A corner cut off, so that a map does not look like a chessboard.
  return [
    point(column, row),
    point(right, row),
    point(right, top - 0.2),
    point(right - 0.2, top),
    point(column, top),
    point(column, row),
  ]
}

/** Place, column, row, how many columns and rows: the street, its communities, their grids. */
const PLACES: readonly (readonly [string, number, number, number, number])[] = [
  ['栖禾街道', 0, 0, 3, 2],
  ['桂花巷社区', 0, 0, 1, 2],
  ['梨花井社区', 1, 0, 1, 2],
  ['榆钱巷社区', 2, 0, 1, 2],
  ['棉纺厂生活区', 0, 0, 1, 1],
  ['桂苑', 0, 1, 1, 1],
  ['锦棠花园', 1, 0, 1, 1],
  ['井台小区', 1, 1, 1, 1],
  ['榆钱里', 2, 0, 1, 1],
  ['粮站宿舍', 2, 1, 1, 1],
]

export const BOUNDARY_ACTS: readonly Act[] = PLACES.map(([place, ...where], i) => ({
  ...{ name: `boundary-${place}`, day: 36, hour: 9 + i / 10, by: '沈若兰', command: 'saveBoundary' },
  input: ({ areaOf }) => ({
    ...{ areaId: areaOf(place), version: 0 },
    geometry: { type: 'Polygon', coordinates: [ringOf(...where)] },
  }),
}))
