import { anArea, anOrganisation, places, unitIdOf } from '../factory'
import { type ListedOrganisation, planOrganisations } from './plan-organisations'

const { county, street, community } = places
const ended = anArea(113, '旧井社区', street, { code: '990121011113', endedAt: '2026-01-01T00:00:00.000Z' })
const renumbered = { ...places.sibling, formerCodes: [{ code: '990121011999', until: '2026-01-01T00:00:00.000Z' }] }
const existing = [
  anOrganisation(1, { kind: 'department', name: '清棠县水务局', code: 'SW-001', partyMembers: 30 }),
  anOrganisation(2, { kind: 'great_committee', name: '榆钱巷社区大党委' }),
]
const register = {
  organisations: existing,
  areas: [county, street, community, renumbered, ended],
  today: '2026-11-21',
  idOf: (row: number) => unitIdOf(900 + row),
}
const aLine = (more: Partial<ListedOrganisation> = {}): ListedOrganisation => ({
  name: '榆钱里网格党支部',
  kind: '网格支部',
  areaCode: community.code,
  ...more,
})
const problemsOf = (...lines: ListedOrganisation[]) =>
  planOrganisations(register, lines).problems.map(({ row, column, message }) => `${row} ${column}: ${message}`)

describe('a list of organisations', () => {
  it('adds what is new with its term, below what stands in the register or in the list', () => {
    const { changes, problems } = planOrganisations(register, [
      aLine({ parent: '榆钱巷社区大党委', termEndsOn: '2028-06-30' }),
      aLine({ name: '3栋党小组', kind: '楼栋党小组', parent: '榆钱里网格党支部', partyMembers: 7 }),
    ])
    expect(problems).toEqual([])
    expect(changes.map(({ after, before }) => [after.unitId, after.parentId, after.version, before])).toEqual([
      [unitIdOf(900), unitIdOf(2), 1, undefined],
      [unitIdOf(901), unitIdOf(900), 1, undefined],
    ])
    expect(changes[0]?.after).toMatchObject({
      ...{ kind: 'grid_branch', areaPath: community.path, from: '2026-11-21' },
      term: { from: '2025-06-30', to: '2028-06-30' },
    })
  })

  it('changes what it knows by its code, and only what the line says', () => {
    const line = aLine({ name: '清棠县水务局', kind: '职能部门', code: 'SW-001', partyMembers: 36 })
    const { changes, unchanged } = planOrganisations(register, [line])
    expect(changes).toEqual([{ row: 0, before: existing[0], after: { ...existing[0], partyMembers: 36, version: 2 } }])
    expect(unchanged).toBe(0)
    const again = planOrganisations(register, [{ ...line, partyMembers: 30 }])
    expect([again.changes, again.unchanged]).toEqual([[], 1])
  })

  it.each<[string, ListedOrganisation[], string[]]>([
    ['an unknown kind', [aLine({ kind: '机构' })], ['0 kind: 没有这一类组织，请照模板里的类型填写']],
    [
      'an unknown area',
      [aLine({ areaCode: '990121999' })],
      ['0 areaCode: 没有代码是990121999的辖区，请核对代码，或者先把它加进来'],
    ],
    [
      'an area that has ended',
      [aLine({ areaCode: ended.code })],
      ['0 areaCode: 代码990121011113（旧井社区）已在2026年1月1日停用，请改用现在的代码'],
    ],
    [
      'a code that has expired',
      [aLine({ areaCode: '990121011999' })],
      ['0 areaCode: 代码990121011999已在2026年1月1日停用，现在是990121011112（梨花井社区），请改用990121011112'],
    ],
    [
      'a name twice at one place',
      [aLine(), aLine()],
      ['1 name: 和前面的行重复：同一辖区里组织名称不能相同，请改名或去掉一行'],
    ],
    [
      'a code twice',
      [aLine({ code: 'A-1' }), aLine({ name: '另一支部', code: 'A-1' })],
      ['1 code: 和前面的行重复：组织编码不能相同，请核对'],
    ],
    [
      'a name that somebody else has',
      [aLine({ name: '榆钱巷社区大党委', kind: '大党委', code: 'SW-001' })],
      ['0 name: 系统里已经有了：同一辖区里组织名称不能相同，请改名或去掉一行'],
    ],
    ['a code that is none', [aLine({ code: '编码1' })], ['0 code: 用大写字母、数字、短横线或下划线，最多32位']],
    [
      'a credit code that is none',
      [aLine({ creditCode: '123' })],
      ['0 creditCode: 统一社会信用代码是18位数字和大写字母，请核对'],
    ],
    ['an unknown parent', [aLine({ parent: '没有的党委' })], ['0 parent: 没有这个上级，请核对名称，或把它也列进来']],
    [
      'a ring of two',
      [aLine({ parent: '另一支部' }), aLine({ name: '另一支部', parent: '榆钱里网格党支部' })],
      ['0 parent: 上级不能是它自己，也不能是它的下级', '1 parent: 上级不能是它自己，也不能是它的下级'],
    ],
    [
      'a parent of which there are two',
      [
        aLine({ name: '志愿队', kind: '志愿服务队' }),
        aLine({ name: '志愿队', kind: '志愿服务队', areaCode: renumbered.code }),
        aLine({ name: '分队', kind: '志愿服务队', parent: '志愿队' }),
      ],
      ['2 parent: 有几个同名的组织，请填它的组织编码'],
    ],
  ])('is refused %s, and then changes nothing', (_what, lines, expected) => {
    expect(problemsOf(...lines)).toEqual(expected)
    expect(planOrganisations(register, lines).changes).toEqual([])
  })
})
