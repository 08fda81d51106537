import type { Context } from '../context'
import type { TransactItem } from '../database.dynamo'
import { DomainError } from '../error'
import { isCarried, isRegisteredFor, type Need } from '../need'
import type { Person, Standing } from '../person'

const PAGE = 50

/**
 * Holding needs a live registration (decision 0009): nobody goes away from what they still have in hand.
 * @param after the roles that would be left
 * @param also a place where the person would stand besides
 * @returns a condition for the transaction, which a claim at the same moment breaks
 * @throws DomainError `action_not_allowed` that says how many, and what to do
 */
export async function refuseWhileHolding(
  ctx: Context,
  person: Person,
  after: readonly Standing[],
  also?: string,
): Promise<TransactItem> {
  const { registrations } = ctx.stores
  const load = await registrations.readLoad(person.personId)
  const left = after.filter(({ to }) => to === undefined || to > ctx.now())
  const stays = also === undefined ? left : [...left, { role: 'member', areaPath: also } as Standing]
  const actor = { ...person, audience: 'citizen' as const, standings: stays }
  const held = load === 0 ? [] : await carriedBy(ctx, person)
  const stranded = held.filter(({ areaPath }) => !isRegisteredFor(actor, areaPath)).length
  if (stranded > 0) {
    throw new DomainError('action_not_allowed', `手上还有${stranded}件没办完，请先办完、转交同事，或退回认领，再离开`)
  }
  return registrations.whileCarrying(person.personId, load)
}

async function carriedBy({ stores }: Context, { personId }: Person): Promise<Need[]> {
  const carried: Need[] = []
  for (let after: string | undefined; ;) {
    const page = await stores.needs.listByPerson('holder', personId, { after, limit: PAGE })
    const needs = await stores.needs.getAll(page.map(({ needId }) => needId))
    carried.push(...needs.filter((need) => isCarried(need) && need.holder?.personId === personId))
    after = page.at(-1)?.sort
    if (page.length < PAGE) return carried
  }
}
