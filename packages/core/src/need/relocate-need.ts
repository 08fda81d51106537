import type { AreaId, NeedStatus } from '@microwish/contract'
import { type AreaStore, areaToday, idsOfPath } from '../area'
import type { Area } from '../person'
import type { Activity, Need } from './need'

/** Where a need lies. */
export type Place = Pick<Need, 'areaId' | 'areaPath' | 'communityId' | 'communityName' | 'gridName'>

/** Those of a merge that go along; whatever has ended stays where it was done. */
export const OPEN_STATUSES: readonly NeedStatus[] = [
  'submitted',
  'needs_info',
  'open',
  'assigned',
  'claimed',
  'fulfilled',
  'shelved',
]

/**
 * A need belongs to a community, or to a grid of one; said at a building it belongs to the grid: the hall tells nobody
 * more than that. Undefined above the community.
 */
export function placeIn(area: Pick<Area, 'path' | 'name' | 'names'>): Place | undefined {
  const ids = idsOfPath(area.path).slice(0, 4)
  const [, , communityId, gridId] = ids
  if (!communityId) return undefined
  const [, , communityName = area.name, gridName] = area.names
  const place = { areaId: gridId ?? communityId, areaPath: `/${ids.join('/')}/`, communityId, communityName }
  return { ...place, ...(gridName && { gridName }) }
}

export function withPlace({ gridName, ...need }: Need, place: Place): Need {
  return { ...need, ...place }
}

/** What a line of history says of a need that was taken elsewhere. */
export const movedFacts = (before: Need, after: Need): Pick<Activity, 'formerPath' | 'communityName'> =>
  before.areaPath === after.areaPath
    ? {}
    : {
        formerPath: before.areaPath,
        ...(before.communityId !== after.communityId && { communityName: after.communityName }),
      }

/** An open need in another area: a new version, and a line of history that nobody may call. Pure. */
export function relocateNeed(
  need: Need,
  place: Place,
  { actor, now }: { actor: Activity['actor']; now: string },
): { need: Need; activity: Activity } {
  const after = withPlace({ ...need, version: need.version + 1, updatedAt: now }, place)
  const called = ({ communityName, gridName }: Place) => [communityName, gridName].filter(Boolean).join(' ')
  const { needId, version, status, kind, category, submitterId, holder } = after
  const activity: Activity = {
    ...{ needId, version, at: now, action: 'relocate', from: status, to: status, actor, kind, category, submitterId },
    areaPath: after.areaPath,
    communityId: after.communityId,
    ...(holder && { holderId: holder.personId }),
    ...movedFacts(need, after),
    words: [{ label: 'note', text: `由${called(need)}转到${called(after)}` }],
  }
  return { need: after, activity }
}

/** Where what lay in an area lies today: there, with whoever succeeded it, or in the area above. */
export async function placeToday(
  { areas }: { areas: Pick<AreaStore, 'get'> },
  areaId: AreaId,
): Promise<Place | undefined> {
  const area = await areaToday(areas, areaId)
  return area && placeIn(area)
}
