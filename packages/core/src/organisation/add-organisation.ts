import type { AddOrganisation, OrganisationView, UnitId } from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError } from '../error'
import { addedNote, checkArea, checkRelations, refuse, standsAt } from './advance-organisation'
import { refuseBeyond, relationsOf } from './change-organisation'
import { checkFacts } from './check-organisation'
import { viewOrganisation } from './get-organisation'
import type { Organisation } from './organisation'
import { type Registrar, registrarOf } from './registrar'
import { refuseWhileBusy, type SeenOrganisation } from './save-organisation.dynamo'

/** Enters an organisation: a new one, or the record of a unit that people already stand for. */
export async function addOrganisation(ctx: Context, command: AddOrganisation): Promise<OrganisationView> {
  const registrar = await registrarOf(ctx)
  return runOnce(ctx, 'addOrganisation', command, {
    run: (key) => run(ctx, registrar, command, key),
    again: (unitId) => viewOrganisation(ctx, registrar, unitId as UnitId),
  })
}

/** An optional fact that is not given is absent. */
const present = <T extends object>(facts: T) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

async function run(ctx: Context, registrar: Registrar, command: AddOrganisation, key: CommandKey | undefined) {
  const unitId = command.unitId ?? (ctx.newId('uni') as UnitId)
  const { pointer, seen } = await ctx.stores.organisations.readForCommand([unitId])
  const [before] = seen as [SeenOrganisation]
  refuseWhileBusy(pointer)
  if (before.organisation) throw new DomainError('code_taken', '这个单位已经登记过了，请直接修改')
  const { parentId, branchId, areaId, from, ...facts } = command
  const { above, around } = await relationsOf(ctx, { areaId, parentId, branchId })
  refuse(checkArea(around.area))
  refuseBeyond(registrar, around)
  const after: Organisation = {
    ...present(facts),
    ...(around.area ? standsAt(around.area) : { areaId, areaPath: '', areaNames: [] }),
    unitId,
    version: 1,
    from: from ?? registrar.today,
    seats: [],
    ...(parentId && { parentId }),
    ...(branchId && { branchId }),
  }
  refuse([...checkFacts(after), ...checkRelations(after, command, around)])
  const { personId, name } = registrar.actor
  await ctx.stores.organisations.save({
    ...{ pointer, before, after, above, key },
    event: { version: 1, at: ctx.now(), by: { personId, name }, what: 'add', note: addedNote(after) },
  })
  return viewOrganisation(ctx, registrar, unitId)
}
