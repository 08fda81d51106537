import type { findPerson as endpoint, FoundPerson, InputOf, OutputOf, PersonId } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { type Actor, type Person, toActor } from '../person'
import { quotaOf } from '../quota.dynamo'
import { checkMaySearch } from './grant-policy'
import { toFoundPerson } from './view-grant'

/** Somebody by a verified telephone or by their id. The search is on record before it is answered (decision 9). */
export async function findPerson(ctx: Context, input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> {
  const { people, grants } = ctx.stores
  const now = ctx.now()
  const actor = toActor(await people.get(ctx.caller.personId), ctx.caller, now)
  checkMaySearch(actor)
  const ids = input.phone === undefined ? namedBy(input.personId) : await ownersOf(ctx, input.phone)
  const found = (await Promise.all(ids.map((personId) => people.get(personId)))).filter(isThere)
  const isNoted = await grants.recordSearch(
    {
      at: now,
      by: { personId: actor.personId, name: actor.name },
      how: input.phone === undefined ? 'personId' : 'phone',
      found: found.map(({ personId }) => personId),
    },
    ctx.newId('sea'),
    quotaOf(ctx, 'SEARCH', ctx.settings.searchesPerDay),
  )
  if (!isNoted) throw new DomainError('too_many_requests', '今天查找的次数已经用完，明天再来')
  return { items: await Promise.all(found.map((person) => foundPersonOf(ctx, actor, person))) }
}

const namedBy = (personId: PersonId | undefined) => (personId === undefined ? [] : [personId])
const ownersOf = async ({ stores, hashPhone }: Context, phone: string) =>
  (await stores.phones.listPersons(hashPhone(phone))).map(({ personId }) => personId)
const isThere = (person: Person | undefined): person is Person => person !== undefined && !person.erasingSince

/** The person as this reader may know them now. */
export async function foundPersonOf(
  { stores, now }: Pick<Context, 'stores' | 'now'>,
  actor: Actor,
  person: Person,
): Promise<FoundPerson> {
  const { personId } = person
  const [rows, phone] = await Promise.all([stores.people.listStandingsOf(personId), stores.phones.get(personId)])
  return toFoundPerson({ actor, now: now() }, person, { rows, phoneMasked: phone?.masked })
}
