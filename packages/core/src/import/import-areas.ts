import {
  AREA_KIND_TEXT,
  type AreaId,
  GRID_GRADE_TEXT,
  GRID_KIND_TEXT,
  type ImportExample,
  Post,
  POST_TEXT,
  type PostNumbers,
} from '@microwish/contract'
import {
  type AreaChange,
  areaKey,
  type AreaColumn,
  type AreaLine,
  parseAreaCode,
  planImport,
  readCounty,
  toTree,
  treeItems,
} from '../area'
import type { Area } from '../person'
import type { ImportLine, ImportPlan, LineError, PlanSetting, StagedRow } from './import'
import { exampleOf } from './example-of'
import { followArea } from './follow-area'
import type { ImportRules, PlanContext } from './import-rules'
import { presentOf } from './present-of'
import { cellReader } from './read-cell'

/** The tree of areas: one list for the whole county. */
export const areaRules: ImportRules<AreaChange> = {
  roles: ['district_staff', 'settings_admin'],
  plan: async (ctx: PlanContext, lines, setting) =>
    planAreas(await readCounty(ctx.stores, { isConsistent: true }), lines, setting),
  stage: stageArea,
  follow: followArea,
}

const NAME_MAX = 30
const HOUSEHOLDS_MAX = 100_000
const PLACES_MAX = 99
const FIELD_OF_POST: Record<Post, string> = {
  manager: 'managers',
  informant: 'informants',
  resident_cadre: 'residentCadres',
  group_head: 'groupHeads',
}
const FIELD_OF: Partial<Record<AreaColumn, string>> = { overlayParentCode: 'overlayCode' }

function planAreas(
  county: readonly Area[],
  lines: readonly ImportLine[],
  { reach, idOf }: PlanSetting,
): ImportPlan<AreaChange> {
  const errors: LineError[] = []
  const read = lines.map((line) => readLine(line, errors))
  // What has no code or name is told with the empty cells: the plan takes the rest.
  const whole = read.filter((one): one is Line => one.code !== undefined && one.name !== undefined)
  const { changes, problems, counts } = planImport(toTree(county), whole, (code) => idOf('are', code) as AreaId)
  const lineOf = new Map(whole.map(({ code, line }) => [code, line]))
  for (const { row, column, message } of problems)
    errors.push({ line: whole[row]?.line ?? 0, field: FIELD_OF[column] ?? column, message })
  const planned = changes.map((change) => {
    const line = lineOf.get(change.after.code)
    return line === undefined ? { change } : { change, example: toExample(line, change) }
  })
  for (const { change, example } of planned)
    if (example && !reach.some((path) => change.after.path.startsWith(path)))
      errors.push({ line: example.line, field: 'code', message: '不在您管的范围里，请去掉这一行，或请上级导入' })
  return { changes: planned, unchanged: counts.same, errors }
}

type Line = AreaLine & { line: number }

function readLine(line: ImportLine, errors: LineError[]): Partial<AreaLine> & { line: number } {
  const cell = cellReader(line, errors)
  const { code, parentCode, servicePhone, overlayCode } = line.cells
  const parts = code === undefined ? undefined : parseAreaCode(code)
  if (parentCode !== undefined && typeof parts === 'object' && parts.parentCode !== parentCode)
    cell.complain('parentCode', `和编码不一致：按编码它的上级是${parts.parentCode ?? '没有'}，请改其中一个`)
  if (servicePhone !== undefined && !/^[\d-]{5,20}$/.test(servicePhone))
    cell.complain('servicePhone', '要填电话号码，只用数字和短横线')
  const posts = Post.options.flatMap((post) => {
    const places = cell.whole(FIELD_OF_POST[post], PLACES_MAX)
    return places === undefined ? [] : [[post, places] as const]
  })
  return {
    line: line.line,
    ...presentOf({
      code,
      name: cell.text('name', NAME_MAX),
      kind: cell.oneOf('kind', AREA_KIND_TEXT),
      grade: cell.oneOf('grade', GRID_GRADE_TEXT),
      gridKind: cell.oneOf('gridKind', GRID_KIND_TEXT),
      overlayParentCode: overlayCode,
      households: cell.whole('households', HOUSEHOLDS_MAX),
      posts: posts.length === 0 ? undefined : (Object.fromEntries(posts) as PostNumbers),
      servicePhone,
      serviceName: cell.text('serviceName', NAME_MAX),
    }),
  }
}

function toExample(line: number, { before, after }: AreaChange): ImportExample {
  return exampleOf(line, `${after.name}（${after.code}）`, before && factsOf(before), factsOf(after))
}

/** What a preview tells of an area. */
const factsOf = ({ name, kind, households, grid, posts, servicePhone, serviceName, names }: Area) => ({
  名称: name,
  上级: names.at(-2),
  类型: kind && AREA_KIND_TEXT[kind],
  户数: households?.toString(),
  网格等级: grid && GRID_GRADE_TEXT[grid.grade],
  网格类型: grid && GRID_KIND_TEXT[grid.kind],
  岗位:
    posts &&
    Post.options.flatMap((post) => (posts[post] === undefined ? [] : [`${POST_TEXT[post]}${posts[post]}`])).join('，'),
  服务电话: servicePhone,
  接听人: serviceName,
})

function stageArea(change: AreaChange, edition: number): StagedRow[] {
  const { pk, sk } = areaKey(change.after.areaId)
  const tree = treeItems(change, edition).map(({ pk: treePk, sk: treeSk, ...row }) => ({
    ...{ pk: String(treePk), sk: String(treeSk) },
    row,
  }))
  // Whatever changes an area moves the edition, which the check saw.
  return [...tree, { pk, sk, after: change.after }]
}
