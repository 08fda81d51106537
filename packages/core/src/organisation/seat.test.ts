import type { OrganisationPost, Seat, SeatId } from '@microwish/contract'
import { DomainError } from '../error'
import { anOrganisation, personIdOf, unitIdOf } from '../factory'
import { filledOn, headOn, type Organisation } from './organisation'
import { refuseOverfull, seatsUntil, withoutSeat, withSeat } from './seat'

let ids = 0
const aSeat = (more: Partial<Seat> = {}): Seat => ({
  seatId: `sea_${String(++ids).padStart(26, '0')}` as SeatId,
  post: 'member',
  name: '秦月',
  from: '2026-01-01',
  ...more,
})
const named = (name: string, post: OrganisationPost, more: Partial<Seat> = {}) => aSeat({ name, post, ...more })
const seatedIn = (body: Organisation, ...seats: Seat[]) => seats.reduce(withSeat, body)
const committee = anOrganisation(101)
const great = anOrganisation(102, { kind: 'great_committee', name: '榆钱巷社区大党委' })

/** The code and the sentence of a refusal; the field's own where there is one. */
function refusalOf(attempt: () => unknown): [code: string, sentence: string] | undefined {
  try {
    attempt()
    return undefined
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return [error.code, error.facts.errors?.[0]?.message ?? error.message]
  }
}

describe('a seat', () => {
  it('is held from its first day until the day before its end', () => {
    const body = seatedIn(committee, named('柳青', 'head', { from: '2026-01-01', to: '2026-06-01' }))
    expect(['2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01'].map((day) => filledOn(body, day).filled)).toEqual([
      0, 1, 1, 0,
    ])
  })

  it('may be taken over on the day on which the other leaves', () => {
    const before = seatedIn(committee, named('柳青', 'head', { to: '2026-06-01' }))
    const after = withSeat(before, named('秦月', 'head', { from: '2026-06-01' }))
    expect(headOn(after, '2026-05-31')).toBe('柳青')
    expect(headOn(after, '2026-06-01')).toBe('秦月')
  })

  it.each<[string, Organisation, Seat, [string, string]]>([
    [
      'a post that the kind has not',
      committee,
      named('柳青', 'secretary'),
      ['invalid_input', '居民委员会没有这个职务，请重新选择'],
    ],
    [
      'an end before the beginning',
      committee,
      named('柳青', 'head', { to: '2025-12-31' }),
      ['invalid_input', '离任日期要晚于任职日期，请改一下日期'],
    ],
    [
      'an end on the first day',
      committee,
      named('柳青', 'head', { to: '2026-01-01' }),
      ['invalid_input', '离任日期要晚于任职日期，请改一下日期'],
    ],
    [
      'a commissioner from nowhere',
      great,
      named('柳青', 'part_time_member'),
      ['invalid_input', '兼职委员要填来自哪个单位'],
    ],
    [
      'a commissioner from the body itself',
      great,
      named('柳青', 'part_time_member', { fromUnitId: great.unitId }),
      ['invalid_input', '来自的单位不能是它自己'],
    ],
    [
      'somebody who sits there already',
      seatedIn(committee, named('柳青', 'head', { personId: personIdOf(1) })),
      named('柳树', 'member', { personId: personIdOf(1), from: '2026-03-01' }),
      ['overlapping', '这个人在这段时间里已经在这个组织任职，请先办离任'],
    ],
    [
      'the same name where nobody has an id',
      seatedIn(committee, named('柳青', 'head')),
      named('柳青', 'member'),
      ['overlapping', '这个人在这段时间里已经在这个组织任职，请先办离任'],
    ],
    [
      'a second head',
      seatedIn(committee, named('柳青', 'head')),
      named('秦月', 'head', { from: '2027-01-01' }),
      ['overlapping', '主任定1人，这段时间已经满了，请先给前任办离任'],
    ],
    [
      'a third member of two',
      seatedIn({ ...committee, seatNumbers: { member: 2 } }, named('一', 'member'), named('二', 'member')),
      named('三', 'member'),
      ['overlapping', '委员定2人，这段时间已经满了，请先给前任办离任，或把名额改大'],
    ],
  ])('is refused to %s', (_what, body, seat, refusal) => {
    expect(refusalOf(() => withSeat(body, seat))).toEqual(refusal)
  })

  it('goes to a namesake from another organisation, and to a pioneer beside another post', () => {
    const guest = named('柳青', 'part_time_member', { fromUnitId: unitIdOf(1) })
    const body = seatedIn(great, named('柳青', 'secretary'), guest, named('柳青', 'rotating_chair'))
    expect(body.seats).toHaveLength(3)
    expect(refusalOf(() => withSeat(body, named('柳青', 'rotating_chair')))?.[0]).toBe('overlapping')
  })

  it('counts those who follow one another once, and those of one day together', () => {
    const two = { ...committee, seatNumbers: { member: 2 } }
    const body = seatedIn(
      two,
      named('一', 'member', { from: '2026-01-01', to: '2026-03-01' }),
      named('二', 'member', { from: '2026-03-01', to: '2026-05-01' }),
    )
    expect(withSeat(body, named('三', 'member', { from: '2026-02-01', to: '2026-04-01' })).seats).toHaveLength(3)
  })

  it('that ends the day it began was never held', () => {
    const seat = named('柳青', 'head')
    const { organisation } = withoutSeat(seatedIn(committee, seat), seat.seatId, seat.from, '2026-01-01')
    expect(filledOn(organisation, seat.from).filled).toBe(0)
    expect(withSeat(organisation, named('秦月', 'head')).seats).toHaveLength(2)
  })

  it('cannot end before it began, nor twice', () => {
    const seat = named('柳青', 'head')
    const body = seatedIn(committee, seat)
    expect(refusalOf(() => withoutSeat(body, seat.seatId, '2025-12-31', '2026-06-01'))).toEqual([
      'invalid_input',
      '离任日期早于任职日期，请改一下日期',
    ])
    const { organisation } = withoutSeat(body, seat.seatId, '2026-06-01', '2026-06-01')
    expect(refusalOf(() => withoutSeat(organisation, seat.seatId, '2026-07-01', '2026-07-01'))?.[0]).toBe(
      'action_not_allowed',
    )
  })

  it('ends with its organisation, one that would begin later at its own beginning', () => {
    const seats = seatsUntil([named('柳青', 'head'), named('秦月', 'head', { from: '2027-01-01' })], '2026-06-01')
    expect(seats.map(({ to }) => to)).toEqual(['2026-06-01', '2027-01-01'])
  })
})

describe('the numbers of a body', () => {
  it('cannot fall below those who sit there', () => {
    const body = seatedIn(committee, named('一', 'member'), named('二', 'member'))
    expect(refusalOf(() => refuseOverfull({ ...body, seatNumbers: { member: 1 } }, '2026-06-01'))).toEqual([
      'overlapping',
      '委员现有2人，名额不能再少，请先办离任',
    ])
    expect(refusalOf(() => refuseOverfull({ ...body, seatNumbers: { member: 2 } }, '2026-06-01'))).toBeUndefined()
  })

  it('let no kind take over people on posts that it has not', () => {
    const body = seatedIn(committee, named('一', 'head'))
    expect(refusalOf(() => refuseOverfull({ ...body, kind: 'organ_branch' }, '2026-06-01'))?.[0]).toBe('overlapping')
  })
})
