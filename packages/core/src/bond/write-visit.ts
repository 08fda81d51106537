import type { addVisit, BondId, InputOf, VisitId } from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError } from '../error'
import { fingerprintOf } from '../fingerprint'
import { type Actor, toActor } from '../person'
import { dayOf } from '../statistics'
import type { Bond, Signature, Visit } from './bond'
import { checkNote, whenVisited } from './check-visit'

export type VisitInput = InputOf<typeof addVisit>
/** Whether this caller writes visits of the bond, and as what. @throws DomainError when not */
export type AdmitVisitor = (actor: Actor, bond: Bond | undefined) => { bond: Bond; by: Signature }

/**
 * Writes one visit, once: the same key, or without a key the same words about the same moment, make one row.
 * @throws DomainError `repeated` for the same words without a key
 */
export function writeVisit(ctx: Context, name: string, input: VisitInput, admit: AdmitVisitor): Promise<Visit> {
  const hasKey = ctx.idempotencyKey !== undefined
  const keyed = hasKey ? ctx : { ...ctx, idempotencyKey: `content:${fingerprintOf(input)}` }
  return runOnce(keyed, name, input, {
    run: (key) => write(ctx, input, admit, key),
    again: (answer) => {
      if (!hasKey) throw new DomainError('repeated', '同样的走访已经登记了，不用再提交')
      return find(ctx, input.bondId, answer)
    },
  })
}

async function write(ctx: Context, input: VisitInput, admit: AdmitVisitor, key: CommandKey | undefined) {
  const now = ctx.now()
  const { bondId, participations, note, problemsFound, problemsSolved } = input
  const { person, read } = await ctx.stores.bonds.readForChange({ personId: ctx.caller.personId, bondId })
  const { bond, by } = admit(toActor(person, ctx.caller, now), read?.bond)
  if (!read) throw new Error('admitted to a bond that is not there')
  const occurredAt = whenVisited(bond, input.occurredAt, now)
  checkNote(note, bond)
  const { kind, areaId, areaName, areaLevel, areaPath, areaNames, unitId, unitName, leader } = bond
  const visit: Visit = {
    ...{ visitId: ctx.newId('vis') as VisitId, bondId, kind, areaId, areaName, areaLevel, areaPath, areaNames },
    ...(unitId && { unitId }),
    ...(unitName !== undefined && { unitName }),
    ...(leader && { leaderName: leader.name }),
    ...{ on: dayOf(occurredAt), occurredAt, participations, note, problemsFound, problemsSolved, recordedAt: now, by },
  }
  if (await ctx.stores.bonds.addVisit(visit, read, key)) return visit
  throw new DomainError('stale_version', '刚刚有人改过这一条，请刷新再提交')
}

async function find({ stores }: Context, bondId: BondId, answer: string): Promise<Visit> {
  const visits = await stores.bonds.listVisitsOf(bondId)
  const visit = visits.find(({ visitId }) => answer.endsWith(visitId))
  if (!visit) throw new DomainError('not_found', '没有这次走访')
  return visit
}
