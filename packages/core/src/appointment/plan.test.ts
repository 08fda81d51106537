import type { AppointmentId, OrganisationKind } from '@microwish/contract'
import { anArea, people, places, unitIdOf } from '../factory'
import type { Organisation } from '../organisation'
import type { Appointment } from './appointment'
import { type ListedPost, planPosts, type PostRegister } from './plan-posts'
import { type ListedMember, planRoster, type RosterRegister } from './plan-roster'

const today = '2026-11-22'
const at = '2026-11-22T02:00:00.000Z'
const sealed = (n: number) => ({ hash: `hash-${n}`, masked: `160****000${n}` })
const unit = (n: number, name: string, kind: OrganisationKind, more: Partial<Organisation> = {}): Organisation => ({
  ...{ unitId: unitIdOf(n), version: 1, name, kind, from: '2020-01-01', seats: [] },
  ...{ areaId: places.county.areaId, areaPath: places.county.path, areaNames: ['清棠县'] },
  ...more,
})
const gone = anArea(1199, '老网格', places.community, { endedAt: '2026-10-01T00:00:00.000Z' })
const common = (appointments: Appointment[] = []) => ({
  appointments,
  areas: [...Object.values(places), gone],
  ...{ today, at, by: { name: '沈若兰' } },
  idOf: (row: number) => `apt_${String(row).padStart(26, '0')}` as AppointmentId,
  lineOf: (row: number) => row + 2,
})
const told = ({ problems }: { problems: { row: number; column: string; message: string }[] }) =>
  problems.map(({ row, column, message }) => `${row} ${column} ${message}`)

describe('a roster', () => {
  const register = (appointments: Appointment[] = []): RosterRegister => ({
    ...common(appointments),
    organisations: [
      unit(1, '水务局', 'organ'),
      unit(2, '实验小学', 'organ', { code: 'XX-01' }),
      unit(3, '水务局支部', 'organ_branch'),
      unit(4, '老局', 'organ', { to: '2025-01-01' }),
      unit(5, '同名站', 'organ'),
      unit(6, '同名站', 'organ'),
    ],
  })
  const line = (n: number, more: Partial<ListedMember> = {}): ListedMember => ({
    ...{ unit: '水务局', name: `甲${n}`, phone: sealed(n), isPartyMember: true, branch: '水务局支部' },
    communityCode: places.community.code,
    ...more,
  })

  it('writes everybody down by telephone, to wait, with unit, branch and community', () => {
    const { changes, unchanged, problems } = planRoster(register(), [line(1), line(2, { unit: 'XX-01' })])
    expect([problems, unchanged]).toEqual([[], 0])
    expect(changes[0]?.after).toMatchObject({
      ...{ role: 'member', status: 'waiting', phone: sealed(1), unitName: '水务局', branchName: '水务局支部' },
      ...{ isPartyMember: true, areaId: places.community.areaId, from: today, version: 1, source: 'roster' },
    })
    expect(changes[1]?.after.unitId).toBe(unitIdOf(2))
  })

  it('changes nothing when it says what stands there', () => {
    const stood = planRoster(register(), [line(1)]).changes.map(({ after }) => after)
    expect(planRoster(register(stood), [line(1)])).toEqual({ changes: [], unchanged: 1, problems: [] })
    const [change] = planRoster(register(stood), [line(1, { name: '乙1' })]).changes
    expect(change).toMatchObject({ before: stood[0], after: { name: '乙1', version: 2 } })
  })

  it.each([
    [[line(1), line(1, { name: '乙' })], '1 phone 和第2行是同一个手机号，请核对；夫妻共用的请填本人的号码'],
    [[line(1, { unit: '无名局' })], '0 unit 没有这个组织，请核对全称，或先导入组织'],
    [[line(1, { unit: '老局' })], '0 unit 这个组织已经撤销，请填现在的'],
    [[line(1, { unit: '同名站' })], '0 unit 有几个同名的组织，请填组织编码'],
    [[line(1, { branch: '实验小学' })], '0 branch 这不是党组织，请填支部全称或组织编码'],
    [[line(1, { communityCode: places.street.code })], '0 communityCode 要填社区的编码（12位）'],
  ])('is refused as a whole, by row and column: %#', (lines, message) => {
    const plan = planRoster(register(), [...lines, line(9)])
    expect(told(plan)).toEqual([message])
    expect(plan.changes).toEqual([])
  })

  it('is refused where a telephone stands on another unit’s roster, or somebody has taken it up', () => {
    const [waiting] = planRoster(register(), [line(1)]).changes.map(({ after }) => after)
    expect(told(planRoster(register([waiting!]), [line(1, { unit: '实验小学' })]))).toEqual([
      '0 phone 这个手机号已在水务局的名册上，请先在那里结束',
    ])
    const ended: Appointment = { ...waiting!, status: 'ended' }
    expect(told(planRoster(register([ended]), [line(1, { unit: '实验小学' })]))).toEqual([])
    const bound: Appointment = { ...waiting!, status: 'bound', personId: people.member.personId }
    expect(told(planRoster(register([bound]), [line(1, { name: '乙' })]))).toEqual([
      '0 name 本人已验证上岗，要改请到单位名册里办理',
    ])
    expect(planRoster(register([bound]), [line(1)]).unchanged).toBe(1)
  })
})

