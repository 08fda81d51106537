import type { ActOnNeed, NeedRow, NeedStatus } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { toActor } from '../person'
import { quotaOf } from '../quota.dynamo'
import { advanceNeed } from './advance-need'
import { checkWords } from './check-words'
import { fingerprintOf, keyExpiry } from '../fingerprint'
import type { Need } from './need'
import { isCarried, isHeld, isRegisteredFor, tierOf } from './need-policy'
import type { Claimed, NeedSave, NewKey, Refusal } from './need-store.dynamo'
import { placeToday } from './relocate-need'
import { type Reader, rowOf } from './view-need'

/** Moves a need on: one read, one decision, one transaction (decision 0003 for repeats). */
export async function actOnNeed(ctx: Context, command: ActOnNeed): Promise<NeedRow> {
  const { needId } = command
  const now = ctx.now()
  const { personId } = ctx.caller
  const successorId = command.action === 'hand_over' ? command.toPersonId : undefined
  const read = await ctx.stores.needs.readForCommand({ needId, personId, key: ctx.idempotencyKey, successorId })
  const reader: Reader = { actor: toActor(read.person, ctx.caller, now), now, reopenDays: ctx.settings.reopenDays }
  const fingerprint = fingerprintOf(command)

  if (read.usedKey) return repeated(reader, read.usedKey.fingerprint === fingerprint, read.need)
  const need = admit(reader, command, read.need)
  checkWords(command, need, reader.actor)

  // What had ended stayed where it was when areas were merged: taken up again, it goes where they went.
  const place = ENDED.includes(need.status) ? await placeToday(ctx.stores, need.areaId) : undefined
  const change = advanceNeed(need, command, {
    ...reader,
    ...(place && { place }),
    doorCode: ctx.digits(4),
    // Who is being erased is no colleague any more; the caller stays signed in.
    ...(read.successor &&
      !read.successor.erasingSince && {
        successor: toActor(read.successor, { ...ctx.caller, audience: 'citizen' }, now),
      }),
  })
  const key = keyOf(ctx, fingerprint)
  const refusal = await ctx.stores.needs.save({
    need: change.need,
    activity: { ...change.activity, ...(key && { idempotencyKey: key.key }) },
    loads: loadsOf(need, change.need, command, ctx.settings.claimCap),
    ...contactUntil(ctx, need, change.need),
    ...(command.action === 'claim' && { quota: quotaOf(ctx, 'CLAIM', ctx.settings.claimsPerDay) }),
    ...(key && { key }),
  })
  if (refusal) return refused(ctx, reader, command, fingerprint, refusal)
  return rowOf(change.need, reader)
}

/** What the caller may not see is 404; what somebody else has just taken is `already_claimed`; a changed need is stale. */
function admit(reader: Reader, command: ActOnNeed, need: Need | undefined): Need {
  if (need && command.action === 'claim' && isTaken(reader, need)) throw alreadyClaimed()
  if (!need || tierOf(reader.actor, need) === undefined)
    throw new DomainError('not_found', '没有找到，或您看不到这一件')
  if (need.version !== command.version) throw staleVersion()
  return need
}

/** Whoever could have claimed it while it was open is told that it has gone. */
const isTaken = ({ actor }: Reader, need: Need) => isHeld(need) && isRegisteredFor(actor, need.areaPath)

const alreadyClaimed = () => new DomainError('already_claimed', '已被认领，谢谢您的心意')
const staleVersion = () => new DomainError('stale_version', '这件事刚刚有了变化，请刷新再看')

/** The same key again: today's view, if it was the same command. */
function repeated(reader: Reader, isSame: boolean, need: Need | undefined): NeedRow {
  if (!isSame || !need) throw new DomainError('idempotency_key_reused', '这个提交编号已经用过，请重新操作')
  return rowOf(need, reader)
}

async function refused(
  ctx: Context,
  reader: Reader,
  command: ActOnNeed,
  fingerprint: string,
  refusal: Refusal,
): Promise<NeedRow> {
  if ('usedKey' in refusal) {
    const { needId } = command
    return repeated(reader, refusal.usedKey.fingerprint === fingerprint, await ctx.stores.needs.get(needId))
  }
  if ('isPurged' in refusal) throw new DomainError('too_late', '联系方式已按约定清除，请重新许一个心愿')
  if ('isFlood' in refusal) throw new DomainError('too_many_requests', '今天认领得不少了，明天再来')
  if (!('current' in refusal)) throw new DomainError('too_many_claims', '手上的心愿已经满了，办完一件再来认领')
  const { current } = refusal
  if (current && command.action === 'claim' && isTaken(reader, current)) throw alreadyClaimed()
  throw staleVersion()
}

function keyOf(ctx: Context, fingerprint: string): NewKey | undefined {
  if (ctx.idempotencyKey === undefined) return undefined
  const expiresAt = keyExpiry(ctx.settings.keyDays, ctx.realNow())
  return { personId: ctx.caller.personId, key: ctx.idempotencyKey, fingerprint, expiresAt }
}

/** Whose load falls and whose grows; only a new claim is held to the cap, a re-opened need comes back whatever it is. */
export function loadsOf(before: Need, after: Need, { action }: ActOnNeed, cap: number): Claimed[] {
  const from = isCarried(before) ? before.holder?.personId : undefined
  const to = isCarried(after) ? after.holder?.personId : undefined
  if (from === to) return []
  const isCapped = action === 'claim' || action === 'hand_over'
  return [
    ...(from ? [{ personId: from, by: -1 as const }] : []),
    ...(to ? [{ personId: to, by: 1 as const, ...(isCapped && { cap }) }] : []),
  ]
}

const ENDED: readonly NeedStatus[] = ['closed', 'withdrawn', 'declined']

/** When a case ends its contact data get an end too; taken up again, they stay. */
function contactUntil({ realNow, settings }: Context, before: Need, after: Need): Pick<NeedSave, 'contactUntil'> {
  const [was, is] = [before, after].map(({ status }) => ENDED.includes(status))
  if (was === is) return {}
  const at = is ? Math.floor(realNow() / 1000) + settings.contactMonths * 30 * 86_400 : undefined
  return { contactUntil: { at } }
}
