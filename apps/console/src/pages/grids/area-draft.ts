import {
  AREA_NAME_MAX,
  type AreaLevel,
  AreaKind,
  GridGrade,
  GridKind,
  Post,
  ServicePhone,
  type TreeArea,
} from '@microwish/contract'
import { KINDS_OF_LEVEL } from '@microwish/contract'
import { levelBelow } from './tree-model'

/** Everything as it is typed. */
export type AreaDraft = {
  name: string
  code: string
  kind: string
  households: string
  servicePhone: string
  serviceName: string
  grade: string
  gridKind: string
  posts: Record<Post, string>
}
export type AreaFault = 'name' | 'code' | 'households' | 'servicePhone' | 'posts'

const NO_POSTS: Record<Post, string> = { manager: '', informant: '', resident_cadre: '', group_head: '' }

export function draftOf(area: TreeArea): AreaDraft {
  return {
    name: area.name,
    code: area.code,
    kind: area.kind ?? KINDS_OF_LEVEL[area.level][0] ?? '',
    households: area.households === undefined ? '' : String(area.households),
    servicePhone: area.servicePhone ?? '',
    serviceName: area.serviceName ?? '',
    grade: area.grid?.grade ?? '',
    gridKind: area.grid?.kind ?? 'general',
    posts: {
      ...NO_POSTS,
      ...Object.fromEntries(Object.entries(area.posts ?? {}).map(([post, n]) => [post, String(n)])),
    },
  }
}

/** A new area below `parent`, under the next code that none of its children had. */
export function newDraft(parent: TreeArea, children: readonly TreeArea[]): AreaDraft {
  const level = levelBelow(parent.level)
  const taken = children.flatMap(({ code, formerCodes = [] }) => [code, ...formerCodes.map((former) => former.code)])
  const last = Math.max(
    0,
    ...taken.filter((code) => code.startsWith(parent.code)).map((code) => Number(code.slice(-3))),
  )
  return {
    name: '',
    code: `${parent.code}${String(Math.min(999, last + 1)).padStart(3, '0')}`,
    kind: (level && KINDS_OF_LEVEL[level][0]) ?? '',
    households: '',
    servicePhone: '',
    serviceName: '',
    grade: '',
    gridKind: 'general',
    posts: NO_POSTS,
  }
}

/** Digits of a code by level: GB/T 2260 has six, each level below three more. */
export const CODE_DIGITS: Record<AreaLevel, number> = { county: 6, street: 9, community: 12, grid: 15, building: 18 }

const isCount = (text: string, most: number) => text === '' || (/^\d{1,6}$/.test(text) && Number(text) <= most)

/** What must be mended, in the order of the form. */
export function faultsOf(draft: AreaDraft, level: AreaLevel, prefix: string): AreaFault[] {
  const name = draft.name.trim()
  const faults: [AreaFault, boolean][] = [
    ['name', name === '' || name.length > AREA_NAME_MAX],
    ['code', !/^\d+$/.test(draft.code) || draft.code.length !== CODE_DIGITS[level] || !draft.code.startsWith(prefix)],
    ['households', !isCount(draft.households.trim(), 100_000)],
    ['servicePhone', draft.servicePhone.trim() !== '' && !ServicePhone.safeParse(draft.servicePhone.trim()).success],
    ['posts', Object.values(draft.posts).some((number) => !isCount(number.trim(), 99))],
  ]
  return faults.filter(([, isFault]) => isFault).map(([fault]) => fault)
}

/** The facts of a draft as a command carries them; an empty field is absent. */
function factsOf(draft: AreaDraft, parentId: TreeArea['areaId'] | undefined) {
  const kind = AreaKind.safeParse(draft.kind)
  const grade = GridGrade.safeParse(draft.grade)
  const posts = Post.options.filter((post) => draft.posts[post].trim() !== '')
  return {
    ...(kind.success && { kind: kind.data }),
    ...(draft.servicePhone.trim() && { servicePhone: draft.servicePhone.trim() }),
    ...(draft.serviceName.trim() && { serviceName: draft.serviceName.trim() }),
    ...(draft.households.trim() && { households: Number(draft.households) }),
    ...(grade.success && {
      grid: { grade: grade.data, kind: GridKind.parse(draft.gridKind), ...(parentId && { parentId }) },
    }),
    ...(posts.length > 0 && { posts: Object.fromEntries(posts.map((post) => [post, Number(draft.posts[post])])) }),
  }
}

export const newAreaOf = (draft: AreaDraft) => ({
  code: draft.code,
  name: draft.name.trim(),
  ...factsOf(draft, undefined),
})

type Facts = ReturnType<typeof factsOf>
const REMOVABLE = ['servicePhone', 'serviceName', 'households', 'grid', 'posts'] as const satisfies (keyof Facts)[]

/** Only what was changed: a fact that was taken away is null. */
export function changesOf(area: TreeArea, draft: AreaDraft) {
  const before = factsOf(draftOf(area), area.grid?.parentId)
  const after = factsOf(draft, area.grid?.parentId)
  const differs = (name: keyof Facts) => JSON.stringify(before[name]) !== JSON.stringify(after[name])
  return {
    ...(draft.name.trim() !== area.name && { name: draft.name.trim() }),
    ...(draft.code !== area.code && { code: draft.code }),
    ...(differs('kind') && { kind: after.kind }),
    ...Object.fromEntries(REMOVABLE.filter(differs).map((name) => [name, after[name] ?? null])),
  }
}
