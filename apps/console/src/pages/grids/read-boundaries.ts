import { type AreaId, BOUNDARY_MAX, Geometry, type TreeArea } from '@microwish/contract'

/** Why a feature of the file cannot be taken. */
export type BoundaryFault =
  'no_code' | 'code_unknown' | 'code_twice' | 'not_polygon' | 'ring_open' | 'out_of_range' | 'too_large'

export type FoundBoundary = { areaId: AreaId; name: string; code: string; geometry: Geometry }
export type FeatureFault = { /** From 1, as the file counts. */ feature: number; code?: string; fault: BoundaryFault }
export type ReadBoundaries = { found: FoundBoundary[]; faults: FeatureFault[] }

/** Not GeoJSON at all. */
export class NotGeoJson extends Error {}

type Feature = { properties?: { code?: unknown } | null; geometry?: unknown }

/** The areas of a GeoJSON file, found by `properties.code`; what is wrong is told feature by feature. */
export function readBoundaries(text: string, areas: Iterable<TreeArea>): ReadBoundaries {
  const byCode = new Map([...areas].map((area) => [area.code, area]))
  const taken = new Set<string>()
  const result: ReadBoundaries = { found: [], faults: [] }
  for (const [at, feature] of featuresOf(text).entries()) {
    const code = codeOf(feature)
    const area = byCode.get(code)
    const fault = faultOf(feature, code, area, taken)
    taken.add(code)
    if (fault || !area) result.faults.push({ feature: at + 1, ...(code && { code }), fault: fault ?? 'code_unknown' })
    else result.found.push({ areaId: area.areaId, name: area.name, code, geometry: Geometry.parse(feature.geometry) })
  }
  return result
}

function featuresOf(text: string): Feature[] {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new NotGeoJson()
  }
  const { type, features } = (json ?? {}) as { type?: unknown; features?: unknown }
  if (type === 'Feature') return [json as Feature]
  if (type !== 'FeatureCollection' || !Array.isArray(features)) throw new NotGeoJson()
  return features as Feature[]
}

function codeOf({ properties }: Feature): string {
  const code = properties?.code
  return typeof code === 'string' || typeof code === 'number' ? String(code).trim() : ''
}

function faultOf(
  { geometry }: Feature,
  code: string,
  area: TreeArea | undefined,
  taken: ReadonlySet<string>,
): BoundaryFault | undefined {
  if (code === '') return 'no_code'
  if (!area) return 'code_unknown'
  if (taken.has(code)) return 'code_twice'
  const parsed = Geometry.safeParse(geometry)
  if (!parsed.success) return 'not_polygon'
  if (JSON.stringify(parsed.data).length > BOUNDARY_MAX) return 'too_large'
  const rings = polygonsOf(parsed.data).flat()
  if (rings.some((ring) => String(ring[0]) !== String(ring.at(-1)))) return 'ring_open'
  const isOnEarth = ([longitude = NaN, latitude = NaN]: readonly number[]) =>
    Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
  return rings.flat().every(isOnEarth) ? undefined : 'out_of_range'
}

/** One polygon or several, as several. */
export const polygonsOf = (geometry: Geometry) =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
