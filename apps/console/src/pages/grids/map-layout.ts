import type { AreaId, Geometry } from '@microwish/contract'
import { geoIdentity, geoPath } from 'd3-geo'
import { polygonsOf } from './read-boundaries'

export type Boundary = { areaId: AreaId; geometry: Geometry }
export type MapShape = { areaId: AreaId; path: string; middle: { x: number; y: number }; width: number }

const MARGIN = 12

/**
 * Boundaries in a drawing of this size, north up. A county is small enough to be flat: degrees of longitude are shortened
 * by the cosine of its latitude. On the plane the direction of a ring does not matter, as it would on d3's sphere.
 */
export function layMap(boundaries: readonly Boundary[], width: number, height: number): MapShape[] {
  const latitudes = boundaries.flatMap(({ geometry }) =>
    polygonsOf(geometry)
      .flat(2)
      .map(([, latitude = 0]) => latitude),
  )
  if (latitudes.length === 0) return []
  const middle = (Math.min(...extremes(latitudes)) + Math.max(...extremes(latitudes))) / 2
  const shrink = Math.cos((middle * Math.PI) / 180)
  const flat = boundaries.map(({ areaId, geometry }) => ({ areaId, geometry: flatten(geometry, shrink) }))
  const extent: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [width - MARGIN, height - MARGIN],
  ]
  const projection = geoIdentity()
    .reflectY(true)
    .fitExtent(extent, { type: 'GeometryCollection', geometries: flat.map(({ geometry }) => geometry) })
  const draw = geoPath(projection).digits(1)
  return flat.map(({ areaId, geometry }) => {
    const [x, y] = draw.centroid(geometry)
    const [[left], [right]] = draw.bounds(geometry)
    return { areaId, path: draw(geometry) ?? '', middle: { x, y }, width: right - left }
  })
}

/** Least and greatest; a spread of a hundred thousand numbers would overflow the stack. */
const extremes = (numbers: readonly number[]) =>
  numbers.reduce<[number, number]>(
    ([least, most], one) => [Math.min(least, one), Math.max(most, one)],
    [Infinity, -Infinity],
  )

function flatten(geometry: Geometry, shrink: number): GeoJSON.MultiPolygon {
  const coordinates = polygonsOf(geometry).map((polygon) =>
    polygon.map((ring) => ring.map(([longitude = 0, latitude = 0]) => [longitude * shrink, latitude])),
  )
  return { type: 'MultiPolygon', coordinates }
}
