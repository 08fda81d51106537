import { BOUNDARY_MAX, type Geometry } from '@microwish/contract'

type Ring = Geometry extends infer G ? (G extends { type: 'Polygon'; coordinates: (infer R)[] } ? R : never) : never

/** What is wrong with a boundary, in Chinese, or nothing: rings must close and lie on the globe (RFC 7946). */
export function boundaryProblem(geometry: Geometry): string | undefined {
  if (Buffer.byteLength(JSON.stringify(geometry)) > BOUNDARY_MAX)
    return `边界太细了，请在制图软件里简化到${BOUNDARY_MAX / 1000}KB以内再传`
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const rings = polygons.flat()
  if (rings.some((ring) => !isClosed(ring))) return '边界没有闭合：每一圈的第一个点和最后一个点要相同'
  if (rings.some((ring) => new Set(ring.map(String)).size < 3)) return '边界的每一圈至少要有3个不同的点'
  if (rings.some((ring) => !ring.every(isOnGlobe))) return '坐标要先写经度（-180到180）再写纬度（-90到90），请检查顺序'
  return undefined
}

const isClosed = (ring: Ring) => String(ring[0]) === String(ring.at(-1))
const isOnGlobe = ([longitude = NaN, latitude = NaN]: readonly number[]) =>
  Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
