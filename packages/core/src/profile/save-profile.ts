import type { InputOf, OutputOf, saveProfile as endpoint } from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError } from '../error'
import { toActor } from '../person'
import { profileOf } from './get-profile'
import type { Profile } from './profile'

type Input = InputOf<typeof endpoint>

/** What a member says of themselves. Everything is optional; 亮身份 is a confirmed member's own choice, and no other's. */
export async function saveProfile(ctx: Context, input: Input): Promise<OutputOf<typeof endpoint>> {
  const { personId } = ctx.caller
  return runOnce(ctx, 'saveProfile', input, {
    run: async (key) => {
      await save(ctx, input, key)
      return profileOf(ctx, personId)
    },
    again: () => profileOf(ctx, personId),
  })
}

async function save(ctx: Context, { version, showsParty, distance, ...said }: Input, key: CommandKey | undefined) {
  const now = ctx.now()
  const { person, profile: before, party } = await ctx.stores.profiles.read(ctx.caller.personId)
  toActor(person, ctx.caller, now)
  if (!person || before?.version !== version) throw stale()
  if (showsParty && !party?.isConfirmed)
    throw new DomainError('forbidden', '亮身份要先由社区或单位确认党员身份，请先在“我的报到”里登记')
  const profile: Profile = { ...said, ...(distance && { distance }), version: (version ?? 0) + 1, updatedAt: now }
  if (!(await ctx.stores.profiles.save({ person, profile, showsParty, key }))) throw stale()
}

const stale = () => new DomainError('stale_version', '资料刚刚改过，请刷新再看')
