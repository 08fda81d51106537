import type { ChangeOrganisation } from '@microwish/contract'
import { DomainError } from '../error'
import { anArea, anOrganisation, places, unitIdOf } from '../factory'
import { advanceOrganisation, type Surroundings } from './advance-organisation'
import { plusYears } from './check-organisation'
import { listDueTerms } from './due-terms'

const today = '2026-11-21'
const around: Surroundings = { today, seatId: 'sea_00000000000000000000000001' as never, above: [], childCount: 0 }
const committee = anOrganisation(101, { term: { from: '2021-03-01', to: '2026-03-01' } })
const branch = anOrganisation(102, { kind: 'grid_branch', name: '榆钱里网格党支部' })
const enterprise = anOrganisation(103, { kind: 'private_enterprise' })

type Change = ChangeOrganisation extends infer C ? (C extends unknown ? Omit<C, 'unitId' | 'version'> : never) : never
const advance = (change: Change, more: Partial<Surroundings> = {}, before = committee) =>
  advanceOrganisation(before, { unitId: before.unitId, version: 1, ...change } as ChangeOrganisation, {
    ...around,
    ...more,
  })
function fieldsOf(attempt: () => unknown) {
  try {
    attempt()
    return []
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.facts.errors?.map(({ path, message }) => `${path}: ${message}`) ?? [`${error.code}: ${error.message}`]
  }
}

describe('an edit', () => {
  it('makes the next version, takes facts away that are null, and says which fields it touched', () => {
    const { organisation, event } = advance({ change: 'edit', name: '榆钱巷居委会', partyMembers: 12, term: null })
    expect(organisation).toEqual({ ...anOrganisation(101), version: 2, name: '榆钱巷居委会', partyMembers: 12 })
    expect(event).toEqual({ what: 'edit', note: '修改：名称、党员人数、任期' })
  })

  it.each<[string, Change, Partial<Surroundings>, string]>([
    [
      'a term that ends before it begins',
      { change: 'edit', term: { from: '2026-03-01', to: '2026-02-28' } },
      {},
      'term.to: 届满日期要晚于本届起始日期，请改一下日期',
    ],
    [
      'a term longer than the law allows',
      { change: 'edit', term: { from: '2026-03-01', to: '2031-03-02' } },
      {},
      'term.to: 居民委员会每届最长5年，届满日期请填2031-03-01或更早',
    ],
    [
      'more members than the law allows',
      { change: 'edit', seatNumbers: { member: 9 } },
      {},
      'seatNumbers.member: 居民委员会的委员最多8人',
    ],
    [
      'a number for a post that it has not',
      { change: 'edit', seatNumbers: { secretary: 1 } },
      {},
      'seatNumbers.secretary: 居民委员会没有这个职务，请去掉',
    ],
    [
      'an unknown area',
      { change: 'edit', areaId: places.far.areaId },
      {},
      'areaId: 没有这个辖区，或已经撤销，请重新选择',
    ],
    [
      'an area that has ended',
      { change: 'edit', areaId: places.far.areaId },
      { area: anArea(121, '南门井社区', places.farStreet, { endedAt: '2026-01-01T00:00:00.000Z' }) },
      'areaId: 没有这个辖区，或已经撤销，请重新选择',
    ],
    ['an unknown parent', { change: 'edit', parentId: unitIdOf(9) }, {}, 'parentId: 没有这个上级，请重新选择'],
    [
      'itself as its parent',
      { change: 'edit', parentId: unitIdOf(101) },
      { above: [committee] },
      'parentId: 上级不能是它自己，也不能是它的下级',
    ],
    [
      'what stands below it as its parent',
      { change: 'edit', parentId: unitIdOf(9) },
      { above: [anOrganisation(9, { parentId: unitIdOf(101) }), committee] },
      'parentId: 上级不能是它自己，也不能是它的下级',
    ],
    ['an unknown branch', { change: 'edit', branchId: unitIdOf(9) }, {}, 'branchId: 没有这个党组织，请重新选择'],
    [
      'a branch that is none',
      { change: 'edit', branchId: unitIdOf(103) },
      { branch: enterprise },
      'branchId: 请选一个党支部、党总支或党委',
    ],
  ])('is refused %s', (_what, change, more, sentence) => {
    expect(fieldsOf(() => advance(change, more))).toEqual([sentence])
  })

  it('lets a branch stand below a party organisation or its unit, and below no committee of residents', () => {
    const edit: Change = { change: 'edit', parentId: unitIdOf(9) }
    const below = (above: Surroundings['above']) => fieldsOf(() => advance(edit, { above }, branch))
    expect(below([anOrganisation(9, { kind: 'great_committee' })])).toEqual([])
    expect(below([anOrganisation(9, { kind: 'private_enterprise' })])).toEqual([])
    expect(below([committee])).toEqual(['parentId: 党组织的上级要选党组织，支部也可以选它所在的单位'])
  })

  it('refuses a line of nine above it', () => {
    const above = Array.from({ length: 9 }, (_, n) => anOrganisation(200 + n))
    expect(fieldsOf(() => advance({ change: 'edit', parentId: unitIdOf(200) }, { above }))).toEqual([
      'parentId: 上下级最多8层，请选更高的上级',
    ])
  })
})

