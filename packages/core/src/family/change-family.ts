import type { changeFamily as endpoint, FamilyList, InputOf } from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError } from '../error'
import { toActor } from '../person'
import { checkConsent } from './check-family'
import type { Relative } from './family'
import { listFamily } from './list-family'

type Input = InputOf<typeof endpoint>

/** Renews a consent, or takes somebody off for good. */
export function changeFamily(ctx: Context, input: Input): Promise<FamilyList> {
  const now = () => listFamily(ctx, {})
  return runOnce(ctx, 'changeFamily', input, { run: (key) => change(ctx, input, key).then(now), again: now })
}

async function change(ctx: Context, input: Input, key: CommandKey | undefined): Promise<void> {
  const { people, family } = ctx.stores
  const { personId } = toActor(await people.get(ctx.caller.personId), ctx.caller, ctx.now())
  const relative = await family.get(personId, input.familyId)
  if (!relative) throw new DomainError('not_found', '没有找到这位家人，可能已经删除了')
  if (relative.version !== input.version) throw stale()
  const isDone =
    input.action === 'remove'
      ? await family.remove(personId, relative, key)
      : await family.replace(personId, renewed(ctx, relative, input.consent), key)
  if (!isDone) throw stale()
}

const stale = () => new DomainError('stale_version', '刚刚有了变化，请刷新再看')

/** A child who has grown up speaks for themself: the year that was kept for the guardian's word goes. */
function renewed(
  ctx: Context,
  relative: Relative,
  consent: Extract<Input, { action: 'consent' }>['consent'],
): Relative {
  const { birthYear, ...rest } = relative
  checkConsent(ctx, consent, consent.by === 'guardian' ? birthYear : undefined)
  return {
    ...rest,
    ...(consent.by === 'guardian' && birthYear !== undefined && { birthYear }),
    version: relative.version + 1,
    consent: { version: consent.version, at: ctx.now(), by: consent.by },
  }
}
