import type { AppointmentId } from '@microwish/contract'
import { ORGANISATION_KINDS } from '@microwish/contract'
import { type Appointment, atArea } from '../appointment'
import { readCounty, toTree, type Tree, unknownCode } from '../area'
import { fingerprintOf } from '../fingerprint'
import type { Organisation } from '../organisation'
import { type Area, isSameName } from '../person'
import { pairingsOf } from '../registration'
import { dayOf } from '../statistics'
import { exampleOf } from './example-of'
import { followAppointment } from './follow-appointment'
import type { ImportLine, ImportPlan, LineError, PlanSetting } from './import'
import type { ImportRules, PlanContext } from './import-rules'
import { type PersonLine, readPeople, tellShared } from './read-people'
import { eachBeside } from './each-beside'
import { type AppointmentImport, stageAppointment } from './stage-appointment'

/** Whoever belongs to a unit, by telephone. Those whom the list does not name stay. */
export const rosterRules: ImportRules<AppointmentImport> = {
  roles: ['community_staff', 'street_staff', 'district_staff', 'settings_admin'],
  async plan(ctx, lines, setting) {
    const areas = await readCounty(ctx.stores, { isConsistent: true })
    const [county] = areas
    const organisations = county ? await ctx.stores.organisations.listUnder(county.path) : []
    const today = dayOf(setting.at)
    const standing = organisations.filter(({ to }) => to === undefined || today < to)
    const rosters = await eachBeside(standing, ({ unitId }) => ctx.stores.appointments.listByUnit(unitId))
    const tree = toTree(areas)
    const register = { tree, organisations: named(standing), entries: entriesOf(rosters.flat(), today) }
    return planRoster(
      { ...register, today, isInReach: await reachesUnit(ctx, { standing, tree }, lines, setting) },
      lines,
      setting,
    )
  },
  stage: stageAppointment,
  follow: followAppointment,
}

type Named = ReadonlyMap<string, readonly Organisation[]>
type Register = {
  tree: Tree
  /** By code and by name. */
  organisations: Named
  /** Whoever stands on a roster, by telephone. */
  entries: ReadonlyMap<string, readonly Appointment[]>
  today: string
  isInReach: (unit: Organisation, named: Area | undefined) => boolean
}

function named(standing: readonly Organisation[]): Named {
  const found = new Map<string, Organisation[]>()
  for (const one of standing)
    for (const key of new Set([one.name, one.code ?? one.name])) found.set(key, [...(found.get(key) ?? []), one])
  return found
}

function entriesOf(all: readonly Appointment[], today: string) {
  const found = new Map<string, Appointment[]>()
  for (const one of all) {
    const isOver = one.status === 'ended' || (one.to !== undefined && one.to < today)
    if (one.role !== 'member' || !one.phone || isOver) continue
    found.set(one.phone.hash, [...(found.get(one.phone.hash) ?? []), one])
  }
  return found
}

/**
 * A unit within one's reach, or registered with a community within it; until it is registered anywhere, one that stands
 * above the community that the line names. A named community is in reach too, or the one of the unit's registration.
 */
async function reachesUnit(
  ctx: PlanContext,
  { standing, tree }: { standing: readonly Organisation[]; tree: Tree },
  lines: readonly ImportLine[],
  { reach, at }: PlanSetting,
) {
  const isBelow = (path: string) => reach.some((one) => path.startsWith(one))
  if (tree.standing.every(({ path }) => isBelow(path))) return () => true
  const wanted = new Set(lines.map(({ cells }) => cells['unit']))
  const units = standing.filter(({ name, code }) => wanted.has(name) || (code !== undefined && wanted.has(code)))
  const now = () => at
  const pairings = await eachBeside(units, ({ unitId }) => pairingsOf({ stores: ctx.stores, now }, unitId))
  const pairedWith = new Map(units.map(({ unitId }, n) => [unitId, pairings[n] ?? []]))
  return ({ unitId, areaPath }: Organisation, named: Area | undefined) => {
    const paired = pairedWith.get(unitId) ?? []
    const isPaired = named !== undefined && paired.includes(named.areaId)
    if (named && !isPaired && !isBelow(named.path)) return false
    if (isBelow(areaPath)) return true
    const [first] = paired
    const kept = isPaired || !first ? named : tree.byId.get(first)
    return kept !== undefined && isBelow(kept.path) && (first !== undefined || kept.path.startsWith(areaPath))
  }
}

