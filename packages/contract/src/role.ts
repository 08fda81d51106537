import * as z from 'zod/mini'
import { AreaId, UnitId } from './id'

/** PRODUCT §1. */
export const Role = z.enum([
  'resident',
  'member',
  'unit_liaison',
  'grid_worker',
  'community_staff',
  'street_staff',
  'department',
  'district_staff',
  'auditor',
  'settings_admin',
  'security_admin',
])
export type Role = z.infer<typeof Role>

export const Audience = z.enum(['citizen', 'staff'])
export type Audience = z.infer<typeof Audience>

/** A token activates only the roles of its audience: a lost phone is never a lost desk. */
export const ROLE_AUDIENCE: Record<Role, Audience> = {
  resident: 'citizen',
  member: 'citizen',
  unit_liaison: 'citizen',
  grid_worker: 'citizen',
  community_staff: 'staff',
  street_staff: 'staff',
  department: 'staff',
  district_staff: 'staff',
  auditor: 'staff',
  settings_admin: 'staff',
  security_admin: 'staff',
}

export const ROLE_TEXT: Record<Role, string> = {
  resident: '居民',
  member: '志愿者',
  unit_liaison: '驻区单位联络员',
  grid_worker: '网格员',
  community_staff: '社区干部',
  street_staff: '街道干部',
  department: '职能部门',
  district_staff: '区县干部',
  auditor: '审计',
  settings_admin: '系统管理员',
  security_admin: '安全管理员',
}

/** 区县, 街道/镇, 社区/村, 网格/小区, 楼栋/十联户 (HOUSE decision 5). */
export const AreaLevel = z.enum(['county', 'street', 'community', 'grid', 'building'])
export type AreaLevel = z.infer<typeof AreaLevel>

/** 管理员, 信息员, 一格一人, 联户长: what a grid worker is appointed as. */
export const Post = z.enum(['manager', 'informant', 'resident_cadre', 'group_head'])
export type Post = z.infer<typeof Post>
export const POST_TEXT: Record<Post, string> = {
  manager: '网格管理员',
  informant: '网格信息员',
  resident_cadre: '一格一人',
  group_head: '联户长',
}

/** A role at an area, as its holder sees it. */
export const Membership = z.object({
  role: Role,
  areaId: AreaId,
  areaName: z.string(),
  areaLevel: AreaLevel,
  unitId: z.optional(UnitId),
  unitName: z.optional(z.string()),
  post: z.optional(Post),
})
export type Membership = z.infer<typeof Membership>
