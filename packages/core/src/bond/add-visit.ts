import type { Visit as VisitView } from '@microwish/contract'
import type { Context } from '../context'
import { mayRead } from './bond-policy'
import { atDesk, unseen } from './desk'
import { signedBy } from './save-bond'
import { viewVisit } from './view-bond'
import { type AdmitVisitor, type VisitInput, writeVisit } from './write-visit'

/** A visit that a desk was told of, or took part in. */
export async function addVisit(ctx: Context, input: VisitInput): Promise<VisitView> {
  const visit = await writeVisit(ctx, 'addVisit', input, admit)
  return viewVisit(visit, await ctx.stores.people.namesOf([visit.by.personId]))
}

const admit: AdmitVisitor = (actor, bond) => {
  if (!bond || !mayRead(atDesk(actor), bond.areaPath)) throw unseen()
  return { bond, by: signedBy(actor, bond.areaPath) }
}
