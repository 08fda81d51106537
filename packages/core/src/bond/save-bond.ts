import type { BondLine } from '@microwish/contract'
import type { Context } from '../context'
import type { CommandKey } from '../edition'
import { DomainError } from '../error'
import type { Actor } from '../person'
import type { Ending } from '../reminder'
import { type Bond, type BondHistoryLine, ruleOf, type Signature } from './bond'
import type { BondSave, ReadPair } from './bond-store.dynamo'
import type { PairSpan } from './check-bond'

type Ctx = Pick<Context, 'stores'>

/** With which of their roles somebody acts at a place: the nearest. */
export function signedBy(actor: Actor, areaPath: string): Signature {
  const [nearest] = actor.standings
    .filter((standing) => areaPath.startsWith(standing.areaPath))
    .sort((a, b) => b.areaPath.length - a.areaPath.length)
  return { personId: actor.personId, role: nearest?.role ?? 'district_staff' }
}

export const lineOf = (bond: Bond, actor: Actor, what: BondLine['what'], reason?: string): BondHistoryLine => ({
  ...{ bondId: bond.bondId, version: bond.version, at: bond.updatedAt, what },
  by: signedBy(actor, bond.areaPath),
  ...(reason !== undefined && { reason }),
})

/** The days of a pair with those of these bonds as they are now. */
export function spansWith(spans: readonly PairSpan[], bonds: readonly Bond[]): PairSpan[] {
  const others = spans.filter(({ bondId }) => !bonds.some((bond) => bond.bondId === bondId))
  const now = bonds.map(({ bondId, from, to, endedOn }) => ({
    ...{ bondId, from },
    ...(to !== undefined && { to }),
    ...(endedOn !== undefined && { endedOn }),
  }))
  return [...others, ...now]
}

/** What an agreement's last day is told by. */
export const endingOf = (bond: Bond): Ending[] => {
  const { bondId, areaId, areaName, areaPath, unitId, unitName, to } = bond
  if (!ruleOf(bond).isAgreement || to === undefined || bond.endedOn !== undefined || bond.renewedBy !== undefined)
    return []
  const subject = `${unitName ?? ''}与${areaName}的${ruleOf(bond).text}`
  return [
    {
      kind: 'agreement_end',
      subjectId: bondId,
      subject,
      areaId,
      areaName,
      areaPath,
      ...(unitId && { unitId }),
      endsOn: to,
    },
  ]
}

type NewBond = { bond: Bond; actor: Actor; pair: ReadPair; key: CommandKey | undefined }
export function saveNewBond(ctx: Ctx, { bond, actor, pair, key }: NewBond): Promise<void> {
  return save(ctx, {
    bonds: [{ bond, line: lineOf(bond, actor, 'add') }],
    pair: { ...pair, spans: spansWith(pair.pair?.spans ?? [], [bond]) },
    endings: { put: endingOf(bond) },
    ...{ key, answer: bond.bondId },
  })
}

/** @throws DomainError `stale_version` when somebody was quicker */
export async function save(ctx: Ctx, change: BondSave): Promise<void> {
  if (!(await ctx.stores.bonds.save(change))) throw new DomainError('stale_version', '刚刚有人改过，请刷新再看')
}

/** What a change means for reminders: a day that stays as it was is not told anew. */
export function endingsOf(before: Bond, bonds: readonly Bond[]): NonNullable<BondSave['endings']> {
  const had = endingOf(before)
  const has = bonds.flatMap(endingOf)
  const isSame = (a: Ending) => (b: Ending) => a.subjectId === b.subjectId && a.endsOn === b.endsOn
  return {
    put: has.filter((ending) => !had.some(isSame(ending))),
    drop: had.filter((ending) => !has.some(({ subjectId }) => subjectId === ending.subjectId)).map(() => before.bondId),
  }
}