describe('an end', () => {
  it('needs a day not before its beginning, and nothing that stands below', () => {
    expect(fieldsOf(() => advance({ change: 'end', to: '2019-12-31', reason: '合并' }))).toEqual([
      'to: 撤销日期早于成立日期，请改一下日期',
    ])
    expect(fieldsOf(() => advance({ change: 'end', reason: '合并' }, { childCount: 2 }))).toEqual([
      'action_not_allowed: 下面还有2个组织，请先撤销它们或改它们的上级',
    ])
    expect(advance({ change: 'end', reason: '合并' }).organisation.to).toBe(today)
  })
})

describe('a commissioner', () => {
  const great = anOrganisation(110, { kind: 'great_committee' })
  const seat: Change = { change: 'seat', post: 'part_time_member', name: '周宁', fromUnitId: unitIdOf(103) }
  it('comes from a standing organisation, whose name is kept with the seat', () => {
    expect(fieldsOf(() => advance(seat, {}, great))).toEqual(['fromUnitId: 没有这个单位，或已经撤销，请重新选择'])
    expect(fieldsOf(() => advance(seat, { fromUnit: { ...enterprise, to: '2026-01-01' } }, great))).toHaveLength(1)
    const { organisation, event } = advance(seat, { fromUnit: enterprise }, great)
    expect(organisation.seats).toEqual([
      {
        ...{ seatId: around.seatId, post: 'part_time_member', name: '周宁', from: today },
        ...{ fromUnitId: enterprise.unitId, fromUnitName: enterprise.name },
      },
    ])
    expect(event.note).toBe('任职：兼职委员，从2026-11-21起')
  })
})

describe('terms', () => {
  it('are due within the days asked for, overdue on their very day, and forgotten when the body has ended', () => {
    const ending = (n: number, to: string, more = {}) =>
      anOrganisation(n, { term: { from: '2021-01-01', to }, ...more })
    const bodies = [
      ending(1, '2026-11-21'),
      ending(2, '2026-11-22'),
      ending(3, '2027-02-19'),
      ending(4, '2027-02-20'),
      ending(5, '2026-06-01', { to: '2026-07-01' }),
      anOrganisation(6),
    ]
    expect(listDueTerms(bodies, today, 90).map(({ unitId, state, daysLeft }) => [unitId, state, daysLeft])).toEqual([
      [unitIdOf(1), 'overdue', 0],
      [unitIdOf(2), 'due', 1],
      [unitIdOf(3), 'due', 90],
    ])
  })

  it('end on the same day of a later year', () => {
    expect(plusYears('2024-02-29', 5)).toBe('2029-03-01')
    expect(plusYears('2026-06-30', -5)).toBe('2021-06-30')
  })
})
