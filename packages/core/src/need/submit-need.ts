import type { NeedId, NeedRow, SubmitNeed } from '@microwish/contract'
import { sealContact } from '../contact'
import type { Context } from '../context'
import { DomainError } from '../error'
import { needsConsent } from '../family'
import { type Actor, type Area, reaches, toActor } from '../person'
import { maskAddress, maskPhone } from '../privacy'
import { quotaOf } from '../quota.dynamo'
import { roleFor, signatureOf } from './advance-need'
import { refuseMoneyWords } from './check-words'
import { fingerprintOf, keyExpiry } from '../fingerprint'
import type { Activity, Need } from './need'
import { type Place, placeIn } from './relocate-need'
import { isBackfilled, type Reader, rowOf } from './view-need'

/** Further back than this is a slip of the finger. */
const OLDEST_DAYS = 366

/**
 * Takes a need in: one read, one transaction. The same Idempotency-Key answers with the same need; without a key the same
 * words by the same person are refused as a repeat.
 */
export async function submitNeed(ctx: Context, input: SubmitNeed): Promise<NeedRow> {
  const now = ctx.now()
  const { personId } = ctx.caller
  const fingerprint = fingerprintOf(input)
  const key = ctx.idempotencyKey ?? `content:${fingerprint}`
  const { area, person, usedKey } = await ctx.stores.needs.readForSubmit({ areaId: input.areaId, personId, key })
  const reader: Reader = { actor: toActor(person, ctx.caller, now), now, reopenDays: ctx.settings.reopenDays }
  if (usedKey) return again(ctx, reader, usedKey, fingerprint)

  const place = placeOf(area)
  checkSubmission(reader.actor, input, place.areaPath, now, ctx.settings.consentVersion)
  const need = newNeed(ctx, reader, { ...input, onBehalf: await onBehalfOf(ctx, input) }, place)
  const { phone, address } = input.contact
  const contact = sealContact(await ctx.keys.forMonth(now), need.needId, {
    phone,
    ...(address !== undefined && { address }),
  })
  const refusal = await ctx.stores.needs.save({
    need,
    activity: submission(need, reader.actor, ctx.idempotencyKey),
    key: { personId, key, fingerprint, expiresAt: keyExpiry(ctx.settings.keyDays, ctx.realNow()) },
    contact,
    quota: quotaOf(ctx, 'SUBMIT', ctx.settings.submissionsPerDay[ctx.caller.audience]),
  })
  if (refusal && 'usedKey' in refusal) return again(ctx, reader, refusal.usedKey, fingerprint)
  if (refusal && 'isFlood' in refusal)
    throw new DomainError('too_many_requests', '今天提得不少了，明天再来，急事请打电话给社区')
  if (refusal) throw new DomainError('busy', '现在人多，请稍等几秒再试')
  return rowOf(need, reader)
}

async function again(
  ctx: Context,
  reader: Reader,
  used: { needId: NeedId; fingerprint: string },
  fingerprint: string,
): Promise<NeedRow> {
  if (ctx.idempotencyKey === undefined) throw new DomainError('repeated', '同样的内容已经收到了，不用再提交')
  const need = used.fingerprint === fingerprint ? await ctx.stores.needs.get(used.needId) : undefined
  if (!need) throw new DomainError('idempotency_key_reused', '这个提交编号已经用过，请重新操作')
  return rowOf(need, reader)
}

function placeOf(area: Area | undefined): Place {
  if (area?.endedAt !== undefined) throw new DomainError('area_unknown', '这里已经并到别处了，请重新选一下')
  const place = area && placeIn(area)
  if (!place) throw new DomainError('area_unknown', '请选到社区或小区')
  return place
}

