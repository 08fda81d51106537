import { addTeam, type ChangeTeam, changeTeam, listTeams, type Team } from '@microwish/contract'
import { people, type PersonName, places } from '@microwish/core/factory'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'

const { community, sibling } = places
const { member, colleague, siblingMember, farMember } = people

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())

type Change = ChangeTeam extends infer C ? (C extends unknown ? Omit<C, 'teamId' | 'version'> : never) : never
const as = (name: PersonName) => api.as(people[name])
const add = (more: object = {}, name: PersonName = 'desk', key = freshKey()) =>
  as(name)(
    addTeam,
    { name: '榆钱巷红色管家', kind: 'red_steward', areaId: community.areaId, from: '2026-03-01', ...more },
    key,
  )
const change = ({ teamId, version }: Team, what: Change, key = freshKey(), name: PersonName = 'desk') =>
  as(name)(changeTeam, { teamId, version, ...what } as ChangeTeam, key)
const refused = async (call: Promise<unknown>) => {
  const { code, detail, errors } = (await refusalOf(call)) ?? {}
  return { code, says: errors?.[0]?.message ?? detail }
}
const join = (team: Team, { personId }: typeof member, from?: string) =>
  change(team, { action: 'join', personId, ...(from && { from }) })

describe('a team', () => {
  it('is made, joined, led, left and ended, and keeps who stood in it and who wrote it down', async () => {
    let team = await add()
    team = await join(team, member, '2026-03-05')
    team = await join(team, colleague, '2026-04-01')
    team = await change(team, { action: 'lead', personId: member.personId })
    expect(team).toMatchObject({ size: 2, leader: { name: '舒明远' } })
    team = await change(team, { action: 'leave', personId: member.personId, on: '2026-06-30' })
    expect(team).toMatchObject({ size: 1 })
    expect(team.leader).toBeUndefined()
    team = await change(team, { action: 'rename', name: '榆钱巷红管家' })
    team = await change(team, { action: 'end' })
    expect(team).toMatchObject({ endedOn: '2026-11-21', size: 0, may: [] })
    expect(team.members).toMatchObject([
      { name: '舒明远', from: '2026-03-05', to: '2026-06-30', isLeader: false },
      { name: '邵小雨', from: '2026-04-01', to: '2026-11-21' },
    ])
    expect(team.history?.map(({ what, about, by }) => `${what} ${about ?? ''} ${by.name}`).reverse()).toEqual([
      'add 榆钱巷红色管家 方静怡',
      'join 舒明远 方静怡',
      'join 邵小雨 方静怡',
      'lead 舒明远 方静怡',
      'leave 舒明远 方静怡',
      'rename 榆钱巷红管家 方静怡',
      'end  方静怡',
    ])
    expect(await refused(join(team, siblingMember))).toEqual({
      code: 'action_not_allowed',
      says: '这支队伍已经解散，请另建一支',
    })
  })

  it('has nobody in it twice at a time, however simultaneously they join, and anybody again who left', async () => {
    const team = await add()
    const both = await Promise.all([1, 2].map(() => refused(join(team, member))))
    expect(both.map(({ code }) => code).sort()).toEqual(['stale_version', undefined])
    const [joined] = (await as('desk')(listTeams, { teamId: team.teamId })).items as [Team]
    expect(joined.members).toHaveLength(1)
    expect(await refused(join(joined, member))).toEqual({ code: 'overlapping', says: '这位同志已经在队里，不用再加' })
    const gone = await change(joined, { action: 'leave', personId: member.personId })
    // The last day is still theirs.
    expect((await refused(join(gone, member))).code).toBe('overlapping')
    api.clock.now = '2026-11-22T02:00:00.000Z'
    expect((await join(gone, member)).size).toBe(1)
    api.clock.now = '2026-11-21T02:00:00.000Z'
  })

  it.each<[string, Change, string]>([
    [
      'somebody who serves in another street',
      { action: 'join', personId: farMember.personId },
      '没有找到这位同志，请先让本人到本街道的社区报到',
    ],
    [
      'a resident who serves nowhere',
      { action: 'join', personId: people.resident.personId },
      '没有找到这位同志，请先让本人到本街道的社区报到',
    ],
    [
      'somebody before it was there',
      { action: 'join', personId: member.personId, from: '2026-02-28' },
      '队伍2026-03-01才成立，请改加入日期',
    ],
    [
      'somebody of tomorrow',
      { action: 'join', personId: member.personId, from: '2026-11-22' },
      '加入日期还没有到，请到那一天再登记',
    ],
    ['the leaving of whoever is not in it', { action: 'leave', personId: member.personId }, '这位同志不在队里'],
    ['a leader from outside', { action: 'lead', personId: member.personId }, '队长要先是队员，请先把这位同志加进队伍'],
    ['an end before its beginning', { action: 'end', on: '2026-02-01' }, '队伍2026-03-01才成立，请改解散日期'],
  ])('refuses %s with what to do', async (_, what, says) => {
    expect((await refused(change(await add(), what))).says).toBe(says)
  })

  it('answers a repeated command as before, and refuses words of money', async () => {
    const key = freshKey()
    const [first, second] = await Promise.all([1, 2].map(() => add({ name: '四微服务队' }, 'desk', key)))
    expect(second?.teamId).toBe(first?.teamId)
    const joinKey = freshKey()
    const what = { action: 'join', personId: member.personId } as const
    const joined = await change(first!, what, joinKey)
    expect((await change(first!, what, joinKey)).version).toBe(joined.version)
    expect((await refused(add({ name: '募捐队' }))).code).toBe('money_words')
  })

  it('is listed to the desks of its place, page by page, without names but its leader’s', async () => {
    await add({ name: '梨花井先锋队', kind: 'pioneer', areaId: sibling.areaId }, 'siblingDesk')
    const names = async (name: PersonName, input: object = {}) =>
      (await as(name)(listTeams, { limit: 50, ...input })).items.map((team) => team.name)
    expect(await names('siblingDesk')).toEqual(['梨花井先锋队'])
    expect(await names('streetStaff', { kind: 'pioneer' })).toEqual(['梨花井先锋队'])
    expect(await names('farDesk')).toEqual([])
    expect(await names('desk')).not.toContain('榆钱巷红管家')
    expect(await names('desk', { withEnded: 'true' })).toContain('榆钱巷红管家')
    const page = await as('streetStaff')(listTeams, { limit: 2 })
    const next = await as('streetStaff')(listTeams, { limit: 2, cursor: page.cursor! })
    expect(new Set([...page.items, ...next.items].map(({ teamId }) => teamId)).size).toBe(4)
    expect(JSON.stringify(page)).not.toContain('邵小雨')
  })
})
