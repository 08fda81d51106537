import type { getOrganisation as endpoint, InputOf, OrganisationView, UnitId } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { DEEPEST } from './check-organisation'
import { isStanding, type Organisation, postsOn, refOf, rowOf, sortedSeats } from './organisation'
import { mayKeep, organisationActions } from './organisation-policy'
import { type Registrar, registrarOf } from './registrar'

const CHILDREN = 100
const LINES = 20

export async function getOrganisation(ctx: Context, { unitId }: InputOf<typeof endpoint>): Promise<OrganisationView> {
  return viewOrganisation(ctx, await registrarOf(ctx), unitId)
}

/** @throws DomainError `not_found` for one that is not there or beyond the reader's reach */
export async function viewOrganisation(ctx: Context, registrar: Registrar, unitId: UnitId): Promise<OrganisationView> {
  const { organisations } = ctx.stores
  const { actor, today } = registrar
  const organisation = await organisations.get(unitId)
  if (!organisation || !mayKeep(actor, organisation.areaPath)) throw unseen()
  const { parentId, branchId, creditCode, staff, seatNumbers, areaNames } = organisation
  const [chain, branch, children, history] = await Promise.all([
    chainAbove(ctx, parentId),
    branchId && organisations.get(branchId),
    organisations.listChildren(unitId),
    organisations.listHistory(unitId, LINES),
  ])
  const standing = children.filter((child) => isStanding(child, today))
  return {
    ...rowOf(organisation, today, ctx.settings.termDays),
    areaNames,
    posts: postsOn(organisation, today),
    seats: sortedSeats(organisation),
    chain: chain.map(refOf),
    children: standing.slice(0, CHILDREN).map(refOf),
    history: history.map(({ by, ...line }) => ({ ...line, by: by.name })),
    actions: organisationActions(actor, organisation, today),
    ...(creditCode !== undefined && { creditCode }),
    ...(staff !== undefined && { staff }),
    ...(seatNumbers && { seatNumbers }),
    ...(branch && { branch: refOf(branch) }),
  }
}

export const unseen = () => new DomainError('not_found', '没有这个组织，或不归您管')

/** What stands above, nearest first. */
async function chainAbove({ stores }: Pick<Context, 'stores'>, parentId: UnitId | undefined): Promise<Organisation[]> {
  const chain: Organisation[] = []
  for (let next = parentId; next && chain.length < DEEPEST;) {
    const found = await stores.organisations.get(next)
    if (!found) break
    chain.push(found)
    next = found.parentId
  }
  return chain
}
