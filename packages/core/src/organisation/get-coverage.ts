import {
  type getCoverage as endpoint,
  type InputOf,
  ORGANISATION_KINDS,
  OrganisationFamily,
  type OrganisationKind,
  type OutputOf,
} from '@microwish/contract'
import type { Context } from '../context'
import type { Area } from '../person'
import { readCommunities } from './list-committees'
import { paged } from './list-organisations'
import { areaNameOf, isStanding, type Organisation, refOf } from './organisation'
import { registrarArea, registrarOf } from './registrar'

type Output = OutputOf<typeof endpoint>
type Covered = Output['items'][number]

/** How far party branches reach: large estates (S4: 1000户以上小区全部成立党支部) and two-new organisations (S1). */
export async function getCoverage(ctx: Context, input: InputOf<typeof endpoint>): Promise<Output> {
  const registrar = await registrarOf(ctx)
  const area = await registrarArea(ctx, registrar, input.area)
  const { tree, organisations } = await readCommunities(ctx, area)
  const standing = organisations.filter((one) => isStanding(one, registrar.today))
  const threshold = ctx.settings.estateHouseholds
  const allEstates = tree.filter(({ kind }) => kind === 'estate')
  const estates = allEstates
    .filter(({ households = 0 }) => households >= threshold)
    .map((estate) => coveredEstate(estate, standing))
  const branches = await branchesElsewhere(ctx, standing)
  const twoNew = standing.filter(isTwoNew).map((one) => coveredUnit(one, branches))
  const lists = { estates, two_new: twoNew }
  const rows = (input.of ? lists[input.of] : []).filter(
    ({ branch }) => input.state === undefined || (branch !== undefined) === (input.state === 'covered'),
  )
  return {
    ...{ areaId: area.areaId, areaName: area.name, threshold },
    estates: { ...shareOf(estates), unknown: allEstates.filter(({ households }) => households === undefined).length },
    twoNew: { ...shareOf(twoNew), partyMembers: twoNew.reduce((sum, one) => sum + (one.partyMembers ?? 0), 0) },
    ...countKinds(standing),
    ...paged(rows, input),
  }
}

const isBranch = ({ kind }: Organisation) => ORGANISATION_KINDS[kind].isBranch === true
const isTwoNew = ({ kind }: Organisation) => ORGANISATION_KINDS[kind].family === 'two_new'
const shareOf = (rows: readonly Covered[]) => ({ count: rows.filter(({ branch }) => branch).length, of: rows.length })

/** A branch that stands in the estate, or in a building of it. */
function coveredEstate({ areaId, name, names, path, households }: Area, standing: readonly Organisation[]): Covered {
  const branch = standing.find((one) => isBranch(one) && one.areaPath.startsWith(path))
  return {
    ...{ name, areaId, areaName: names.at(-2) ?? name },
    ...(households !== undefined && { households }),
    ...(branch && { branch: refOf(branch) }),
  }
}

/** Its own branch below it, or the one that its members belong to, which may be a joint one. */
function coveredUnit(one: Organisation, branches: ReadonlyMap<string, Organisation>): Covered {
  const { unitId, name, areaId, branchId, partyMembers } = one
  const branch = branches.get(unitId) ?? (branchId && branches.get(branchId))
  return {
    ...{ name, areaId, areaName: areaNameOf(one), unitId },
    ...(partyMembers !== undefined && { partyMembers }),
    ...(branch && { branch: refOf(branch) }),
  }
}

/** Branches by their own id and by that of the unit they stand below; joint ones may stand outside the area. */
async function branchesElsewhere(ctx: Context, standing: readonly Organisation[]): Promise<Map<string, Organisation>> {
  const branches = standing.filter(isBranch)
  const known = new Map<string, Organisation>(
    branches.flatMap((one): [string, Organisation][] => [
      [one.unitId, one],
      ...(one.parentId ? [[one.parentId, one] as [string, Organisation]] : []),
    ]),
  )
  const wanted = [...new Set(standing.filter(isTwoNew).flatMap(({ branchId }) => branchId ?? []))]
  const outside = wanted.filter((unitId) => !known.has(unitId))
  // At most 99 keys a read.
  for (let at = 0; at < outside.length; at += 99) {
    const found = await ctx.stores.organisations.getAll(outside.slice(at, at + 99))
    for (const one of found) if (one.to === undefined && isBranch(one)) known.set(one.unitId, one)
  }
  return known
}

function countKinds(standing: readonly Organisation[]): Pick<Output, 'byFamily' | 'byKind'> {
  const byFamily = Object.fromEntries(OrganisationFamily.options.map((family) => [family, 0])) as Output['byFamily']
  const byKind: Partial<Record<OrganisationKind, number>> = {}
  for (const { kind } of standing) {
    byFamily[ORGANISATION_KINDS[kind].family]++
    byKind[kind] = (byKind[kind] ?? 0) + 1
  }
  return { byFamily, byKind }
}