describe('a list of posts', () => {
  const register = (appointments: Appointment[] = []): PostRegister => ({
    ...common(appointments),
    settings: { postNumbers: { grid: { manager: 1, informant: 2 } } },
  })
  const line = (n: number, more: Partial<ListedPost> = {}): ListedPost => ({
    ...{ gridCode: places.grid.code, post: 'manager', name: `甲${n}`, phone: sealed(n), startsOn: '2026-01-01' },
    ...more,
  })

  it('writes everybody down for a post, to wait, and nothing again', () => {
    const lines = [line(1), line(2, { post: 'informant' }), line(3, { post: 'informant', endsOn: '2026-12-31' })]
    const { changes, problems } = planPosts(register(), lines)
    expect(problems).toEqual([])
    expect(changes.map(({ after }) => [after.post, after.name, after.status, after.areaName])).toEqual([
      ['manager', '甲1', 'waiting', '榆钱里'],
      ['informant', '甲2', 'waiting', '榆钱里'],
      ['informant', '甲3', 'waiting', '榆钱里'],
    ])
    const stood = changes.map(({ after }) => after)
    expect(planPosts(register(stood), lines)).toEqual({ changes: [], unchanged: 3, problems: [] })
    const [longer] = planPosts(register(stood), [line(3, { post: 'informant', endsOn: '2027-12-31' })]).changes
    expect(longer).toMatchObject({ before: stood[2], after: { to: '2027-12-31', version: 2 } })
  })

  it('lets one follow another on the same place', () => {
    const lines = [line(1, { endsOn: '2026-06-30' }), line(2, { startsOn: '2026-07-01' })]
    expect(told(planPosts(register(), lines))).toEqual([])
  })

  it.each([
    [[line(1, { gridCode: '999' })], 'gridCode'],
    [[line(1, { gridCode: gone.code })], 'gridCode'],
    [[line(1, { post: 'group_head' })], 'post'],
    [[line(1, { endsOn: '2025-12-31' })], 'endsOn'],
  ])('is refused for what is unknown, expired or backwards: %#', (lines, column) => {
    const plan = planPosts(register(), lines)
    expect([plan.problems.map((one) => one.column), plan.changes]).toEqual([[column], []])
  })

  it('is refused for more people than places, and for somebody twice, and says by whom', () => {
    expect(told(planPosts(register(), [line(1), line(2)]))).toEqual([
      '1 post 榆钱里的网格管理员只设1人，第2行已排甲1，请改日期、去掉一条，或先改岗位数',
    ])
    expect(
      told(
        planPosts(register(), [line(1, { post: 'informant' }), line(1, { post: 'informant', startsOn: '2026-02-01' })]),
      ),
    ).toEqual(['1 phone 第2行已把这个人排在榆钱里网格信息员，日期重叠，请改日期或去掉一条'])
    const stood = planPosts(register(), [line(1)]).changes.map(({ after }) => after)
    expect(told(planPosts(register(stood), [line(2)]))).toEqual([
      '0 post 榆钱里的网格管理员只设1人，系统里已排甲1，请改日期、去掉一条，或先改岗位数',
    ])
  })
})
