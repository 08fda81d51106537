import { createHash } from 'node:crypto'
import type { AreaId, PersonId, Reshape, Role, StandingId } from '@microwish/contract'
import { type AreaEdit, planChangedArea, type Tree } from '../area'
import { placesOf, planReshape, type ReshapePlan } from './plan-reshape'

/** An area that is called otherwise, or has another code: as far-reaching as a merge. */
export type AreaRenaming = { what: 'edit'; edition: number; areaId: AreaId; edit: AreaEdit }

/** What a job of the kind `reshape` is told: enough to come to the same plan whenever it runs. */
export type ReshapeInput = {
  /** Of the first job: it holds the lock, and makes ids, so that one started in its place goes on with both. */
  id: string
  reshape: Reshape | AreaRenaming
  by: { personId: PersonId; name: string; surname: string; role: Role }
  /** The instant that ends codes and areas. */
  at: string
  /** For the areas that it makes. */
  newIds: AreaId[]
}

/** Pure. @throws DomainError that says what to do instead */
export function planOf(
  tree: Tree,
  { reshape, at, newIds }: Pick<ReshapeInput, 'reshape' | 'at' | 'newIds'>,
): ReshapePlan {
  if (reshape.what !== 'edit') return planReshape(tree, reshape, { now: at, newIds })
  const changes = planChangedArea(tree, reshape.areaId, reshape.edit, at)
  const [own] = changes
  const { before, after } = own ?? {}
  const called = (area: typeof after) => (area ? `${area.name}（${area.code}）` : '')
  return { changes, places: placesOf(changes, new Map()), note: `${called(before)}改为${called(after)}` }
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The role that follows a role to another place: the same id whenever the job is run again. */
export function followerOf(id: string, standing: string): StandingId {
  const bytes = createHash('sha256').update(`${id} ${standing}`).digest().subarray(0, 26)
  return `std_${[...bytes].map((byte) => ALPHABET[byte % 32]).join('')}` as StandingId
}
