import type { ChangeOrganisation, OrganisationView, SeatId, UnitId } from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, type EditionPointer, runOnce } from '../edition'
import { DomainError } from '../error'
import { advanceOrganisation, type Surroundings } from './advance-organisation'
import { DEEPEST } from './check-organisation'
import { unseen, viewOrganisation } from './get-organisation'
import { isStanding, type Organisation } from './organisation'
import { mayChange, mayKeep } from './organisation-policy'
import { type Registrar, registrarOf } from './registrar'
import { refuseWhileBusy, type SeenOrganisation } from './save-organisation.dynamo'

/** Edits or ends an organisation, fills or clears a seat: one version on, with its line of history, or not at all. */
export async function changeOrganisation(ctx: Context, command: ChangeOrganisation): Promise<OrganisationView> {
  const registrar = await registrarOf(ctx)
  return runOnce(ctx, 'changeOrganisation', command, {
    run: (key) => run(ctx, registrar, command, key),
    again: (unitId) => viewOrganisation(ctx, registrar, unitId as UnitId),
  })
}

async function run(ctx: Context, registrar: Registrar, command: ChangeOrganisation, key: CommandKey | undefined) {
  const { actor, today } = registrar
  const { pointer, seen } = await ctx.stores.organisations.readForCommand([command.unitId])
  const before = admit(registrar, command, pointer, seen[0])
  const { around, above } = await surroundingsOf(ctx, command, before, today)
  refuseBeyond(registrar, around)
  const { organisation, event } = advanceOrganisation(before, command, around)
  const { personId, name } = actor
  await ctx.stores.organisations.save({
    ...{ pointer, after: organisation, above, key },
    before: seen[0] as SeenOrganisation,
    event: { ...event, version: organisation.version, at: ctx.now(), by: { personId, name } },
  })
  return viewOrganisation(ctx, registrar, command.unitId)
}

function admit(
  { actor, today }: Registrar,
  { change, version }: ChangeOrganisation,
  pointer: EditionPointer,
  seen: SeenOrganisation | undefined,
): Organisation {
  const organisation = seen?.organisation
  if (!organisation || !mayKeep(actor, organisation.areaPath)) throw unseen()
  if (organisation.version !== version) throw new DomainError('stale_version', '刚刚有人改过，请刷新再看')
  if (!mayChange(actor, organisation, change, today)) throw new DomainError('action_not_allowed', '现在不能这样改')
  refuseWhileBusy(pointer)
  return organisation
}

/** An organisation may be moved only to where its author's own reach goes. */
export function refuseBeyond({ actor }: Registrar, { area }: Pick<Surroundings, 'area'>) {
  if (area && !mayKeep(actor, area.path)) throw new DomainError('beyond_reach', '这个辖区不归您管，请找上一级登记')
}

/** Everything that the command names. */
async function surroundingsOf(ctx: Context, command: ChangeOrganisation, before: Organisation, today: string) {
  const { organisations } = ctx.stores
  const named = {
    areaId: undefined,
    parentId: undefined,
    branchId: undefined,
    fromUnitId: undefined,
    kind: undefined,
    ...command,
  }
  const relations = await relationsOf(ctx, {
    areaId: named.areaId,
    // Another kind may be one that must not stand there.
    parentId: named.parentId ?? (named.kind ? before.parentId : undefined),
    branchId: named.branchId ?? (named.kind ? before.branchId : undefined),
  })
  const children = command.change === 'end' ? await organisations.listChildren(before.unitId) : []
  const fromUnit = named.fromUnitId && (await organisations.get(named.fromUnitId))
  const around: Surroundings = {
    ...relations.around,
    today,
    seatId: ctx.newId('sea') as SeatId,
    fromUnit: fromUnit || undefined,
    childCount: children.filter((child) => isStanding(child, today)).length,
  }
  return { around, above: named.parentId ? relations.above : [] }
}

type Named = {
  areaId: string | undefined
  parentId: UnitId | null | undefined
  branchId: UnitId | null | undefined
}

/** The area, the line above and the branch that a command names; ended ones are not there. */
export async function relationsOf({ stores }: Context, { areaId, parentId, branchId }: Named) {
  const [area, above, branch] = await Promise.all([
    areaId === undefined ? undefined : stores.areas.get(areaId as Organisation['areaId']),
    seenAbove({ stores }, parentId ?? undefined),
    branchId ? stores.organisations.get(branchId) : undefined,
  ])
  return {
    above,
    around: {
      ...(area && { area }),
      above: above.flatMap(({ organisation }) => organisation ?? []),
      ...(branch && branch.to === undefined && { branch }),
    },
  }
}

/** One more than may stand there, so that too many are noticed; an ended parent is none. */
async function seenAbove({ stores }: Pick<Context, 'stores'>, parentId: UnitId | undefined) {
  const above: SeenOrganisation[] = []
  for (let next = parentId; next && above.length <= DEEPEST;) {
    const [found] = (await stores.organisations.readForCommand([next])).seen
    if (!found?.organisation || (above.length === 0 && found.organisation.to !== undefined)) break
    above.push(found)
    next = found.organisation.parentId
  }
  return above
}
