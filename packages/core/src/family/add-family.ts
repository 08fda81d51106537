import {
  type addFamily as endpoint,
  type AreaId,
  FAMILY_MAX,
  type FamilyId,
  type FamilyMember,
  type InputOf,
} from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError } from '../error'
import { toActor } from '../person'
import { checkConsent } from './check-family'
import { type Relative, toFamilyMember } from './family'

type Input = InputOf<typeof endpoint>

/** Writes somebody of the household down. Somebody of the same name and kinship is there already. */
export function addFamily(ctx: Context, input: Input): Promise<FamilyMember> {
  return runOnce(ctx, 'addFamily', input, {
    run: (key) => add(ctx, input, key),
    again: async (familyId) => {
      const relative = await ctx.stores.family.get(ctx.caller.personId, familyId as FamilyId)
      if (!relative) throw new DomainError('not_found', '这位家人已经从名单里删除了')
      return toFamilyMember(relative, ctx.now(), ctx.settings.familyConsentVersion)
    },
  })
}

async function add(ctx: Context, input: Input, key: CommandKey | undefined): Promise<FamilyMember> {
  const { stores, caller, settings } = ctx
  const now = ctx.now()
  const { personId } = toActor(await stores.people.get(caller.personId), caller, now)
  const { name, kinship, birthYear, consent } = input
  checkConsent(ctx, consent, birthYear)
  const place = await placeOf(ctx, input.areaId)
  const { relatives } = await stores.family.read(personId)
  if (relatives.some((one) => one.name === name && one.kinship === kinship))
    throw new DomainError('repeated', '这位家人已经在名单里了')
  const relative: Relative = {
    ...{ familyId: ctx.newId('fam') as FamilyId, version: 1, name, kinship },
    ...(birthYear !== undefined && { birthYear }),
    ...place,
    consent: { version: consent.version, at: now, by: consent.by },
  }
  if (!(await stores.family.add(personId, relative, FAMILY_MAX, key)))
    throw new DomainError('too_many_requests', `家人最多写${FAMILY_MAX}位，请先删除不用的`)
  return toFamilyMember(relative, now, settings.familyConsentVersion)
}

const PLACES: readonly string[] = ['community', 'grid', 'building']

async function placeOf(
  { stores }: Context,
  areaId: AreaId | undefined,
): Promise<Pick<Relative, 'areaId' | 'areaName'>> {
  if (areaId === undefined) return {}
  const area = await stores.areas.get(areaId)
  if (!area || area.endedAt !== undefined || !PLACES.includes(area.level))
    throw new DomainError('area_unknown', '请选到社区或小区')
  return { areaId, areaName: area.name }
}
