import type { Bond as BondView, BondId, ChangeBond } from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { refuseMoneyWords } from '../need'
import { type Actor, toActor } from '../person'
import { dayOf } from '../statistics'
import { type Bond, partyOf } from './bond'
import type { ReadBond, ReadPair } from './bond-store.dynamo'
import { type BondChange, changeOfBond } from './change-of-bond'
import { refuseOverlap } from './check-bond'
import { atDesk } from './desk'
import { getBond } from './list-bonds'
import { endingsOf, lineOf, save, spansWith } from './save-bond'
import { viewBond } from './view-bond'

/** Edits, ends or renews a bond, or keeps its duty list. A renewal answers with the new one. */
export function changeBond(ctx: Context, command: ChangeBond): Promise<BondView> {
  return runOnce(ctx, 'changeBond', command, {
    run: (key) => change(ctx, command, key),
    again: (bondId) => getBond(ctx, bondId as BondId),
  })
}

async function change(ctx: Context, command: ChangeBond, key: CommandKey | undefined): Promise<BondView> {
  const now = ctx.now()
  const today = dayOf(now)
  const { person, read } = await ctx.stores.bonds.readForChange({
    personId: ctx.caller.personId,
    bondId: command.bondId,
  })
  const actor = atDesk(toActor(person, ctx.caller, now))
  const newBondId = () => ctx.newId('bnd') as BondId
  const changed = changeOfBond(read?.bond, command, { actor, now, today, newBondId })
  const before = read as ReadBond
  if ('duties' in command) command.duties?.forEach(({ text }) => refuseMoneyWords(text))
  const pair = await ctx.stores.bonds.readPair(partiesOf(changed.bond))
  const bonds = [changed.bond, ...(changed.next ? [changed.next] : [])]
  const spans = spansWith(pair.pair?.spans ?? [], bonds)
  for (const bond of bonds) refuseOverlap(bond, spans)
  const endings = endingsOf(before.bond, bonds)
  await save(ctx, { ...written(changed, before, command, actor), pair: { ...pair, spans }, endings, key })
  return viewBond(changed.next ?? changed.bond, { actor, today, soon: ctx.settings.reminderDays })
}

const partiesOf = (bond: Bond): ReadPair['parties'] => ({
  kind: bond.kind,
  areaId: bond.areaId,
  party: partyOf(bond),
})

function written({ bond, next }: BondChange, read: ReadBond, command: ChangeBond, actor: Actor) {
  const reason = command.action === 'end' ? command.reason : undefined
  return {
    bonds: [
      { bond, read, line: lineOf(bond, actor, command.action, reason) },
      ...(next ? [{ bond: next, line: lineOf(next, actor, 'add') }] : []),
    ],
    answer: (next ?? bond).bondId,
  }
}
