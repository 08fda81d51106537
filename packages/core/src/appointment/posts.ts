import { KINDS_OF_LEVEL, Post, type PostNumbers, type PostRow } from '@microwish/contract'
import type { Area } from '../person'
import type { Settings } from '../settings'
import { type Appointment, isOn } from './appointment'

/** How many people each post of an area is to have: its own numbers, or those of its kind. */
export function placesOf(
  area: Pick<Area, 'posts' | 'kind' | 'level'>,
  settings: Pick<Settings, 'postNumbers'>,
): PostNumbers {
  const kind = area.kind ?? KINDS_OF_LEVEL[area.level][0]
  return area.posts ?? (kind && settings.postNumbers[kind]) ?? {}
}

/** One kind of post of one area on a day. */
export type PostFill = {
  area: Area
  post: Post
  places: number
  people: Appointment[]
}
export type PostTotals = {
  places: number
  filled: number
  gaps: number
  surplus: number
  doubles: number
  waiting: number
}

/** Every post of the areas with who stands on it on a day, in the areas' order; posts without places only where somebody does. */
export function fillsOf(
  areas: readonly Area[],
  appointments: readonly Appointment[],
  { day, settings }: { day: string; settings: Pick<Settings, 'postNumbers'> },
): PostFill[] {
  const on = new Map<string, Appointment[]>()
  for (const one of appointments) {
    if (!isOn(one, day)) continue
    const at = `${one.areaId} ${one.post}`
    on.set(at, [...(on.get(at) ?? []), one])
  }
  return areas.flatMap((area) => {
    const numbers = placesOf(area, settings)
    return Post.options
      .map((post) => ({ area, post, places: numbers[post] ?? 0, people: on.get(`${area.areaId} ${post}`) ?? [] }))
      .filter(({ places, people }) => places > 0 || people.length > 0)
  })
}

/** Who they are across areas: by id, or while nobody has verified it by telephone and name. */
export const identityOf = ({ personId, phone, name, appointmentId }: Appointment): string =>
  personId ?? (phone ? `${phone.hash} ${name}` : appointmentId)

/** How many areas each person has the same post in. */
export function areasOfPeople(fills: readonly PostFill[]): Map<string, number> {
  const areas = new Map<string, Set<string>>()
  for (const { area, post, people } of fills) {
    for (const one of people) {
      const who = `${post} ${identityOf(one)}`
      areas.set(who, (areas.get(who) ?? new Set()).add(area.areaId))
    }
  }
  return new Map([...areas].map(([who, ids]) => [who, ids.size]))
}

const sum = (fills: readonly PostFill[], count: (fill: PostFill) => number) =>
  fills.reduce((all, fill) => all + count(fill), 0)

export const gapOf = ({ places, people }: PostFill) => Math.max(0, places - people.length)
export const surplusOf = ({ places, people }: PostFill) => Math.max(0, people.length - places)

/** Posts and posts filled are counted in places, as S2 counts its 346 and 277: who is too many fills none. */
export function totalsOf(fills: readonly PostFill[], doubled: ReadonlyMap<string, number>): PostTotals {
  return {
    places: sum(fills, ({ places }) => places),
    filled: sum(fills, ({ places, people }) => Math.min(places, people.length)),
    gaps: sum(fills, gapOf),
    surplus: sum(fills, (fill) => (surplusOf(fill) > 0 ? 1 : 0)),
    doubles: [...doubled.values()].filter((count) => count > 1).length,
    waiting: sum(fills, ({ people }) => people.filter(({ status }) => status === 'waiting').length),
  }
}

/** Places and people of each post, those that the county has. */
export function byPostOf(fills: readonly PostFill[]): { post: PostRow['post']; places: number; filled: number }[] {
  return Post.options
    .map((post) => {
      const { places, filled } = totalsOf(
        fills.filter((fill) => fill.post === post),
        new Map(),
      )
      return { post, places, filled }
    })
    .filter(({ places, filled }) => places + filled > 0)
}
