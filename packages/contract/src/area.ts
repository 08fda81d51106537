import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { AreaId } from './id'
import { AreaLevel, Post } from './role'

/** What an area is called at its level. */
export const AreaKind = z.enum([
  'street',
  'town',
  'township',
  'community',
  'village',
  'grid',
  'estate',
  'building',
  'household_group',
])
export type AreaKind = z.infer<typeof AreaKind>
export const AREA_KIND_TEXT: Record<AreaKind, string> = {
  street: '街道',
  town: '镇',
  township: '乡',
  community: '社区',
  village: '村',
  grid: '网格',
  estate: '小区',
  building: '楼栋',
  household_group: '十联户',
}
/** Which kinds stand on which level; the first is what an area is unless somebody says otherwise. */
export const KINDS_OF_LEVEL: Record<AreaLevel, readonly AreaKind[]> = {
  county: [],
  street: ['street', 'town', 'township'],
  community: ['community', 'village'],
  grid: ['grid', 'estate'],
  building: ['building', 'household_group'],
}
export const AREA_LEVEL_TEXT: Record<AreaLevel, string> = {
  county: '区县',
  street: '街道/镇',
  community: '社区/村',
  grid: '网格/小区',
  building: '楼栋/十联户',
}

/** The second grading that lies over the tree: 大, 中, 小, 微. */
export const GridGrade = z.enum(['large', 'medium', 'small', 'micro'])
export type GridGrade = z.infer<typeof GridGrade>
export const GRID_GRADE_TEXT: Record<GridGrade, string> = {
  large: '大网格',
  medium: '中网格',
  small: '小网格',
  micro: '微网格',
}
/** 综合 for everything in it; 专属 for a school, a market, a works. */
export const GridKind = z.enum(['general', 'dedicated'])
export type GridKind = z.infer<typeof GridKind>
export const GRID_KIND_TEXT: Record<GridKind, string> = { general: '综合网格', dedicated: '专属网格' }

/** The place of an area in the overlay; its parent there is another area, of a larger grade, if it has one. */
export const GridFacts = z.object({ grade: GridGrade, kind: GridKind, parentId: z.optional(AreaId) })
export type GridFacts = z.infer<typeof GridFacts>

/** How many people each post of an area is to have. */
export const PostNumbers = z.partialRecord(Post, z.int().check(z.gte(0), z.lte(99)))
export type PostNumbers = z.infer<typeof PostNumbers>

export const Area = z.object({
  areaId: AreaId,
  /** GB/T 2260 + GB/T 10114 + 3 + 3 digits. */
  code: z.string(),
  name: z.string(),
  level: AreaLevel,
  kind: z.optional(AreaKind),
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

export const AREA_ENDPOINTS = [listAreas, getArea] as const
