import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { AreaId } from './id'
import { AreaLevel } from './role'

export const Area = z.object({
  areaId: AreaId,
  /** GB/T 2260 + GB/T 10114 + 3 + 3 digits. */
  code: z.string(),
  name: z.string(),
  level: AreaLevel,
  parentId: z.optional(AreaId),
  /** The desk's public telephone, on communities. */
  servicePhone: z.optional(z.string()),
  /** Who answers there. */
  serviceName: z.optional(z.string()),
})
export type Area = z.infer<typeof Area>

export const listAreas = endpoint({
  name: 'listAreas',
  method: 'GET',
  path: '/areas',
  audience: 'public',
  status: 200,
  summary: 'One level of the area tree: the children of `parent`, or the county without it.',
  input: z.object({ parent: z.optional(AreaId) }),
  output: z.object({ items: z.array(Area) }),
  errors: ['invalid_input'],
})

export const getArea = endpoint({
  name: 'getArea',
  method: 'GET',
  path: '/areas/:areaId',
  audience: 'public',
  status: 200,
  summary: 'One area and what lies above it, nearest last (for a door QR).',
  input: z.object({ areaId: AreaId }),
  output: z.object({ area: Area, above: z.array(Area) }),
  errors: ['invalid_input', 'not_found'],
})
