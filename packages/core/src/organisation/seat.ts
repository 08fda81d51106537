import { ORGANISATION_KINDS, postOf, type OrganisationPost, type PostFacts, type Seat } from '@microwish/contract'
import { DomainError } from '../error'
import { type Organisation, postsOf, seatsOf } from './organisation'

const invalid = (path: string, message: string) =>
  new DomainError('invalid_input', '有几处要改一改', { errors: [{ path, message }] })

/** Seats that have ended and are kept in the record; the history knows of all. */
const KEPT = 100

const isBefore = (a: string, b: string | undefined) => b === undefined || a < b
/** Ends are exclusive: whoever begins on the day on which another ends follows them; what ended as it began never was. */
const overlap = (a: Pick<Seat, 'from' | 'to'>, b: Pick<Seat, 'from' | 'to'>) =>
  isBefore(a.from, b.to) && isBefore(b.from, a.to) && a.from !== a.to && b.from !== b.to

/** One person: the same id, or where either has none the same name from the same organisation. */
function isSamePerson(a: Seat, b: Seat): boolean {
  if (a.personId && b.personId) return a.personId === b.personId
  return a.name === b.name && a.fromUnitId === b.fromUnitId
}

/**
 * The organisation with one seat more.
 * @throws DomainError `invalid_input` for a post that it has not, an end before the beginning or a commissioner from
 * nowhere; `overlapping` when the person sits in it already, or the post has no room
 */
export function withSeat(organisation: Organisation, seat: Seat): Organisation {
  const { kind, unitId, seats } = organisation
  const post = postOf(kind, seat.post)
  if (!post) throw invalid('post', `${ORGANISATION_KINDS[kind].text}没有这个职务，请重新选择`)
  if (seat.to !== undefined && seat.to <= seat.from) throw invalid('to', '离任日期要晚于任职日期，请改一下日期')
  if (post.isPartTime && seat.fromUnitId === undefined) throw invalid('fromUnitId', `${post.text}要填来自哪个单位`)
  if (seat.fromUnitId === unitId) throw invalid('fromUnitId', '来自的单位不能是它自己')
  const others = seats.filter((other) => overlap(seat, other))
  const isTwice = others.some((other) => isSamePerson(seat, other) && !isBeside(organisation, seat, other))
  if (isTwice) throw new DomainError('overlapping', '这个人在这段时间里已经在这个组织任职，请先办离任')
  const after = { ...organisation, seats: [...seats, seat] }
  if (mostAtOnce(after, seat.post) > (seatsOf(organisation, post) ?? Infinity)) throw full(organisation, post)
  return { ...after, seats: latest(after.seats, seat.from) }
}

/** A pioneer's post goes beside any other; the same one twice does not. */
function isBeside({ kind }: Organisation, seat: Seat, other: Seat): boolean {
  if (seat.post === other.post) return false
  return [seat, other].some(({ post }) => postOf(kind, post)?.isBeside)
}

function full(organisation: Organisation, post: PostFacts) {
  const { text, most } = post
  const seats = seatsOf(organisation, post) ?? 0
  const hasRoom = most === undefined || most > seats
  const wayOut = hasRoom ? '请先给前任办离任，或把名额改大' : '请先给前任办离任'
  return new DomainError('overlapping', `${text}定${seats}人，这段时间已经满了，${wayOut}`)
}

/** The most people who hold a post on one day. The number rises only where somebody begins. */
export function mostAtOnce({ seats }: Pick<Organisation, 'seats'>, post: OrganisationPost, since = ''): number {
  const held = seats.filter((seat) => seat.post === post && seat.from !== seat.to && isBefore(since, seat.to))
  const days = held.map(({ from }) => (from < since ? since : from))
  return Math.max(0, ...days.map((day) => held.filter((seat) => seat.from <= day && isBefore(day, seat.to)).length))
}

function latest(seats: readonly Seat[], today: string): Seat[] {
  const ended = seats.filter(({ to }) => to !== undefined && to <= today)
  const gone = new Set(ended.slice(0, Math.max(0, ended.length - KEPT)))
  return seats.filter((seat) => !gone.has(seat))
}

/**
 * The organisation without a seat from a day on; on the day that it began, it was never held.
 * @throws DomainError `not_found`, `action_not_allowed` when it has ended, `invalid_input` for an end before the beginning
 */
export function withoutSeat(organisation: Organisation, seatId: Seat['seatId'], to: string, today: string) {
  const seat = organisation.seats.find((one) => one.seatId === seatId)
  if (!seat) throw new DomainError('not_found', '没有这个任职，请刷新再看')
  if (seat.to !== undefined && seat.to <= today) throw new DomainError('action_not_allowed', '已经离任，不用再办')
  if (to < seat.from) throw invalid('to', '离任日期早于任职日期，请改一下日期')
  const seats = organisation.seats.map((one) => (one === seat ? { ...seat, to } : one))
  return { organisation: { ...organisation, seats }, seat }
}

/** Everybody's seat ends where the organisation does. */
export const seatsUntil = (seats: readonly Seat[], to: string): Seat[] =>
  seats.map((seat) => (isBefore(to, seat.to) ? { ...seat, to: seat.from > to ? seat.from : to } : seat))

/** @throws DomainError `overlapping` when more people hold a post, today or later, than it is to have. */
export function refuseOverfull(organisation: Organisation, today: string): void {
  for (const { post } of organisation.seats.filter(({ to }) => isBefore(today, to))) {
    const facts = postOf(organisation.kind, post)
    if (!facts) throw new DomainError('overlapping', '还有人任着这一类组织没有的职务，请先办离任')
  }
  for (const post of postsOf(organisation.kind)) {
    const held = mostAtOnce(organisation, post.code, today)
    if (held > (seatsOf(organisation, post) ?? Infinity))
      throw new DomainError('overlapping', `${post.text}现有${held}人，名额不能再少，请先办离任`)
  }
}
