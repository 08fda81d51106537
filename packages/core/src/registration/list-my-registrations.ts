import type { InputOf, listMyRegistrations as endpoint, OutputOf, RegistrationKind } from '@microwish/contract'
import type { Context } from '../context'
import { toActor } from '../person'
import { inTheWay, withOlder } from './registration'
import { rosterUnitOf } from './roster-unit'
import { viewMine } from './view-registration'

const KINDS: readonly RegistrationKind[] = ['unit', 'home', 'floating']

export async function listMyRegistrations(
  ctx: Context,
  _input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { personId } = ctx.caller
  const { people, phones, registrations } = ctx.stores
  const person = await people.get(personId)
  toActor(person, ctx.caller, ctx.now())
  const [read, phone, unit] = await Promise.all([
    registrations.read(personId),
    phones.get(personId),
    person && rosterUnitOf(ctx, person),
  ])
  const book = withOlder(person, read)
  const newestFirst = [...book.registrations].sort((a, b) => (a.appliedAt < b.appliedAt ? 1 : -1))
  return {
    items: newestFirst.map(viewMine),
    ...(unit && {
      unit: {
        unitName: unit.unitName,
        ...(unit.community && { areaId: unit.community.areaId, areaName: unit.community.name }),
      },
    }),
    ...(phone && { phoneMasked: phone.masked }),
    mayRegister: KINDS.filter((kind) => inTheWay(book, kind) === undefined),
  }
}