function checkSubmission(actor: Actor, input: SubmitNeed, areaPath: string, now: string, consentVersion: string) {
  if (input.consent.version !== consentVersion) {
    const errors = [{ path: 'consent.version', message: '说明有了新版本，请重新看一看再同意' }]
    throw new DomainError('invalid_input', '同意的说明不是现在这一版', { errors })
  }
  const isDesk = reaches(actor, ['community_staff', 'street_staff'], areaPath)
  const isGridWorker = reaches(actor, ['grid_worker'], areaPath)
  if (actor.audience === 'staff' && !isDesk) throw new DomainError('forbidden', '只能登记自己辖区的心愿')
  const { relationship } = input.onBehalf ?? {}
  if (relationship === 'staff' && !isDesk) throw new DomainError('forbidden', '社区代登记请在工作台办理')
  if (relationship === 'grid' && !isGridWorker) throw new DomainError('forbidden', '网格员只能替本网格的居民填')
  if (input.channel !== 'app' && !isDesk && !isGridWorker) throw new DomainError('forbidden', '这个来源由社区登记')
  refuseMoneyWords(input.text)
  if (input.occurredAt === undefined) return
  const age = Date.parse(now) - Date.parse(input.occurredAt)
  if (age < 0 || age > OLDEST_DAYS * 86_400_000) {
    throw new DomainError('invalid_input', '发生时间要在过去一年里', {
      errors: [{ path: 'occurredAt', message: '请填过去一年里的时间' }],
    })
  }
}

/**
 * For whom it is said. Somebody of the caller's own household is named as they are written there, and only while their
 * consent holds. @throws DomainError `invalid_input`
 */
async function onBehalfOf(
  { stores, caller, settings, now }: Context,
  { onBehalf }: SubmitNeed,
): Promise<SubmitNeed['onBehalf']> {
  if (onBehalf?.familyId === undefined) return onBehalf
  const invalid = (message: string) =>
    new DomainError('invalid_input', message, { errors: [{ path: 'onBehalf.familyId', message }] })
  if (onBehalf.relationship !== 'family') throw invalid('「我的家人」里的人，请选家人代提')
  const relative = await stores.family.get(caller.personId, onBehalf.familyId)
  if (!relative) throw invalid('这位家人不在您的名单里了，请重新选择')
  if (needsConsent(relative, now(), settings.familyConsentVersion))
    throw invalid('请先到「我的家人」里，为这位家人重新同意一次')
  return { ...onBehalf, name: relative.name }
}

function newNeed(ctx: Context, { actor, now }: Reader, input: SubmitNeed, place: Place): Need {
  const { contact, onBehalf } = input
  return {
    needId: ctx.newId('ned') as NeedId,
    kind: input.kind,
    status: 'submitted',
    version: 1,
    category: input.category,
    text: input.text ?? '',
    callBack: input.callBack,
    channel: input.channel,
    occurredAt: input.occurredAt === undefined ? now : new Date(input.occurredAt).toISOString(),
    submittedAt: now,
    updatedAt: now,
    listedAt: now,
    ...place,
    submitterId: actor.personId,
    submitterName: actor.name,
    ...(onBehalf && {
      onBehalf: { relationship: onBehalf.relationship, ...(onBehalf.name !== undefined && { name: onBehalf.name }) },
    }),
    consent: { version: input.consent.version, at: now, channel: input.channel },
    contact: {
      ...(contact.name !== undefined && { name: contact.name }),
      phoneMasked: maskPhone(contact.phone),
      ...(contact.address !== undefined && { addressMasked: maskAddress(contact.address) }),
    },
    barredIds: [actor.personId],
    helperIds: [],
  }
}

function submission(need: Need, actor: Actor, idempotencyKey: string | undefined): Activity {
  return {
    needId: need.needId,
    version: 1,
    at: need.submittedAt,
    action: 'submit',
    to: 'submitted',
    actor: signatureOf(actor, roleFor(actor, need)),
    kind: need.kind,
    category: need.category,
    areaPath: need.areaPath,
    communityId: need.communityId,
    submitterId: need.submitterId,
    words: need.text === '' ? [] : [{ label: 'text', text: need.text }],
    ...(isBackfilled(need) && { isBackfilled: true, occurredAt: need.occurredAt }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  }
}
