import {
  type AreaId,
  ORGANISATION_KINDS,
  type OrganisationChange,
  type OrganisationKind,
  type OrganisationPost,
  type OrganisationRef,
  type OrganisationRow,
  type PostFacts,
  type Seat,
  type SeatNumbers,
  type Term,
  type TermState,
  type UnitId,
} from '@microwish/contract'

/**
 * An organisation of the county: where it stands in the area tree, and below whom in the party's line or its own. Days are
 * of Asia/Shanghai; an end is the first day after.
 */
export type Organisation = {
  unitId: UnitId
  version: number
  name: string
  kind: OrganisationKind
  areaId: AreaId
  areaPath: string
  /** Names of the areas of `areaPath`, county first. */
  areaNames: string[]
  from: string
  to?: string
  code?: string
  creditCode?: string
  parentId?: UnitId
  branchId?: UnitId
  partyMembers?: number
  /** 从业人数. */
  staff?: number
  term?: Term
  seatNumbers?: SeatNumbers
  /** Those that have ended too, the last 100 of them. */
  seats: Seat[]
}

/** A line of an organisation's history. */
export type OrganisationEvent = {
  version: number
  at: string
  by: { personId: string; name: string }
  what: 'add' | 'import' | OrganisationChange
  note: string
}

export const isStanding = ({ to }: Pick<Organisation, 'to'>, day: string) => to === undefined || day < to
const isHeld = ({ from, to }: Seat, day: string) => from <= day && (to === undefined || day < to)
export const heldSeats = ({ seats }: Pick<Organisation, 'seats'>, day: string) =>
  seats.filter((seat) => isHeld(seat, day))

/** In the order of the posts of its kind, then by the day they began. */
export function sortedSeats({ kind, seats }: Pick<Organisation, 'kind' | 'seats'>): Seat[] {
  const order = postsOf(kind).map(({ code }) => code)
  const placeOf = ({ post, from }: Seat) => `${String(order.indexOf(post)).padStart(2, '0')}#${from}`
  return [...seats].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}
/** Who leads it on a day: whoever holds the first of its posts that anybody holds. */
export const headOn = (organisation: Organisation, day: string): string | undefined =>
  sortedSeats(organisation).find((seat) => isHeld(seat, day))?.name

/** How many people a post is to have; undefined when it has room for anybody. */
export const seatsOf = ({ seatNumbers }: Pick<Organisation, 'seatNumbers'>, post: PostFacts): number | undefined =>
  seatNumbers?.[post.code] ?? post.seats

export const postsOf = (kind: OrganisationKind) => ORGANISATION_KINDS[kind].posts
const countOn = (held: readonly Seat[], post: OrganisationPost) => held.filter((seat) => seat.post === post).length

/** Each post of an organisation with who is wanted and who is there on a day. */
export function postsOn(organisation: Organisation, day: string) {
  const held = heldSeats(organisation, day)
  return postsOf(organisation.kind).map((post) => {
    const seats = seatsOf(organisation, post)
    return {
      post: post.code,
      text: post.text,
      ...(seats !== undefined && { seats }),
      filled: countOn(held, post.code),
      ...(post.isPartTime && { isPartTime: true }),
    }
  })
}

/** Seats that somebody holds, of those that the posts are to have; posts with room for anybody do not count. */
export function filledOn(organisation: Organisation, day: string): { filled: number; of: number } {
  const posts = postsOn(organisation, day)
  const sum = (count: (post: (typeof posts)[number]) => number) => posts.reduce((all, post) => all + count(post), 0)
  return {
    filled: sum(({ seats = 0, filled }) => Math.min(seats, filled)),
    of: sum(({ seats = 0 }) => seats),
  }
}

const DAY_MS = 86_400_000
export const daysUntil = (day: string, today: string) => Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS)

/** How the term stands; undefined for an organisation without one. It is overdue on the very day (届满日). */
export function termStateOf({ term }: Pick<Organisation, 'term'>, today: string, days: number): TermState | undefined {
  if (!term) return undefined
  const left = daysUntil(term.to, today)
  if (left <= 0) return 'overdue'
  return left <= days ? 'due' : 'running'
}

/** Its place in the list of a subtree. */
export const sortOf = ({ areaPath, unitId }: Pick<Organisation, 'areaPath' | 'unitId'>) => `${areaPath}#${unitId}`
export const refOf = ({ unitId, name, kind }: Organisation): OrganisationRef => ({ unitId, name, kind })
export const areaNameOf = ({ areaNames }: Pick<Organisation, 'areaNames'>) => areaNames.at(-1) ?? ''

/** An organisation as a list shows it. */
export function rowOf(organisation: Organisation, today: string, days: number): OrganisationRow {
  const { version, kind, areaId, code, parentId, from, to, partyMembers, term } = organisation
  const termState = isStanding(organisation, today) ? termStateOf(organisation, today, days) : undefined
  return {
    ...refOf(organisation),
    version,
    kindText: ORGANISATION_KINDS[kind].text,
    family: ORGANISATION_KINDS[kind].family,
    areaId,
    areaName: areaNameOf(organisation),
    from,
    ...filledOn(organisation, today),
    ...(code !== undefined && { code }),
    ...(parentId && { parentId }),
    ...(to !== undefined && { to }),
    ...(partyMembers !== undefined && { partyMembers }),
    ...(term && { term }),
    ...(termState && { termState }),
  }
}
