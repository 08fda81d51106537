import type { OwnVisit } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { liaisonUnitOf } from './bond-policy'
import { unseen } from './desk'
import { viewOwnVisit } from './view-bond'
import { type AdmitVisitor, type VisitInput, writeVisit } from './write-visit'

/** A visit of the caller's own unit, written by its liaison. */
export async function addMyVisit(ctx: Context, input: VisitInput): Promise<OwnVisit> {
  return viewOwnVisit(await writeVisit(ctx, 'addMyVisit', input, admit))
}

const admit: AdmitVisitor = (actor, bond) => {
  const unitId = liaisonUnitOf(actor)
  if (!unitId) throw new DomainError('not_registered', '单位联络员才能登记走访，请先和社区联系')
  if (!bond || bond.unitId !== unitId) throw unseen()
  return { bond, by: { personId: actor.personId, role: 'unit_liaison' } }
}
