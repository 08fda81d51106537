import { aPerson, anArea, places, standingAt } from '../factory'
import { carried, type Carrying } from './carry-person'

const NOW = '2026-11-21T02:00:00.000Z'
const { community, sibling, grid, street } = places
const renamed = { ...street, name: '新禾街道', names: ['清棠县', '新禾街道'] }
const movedGrid = anArea(1111, grid.name, sibling)
const carrying: Carrying = {
  jobId: 'job_1',
  places: new Map([
    [community.path, sibling],
    [grid.path, movedGrid],
    [street.path, renamed],
  ]),
  by: { personId: aPerson(14, '沈若兰').personId, name: '沈若兰', surname: '沈', role: 'district_staff' },
  note: '合并',
}
const of = (standings: ReturnType<typeof standingAt>[], phase: 'giving' | 'ending' = 'giving') =>
  carried(aPerson(1, '甲', standings), carrying, phase, NOW)
const desk = standingAt('community_staff', community)

it('a role gets a second where its place has gone, before the first ends', () => {
  const [first, second, ...others] = of([desk])
  expect(first).toEqual(desk)
  expect(second).toMatchObject({ ...standingAt('community_staff', sibling), source: 'reshaped', grantedAt: NOW })
  expect(second?.standingId).toMatch(/^std_[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(others).toEqual([])
  expect(of(of([desk]), 'ending').map(({ to }) => to)).toEqual([NOW, undefined])
})

it('the same comes of it whenever it is asked again, also when the giving was missed', () => {
  expect(of(of([desk]))).toEqual(of([desk]))
  expect(of([desk], 'ending')).toEqual(of(of([desk]), 'ending'))
})

it('whoever has the same desk there keeps that one only', () => {
  const both = [desk, standingAt('community_staff', sibling)]
  expect(of(both)).toEqual(both)
  expect(of(both, 'ending').filter(({ to }) => to === undefined)).toEqual([both[1]])
})

it('a registration keeps its cause, one a standing, so that leaving one leaves the other', () => {
  const roster = standingAt('member', community, { source: 'roster' })
  const there = standingAt('member', sibling, { source: 'applied' })
  const [, , follower] = of([roster, there])
  expect(follower).toMatchObject({ role: 'member', areaId: sibling.areaId, source: 'roster' })
  expect(follower).not.toHaveProperty('grantedBy')
})

it('dates, posts and units go along', () => {
  const post = standingAt('grid_worker', grid, {
    post: 'manager',
    from: '2026-01-01T00:00:00.000Z',
    to: '2027-01-01T00:00:00.000Z',
  })
  expect(of([post])[1]).toMatchObject({ post: 'manager', from: post.from, to: post.to, areaPath: movedGrid.path })
})

it('what has ended, or lies elsewhere, stays as it is', () => {
  const others = [standingAt('community_staff', community, { to: NOW }), standingAt('auditor', places.county)]
  expect(of(others, 'ending')).toEqual(others)
})

it('another name is taken over at the end, without a second role', () => {
  const staff = standingAt('street_staff', street)
  expect(of([staff])).toEqual([staff])
  expect(of([staff], 'ending')).toEqual([{ ...staff, areaName: '新禾街道' }])
})