/** Pure. */
export function planRoster(
  register: Register,
  lines: readonly ImportLine[],
  setting: Pick<PlanSetting, 'at' | 'idOf' | 'by'>,
): ImportPlan<AppointmentImport> {
  const errors: LineError[] = []
  const people = readPeople(lines, errors)
  tellShared(
    people,
    ({ phone }) => phone.hash,
    ({ cell }, others) => cell.complain('phone', `和${others}是同一个手机号，一个手机号只能有一行`),
  )
  const planned = people.flatMap((person) => {
    const facts = readFacts(register, person)
    return facts ? [{ person, facts, ...standingOf(register, person, facts) }] : []
  })
  const all = planned.map(({ person, facts, before }) => {
    const after = before ? changed(before, person, facts) : written(register, person, facts, setting)
    return { line: person.line, before, after }
  })
  const changes = all.filter(({ before, after }) => !before || fingerprintOf(before) !== fingerprintOf(after))
  return {
    changes: changes.map(({ line, before, after }) => ({
      change: { ...(before && { before }), after: { ...after, version: (before?.version ?? 0) + 1 } },
      example: exampleOf(line, after.name, before && factsOf(before), factsOf(after)),
    })),
    unchanged: all.length - changes.length,
    errors,
  }
}

type Facts = {
  unit: Organisation
  community: Area | undefined
  isPartyMember: boolean | undefined
  branch: Organisation | undefined
}

/** Undefined when something is wrong with it, which is told. */
function readFacts({ organisations, tree, isInReach }: Register, { cell, cells }: PersonLine): Facts | undefined {
  const find = (field: 'unit' | 'branch', what: string) => {
    const word = cells[field]
    const found = word === undefined ? [] : (organisations.get(word) ?? [])
    if (found.length > 1) return cell.complain(field, `有几个${what}叫这个名字，请填它的组织编码`)
    if (word !== undefined && found.length === 0)
      return cell.complain(field, `没有这个${what}，请核对全称或编码，或先导入组织和单位`)
    return found[0]
  }
  const { communityCode } = cells
  const unit = find('unit', '单位')
  const branch = find('branch', '党组织')
  const community = communityCode === undefined ? undefined : tree.byCode.get(communityCode)
  if (communityCode !== undefined && !community) cell.complain('communityCode', unknownCode(tree, communityCode))
  if (community && community.level !== 'community') cell.complain('communityCode', '要填社区或村的编码，12位数字')
  if (branch && !ORGANISATION_KINDS[branch.kind].isBranch) cell.complain('branch', '要填党支部、党总支或党委，请核对')
  // What stands there already is not theirs to read: nothing more is said of the line.
  if (unit && !isInReach(unit, community)) return cell.complain('unit', '这个单位不归您管，请去掉这一行，或请上级导入')
  return unit && { unit, community, isPartyMember: cell.yesOrNo('isPartyMember'), branch }
}

/** Where the telephone stands already: on this unit's roster, or on another's, which is told. */
function standingOf(
  { entries }: Register,
  { name, phone, cell }: PersonLine,
  { unit }: Facts,
): { before?: Appointment } {
  const standing = entries.get(phone.hash) ?? []
  if (standing.some(({ unitId }) => unitId !== unit.unitId))
    cell.complain('phone', '这个手机号已在另一个单位的名册上，请核对；确实调动的，请先在原单位结束')
  const [before] = standing.filter(({ unitId }) => unitId === unit.unitId)
  if (before?.personId && !isSameName(before.name, name))
    cell.complain('name', '这个手机号已由名册上的另一个姓名验证过，请核对；确实换人的，请先结束原来的一行')
  return before ? { before } : {}
}

const memberFacts = ({ community, isPartyMember, branch }: Facts): Partial<Appointment> => ({
  ...(community && atArea(community)),
  ...(isPartyMember && { isPartyMember: true }),
  ...(branch && { branchId: branch.unitId, branchName: branch.name }),
})

function written(
  { today }: Register,
  { line, name, phone }: PersonLine,
  facts: Facts,
  { idOf, by, at }: Pick<PlanSetting, 'at' | 'idOf' | 'by'>,
): Appointment {
  const { unitId, name: unitName } = facts.unit
  return {
    appointmentId: idOf('apt', String(line)) as AppointmentId,
    version: 1,
    role: 'member',
    ...{ name, phone, unitId, unitName },
    ...memberFacts(facts),
    from: today,
    status: 'waiting',
    grantedBy: by,
    grantedAt: at,
    source: 'roster',
  }
}

/** What the line says, and the rest as it was. */
function changed(before: Appointment, { name }: PersonLine, facts: Facts): Appointment {
  const { isPartyMember, ...rest } = before
  const isMember = facts.isPartyMember ?? isPartyMember ?? false
  return {
    ...rest,
    ...{ name, unitName: facts.unit.name },
    ...memberFacts(facts),
    ...(isMember && { isPartyMember: true }),
  }
}

/** What a preview tells of somebody: nothing of the party, and no telephone. */
const factsOf = ({ name, unitName, areaName }: Appointment) => ({ 姓名: name, 单位: unitName, 报到社区: areaName })
