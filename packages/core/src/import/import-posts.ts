import { type AppointmentId, type Post, POST_TEXT } from '@microwish/contract'
import { type Appointment, atArea, conflictOf, placesOf } from '../appointment'
import { readCounty, toTree, type Tree, unknownCode } from '../area'
import { fingerprintOf } from '../fingerprint'
import { type Area, isSameName } from '../person'
import { dayOf } from '../statistics'
import { exampleOf } from './example-of'
import { followAppointment } from './follow-appointment'
import type { ImportLine, ImportPlan, LineError, PlanSetting } from './import'
import type { ImportRules } from './import-rules'
import { type PersonLine, readPeople } from './read-people'
import { type AppointmentImport, stageAppointment } from './stage-appointment'

/** Who stands on the posts of the grids, by telephone. Those whom the list does not name stay. */
export const postRules: ImportRules<AppointmentImport> = {
  roles: ['community_staff', 'street_staff', 'district_staff', 'settings_admin'],
  async plan(ctx, lines, setting) {
    const areas = await readCounty(ctx.stores, { isConsistent: true })
    const [county] = areas
    const standing = county ? await ctx.stores.appointments.listPosts(county.path) : []
    return planPosts({ tree: toTree(areas), standing }, lines, setting)
  },
  stage: stageAppointment,
  follow: followAppointment,
}

type Register = { tree: Tree; standing: readonly Appointment[] }
type Wanted = { person: PersonLine; area: Area; post: Post; from: string | undefined; to: string | undefined }
type Planned = { line: number; before: Appointment | undefined; after: Appointment }

/** Pure. */
export function planPosts(
  { tree, standing }: Register,
  lines: readonly ImportLine[],
  setting: PlanSetting,
): ImportPlan<AppointmentImport> {
  const errors: LineError[] = []
  const today = dayOf(setting.at)
  const wanted = readPeople(lines, errors).flatMap((person) => readFacts(tree, person, setting) ?? [])
  const current = standing.filter(({ status, to }) => status !== 'ended' && (to === undefined || to >= today))
  const byPlace = new Map<string, Standing>()
  for (const one of current) at(byPlace, one).known.push(one)
  const planned = wanted.map((one): Planned => {
    const place = at(byPlace, { areaId: one.area.areaId, post: one.post })
    const before = place.known.find((known) => isAgain(known, one))
    place.known = place.known.filter((known) => known !== before)
    const after = before ? changed(before, one) : written(one, setting)
    if (hasDays(one, after)) tellConflict(one, after, place, setting)
    place.planned.push({ line: one.person.line, before, after })
    return { line: one.person.line, before, after }
  })
  const changes = planned.filter(({ before, after }) => !before || fingerprintOf(before) !== fingerprintOf(after))
  return {
    changes: changes.map(({ line, before, after }) => ({
      change: { ...(before && { before }), after: { ...after, version: (before?.version ?? 0) + 1 } },
      example: exampleOf(line, after.name, before && factsOf(before), factsOf(after)),
    })),
    unchanged: planned.length - changes.length,
    errors,
  }
}

/** Whoever stands on one post of one area: those that no line has named so far, and the lines. */
type Standing = { known: Appointment[]; planned: Planned[] }

function at(byPlace: Map<string, Standing>, { areaId, post }: Pick<Appointment, 'areaId' | 'post'>): Standing {
  const key = `${areaId} ${post}`
  const place = byPlace.get(key) ?? { known: [], planned: [] }
  byPlace.set(key, place)
  return place
}

function readFacts(tree: Tree, person: PersonLine, { reach }: PlanSetting): Wanted | undefined {
  const { cell, cells } = person
  const { gridCode } = cells
  const post = cell.oneOf('post', POST_TEXT)
  const [from, to] = [cell.day('startsOn'), cell.day('endsOn')]
  const area = gridCode === undefined ? undefined : tree.byCode.get(gridCode)
  if (gridCode === undefined) return undefined
  if (!area) return cell.complain('gridCode', unknownCode(tree, gridCode))
  if (area.level !== 'grid' && area.level !== 'building')
    return cell.complain('gridCode', '要填网格、小区、楼栋或十联户的编码，15位或18位数字')
  if (!reach.some((path) => area.path.startsWith(path)))
    return cell.complain('gridCode', '不在您管的范围里，请去掉这一行，或请上级导入')
  return post && { person, area, post, from, to }
}

/** The same assignment, told once more or prolonged: by telephone and name, on the same post of the same area. */
const isAgain = ({ phone, name, from }: Appointment, { person, ...days }: Wanted) =>
  phone?.hash === person.phone.hash && isSameName(name, person.name) && (days.from ?? from) === from

function written({ person, area, post, from, to }: Wanted, { idOf, by, at }: PlanSetting): Appointment {
  return {
    appointmentId: idOf('apt', String(person.line)) as AppointmentId,
    version: 1,
    role: 'grid_worker',
    ...{ name: person.name, phone: person.phone, post },
    ...atArea(area),
    from: from ?? dayOf(at),
    ...(to !== undefined && { to }),
    status: 'waiting',
    grantedBy: by,
    grantedAt: at,
    source: 'roster',
  }
}

function changed(before: Appointment, { to, person: { cell } }: Wanted): Appointment {
  if (to === undefined || to === before.to) return before
  // The role that somebody has by it ends when it says.
  if (before.status === 'bound') cell.complain('endsOn', '本人已经上岗，要改结束日期请到“岗位”页面办理')
  return { ...before, to }
}

function hasDays({ person: { cell } }: Wanted, { from, to }: Appointment): boolean {
  if (to === undefined || from <= to) return true
  cell.complain('endsOn', '结束日期早于开始日期，请改其中一个')
  return false
}

/** The same person twice at once, or more people than places. */
function tellConflict(
  { area, post, person: { cell } }: Wanted,
  after: Appointment,
  { known, planned }: Standing,
  { postNumbers }: PlanSetting,
) {
  const places = placesOf(area, { postNumbers })[post] ?? 0
  if (places === 0) return void cell.complain('post', `这里没有设${POST_TEXT[post]}，请先在辖区里填应配几人`)
  const conflict = conflictOf(after, [...known, ...planned.map((one) => one.after)], places)
  if (!conflict) return
  const line = planned.find((one) => one.after === conflict.with)?.line
  const where = line === undefined ? '系统里已有的一任' : `第${line}行`
  if (conflict.why === 'same') cell.complain('startsOn', `和${where}重叠：同一个人同一个岗位，请改日期或去掉一行`)
  else cell.complain('post', `这里应配${places}人，加上这一行就超了，请先结束${where}，或增加应配人数`)
}

const factsOf = ({ name, post, areaName, from, to }: Appointment) => ({
  ...{ 姓名: name, 岗位: post && POST_TEXT[post], 网格: areaName },
  ...{ 开始日期: from, 结束日期: to },
})
