import { anArea, areaIdOf } from '../factory'
import type { Area } from '../person'
import { toTree } from './area-tree'
import { type AreaLine, planImport } from './plan-import'

const county = anArea(1, '清棠县', undefined, { code: '520626' })
const street = anArea(11, '青龙街道', county, { code: '520626001', kind: 'street' })
const other = anArea(12, '玉水街道', county, { code: '520626002', kind: 'street' })
const community = anArea(111, '桂花巷社区', street, {
  ...{ code: '520626001005', kind: 'community' },
  formerCodes: [{ code: '520626001001', until: '2026-04-30T16:00:00.000Z' }],
  grid: { grade: 'large', kind: 'general' },
})
const gone = anArea(112, '梨园社区', street, {
  ...{ code: '520626001002', kind: 'community' },
  ...{ endedAt: '2026-05-02T02:00:00.000Z', succeededBy: [community.areaId] },
})
const grid = anArea(1111, '桂苑', community, {
  ...{ code: '520626001005001', kind: 'grid' },
  grid: { grade: 'small', kind: 'general', parentId: community.areaId },
})
const TREE: Area[] = [county, street, community, gone, grid, other]

const idOf = (code: string) => areaIdOf(Number(code.slice(-12)))
const plan = (lines: AreaLine[], tree = TREE) => planImport(toTree(tree), lines, idOf)
const LIST: AreaLine[] = [
  { code: '520626', name: '清棠县' },
  { code: '520626001', name: '青龙街道' },
  { code: '520626001005', name: '桂花巷社区', grade: 'large' },
  { code: '520626001005001', name: '桂苑', grade: 'small', overlayParentCode: '520626001005' },
]

describe('a list of areas', () => {
  it('makes a whole county out of nothing, whatever the order of its lines', () => {
    const { changes, problems, counts } = plan([...LIST].reverse(), [])
    expect(problems).toEqual([])
    expect(counts).toEqual({ added: 4, changed: 0, same: 0 })
    const made = changes.map(({ after }) => after)
    expect(made.map(({ level, kind }) => [level, kind])).toEqual([
      ['county', undefined],
      ['street', 'street'],
      ['community', 'community'],
      ['grid', 'grid'],
    ])
    expect(made[3]).toMatchObject({
      names: ['清棠县', '青龙街道', '桂花巷社区', '桂苑'],
      path: `/${made.map(({ areaId }) => areaId).join('/')}/`,
      grid: { grade: 'small', kind: 'general', parentId: made[2]?.areaId },
    })
    const again = plan(LIST, made)
    expect(again).toMatchObject({ changes: [], counts: { added: 0, changed: 0, same: 4 }, absent: [] })
  })

  it('that says what stands changes nothing, and leaves alone what it does not name', () => {
    const { changes, absent, counts } = plan(LIST)
    expect(changes).toEqual([])
    expect(counts).toEqual({ added: 0, changed: 0, same: 4 })
    expect(absent).toEqual([other])
  })

  it('changes what it says, keeps what it leaves out, and carries a name to everything below', () => {
    const lines = [{ ...LIST[1]!, name: '青龙镇街道', households: 900 }]
    const { changes, counts } = plan(lines)
    expect(counts).toEqual({ added: 0, changed: 1, same: 0 })
    expect(changes.map(({ after }) => after.names.join('/'))).toEqual([
      '清棠县/青龙镇街道',
      '清棠县/青龙镇街道/桂花巷社区',
      '清棠县/青龙镇街道/桂花巷社区/桂苑',
    ])
    expect(changes[0]).toEqual({ before: street, after: expect.objectContaining({ kind: 'street', households: 900 }) })
    expect(changes[2]?.after.grid).toEqual(grid.grid)
  })

  it('puts new areas below old ones and below new ones', () => {
    const { changes, problems } = plan([
      { code: '520626002001001', name: '玉苑', kind: 'estate' },
      { code: '520626002001', name: '玉水社区' },
    ])
    expect(problems).toEqual([])
    expect(changes.map(({ after }) => [after.kind, after.names.join('/')])).toEqual([
      ['community', '清棠县/玉水街道/玉水社区'],
      ['estate', '清棠县/玉水街道/玉水社区/玉苑'],
    ])
  })

  const bad: [string, AreaLine[], string, string][] = [
    ['a code that is none', [{ code: '5206260', name: '甲' }], 'code', '代码应是6位'],
    ['a kind that its code denies', [{ code: '520626003', name: '甲', kind: 'town' }], 'kind', '是街道的号段'],
    ['a code twice', [LIST[1]!, { ...LIST[1]!, name: '乙' }], 'code', '不止一行'],
    ['an orphan', [{ code: '520626009001', name: '孤社区' }], 'code', '上级520626009表里没有'],
    [
      'a code that has ended, with the day and the code that stands now',
      [{ code: '520626001001', name: '桂花巷社区' }],
      'code',
      '代码520626001001已在2026年5月1日停用，现在是520626001005（桂花巷社区）',
    ],
    [
      'the code of an area that is no more',
      [{ code: '520626001002', name: '梨园社区' }],
      'code',
      '梨园社区并入了520626001005（桂花巷社区）',
    ],
    ['what lies below a code that has ended', [{ code: '520626001001001', name: '甲' }], 'code', '现在是520626001005'],
    ['another county', [{ code: '520627', name: '邻县' }], 'code', '只管一个区县（520626）'],
    ['two of one name', [{ code: '520626003', name: '玉水街道' }], 'name', '已有“玉水街道”（520626002）'],
    [
      'an overlay parent that is not larger',
      [{ code: '520626001005002', name: '甲', grade: 'small', overlayParentCode: '520626001005001' }],
      'overlayParentCode',
      '小网格不能做小网格的上级',
    ],
    [
      'overlay parents in a circle',
      [
        { ...LIST[2]!, grade: 'small', overlayParentCode: '520626001005001' },
        { ...LIST[3]!, grade: 'large', overlayParentCode: '520626001005' },
      ],
      'overlayParentCode',
      '小网格不能做大网格的上级',
    ],
    [
      'an overlay parent that is nowhere',
      [{ ...LIST[3]!, overlayParentCode: '520626001009' }],
      'overlayParentCode',
      '没有',
    ],
    [
      'a grade that those below outgrow',
      [{ ...LIST[2]!, grade: 'micro' }],
      'grade',
      '桂苑（520626001005001）还挂在它下面',
    ],
    ['an overlay kind without a grade', [{ ...LIST[1]!, gridKind: 'dedicated' }], 'gridKind', '还要填是大、中、小、微'],
  ]
  it.each(bad)('with %s is refused, in words that say what to do', (_, lines, column, words) => {
    const { changes, problems } = plan(lines)
    expect(changes).toEqual([])
    expect(problems).toContainEqual({ row: expect.any(Number), column, message: expect.stringContaining(words) })
  })

  it('never gives an area another parent', () => {
    const misplaced = anArea(113, '错位社区', other, { code: '520626001003', kind: 'community' })
    const { problems } = plan([{ code: '520626001003', name: '错位社区' }], [...TREE, misplaced])
    expect(problems).toEqual([{ row: 0, column: 'code', message: expect.stringContaining('请用“合并、拆分、移动”') }])
  })

  it('names every problem, each at its row', () => {
    const { problems } = plan([{ code: '1', name: '甲' }, ...LIST, { code: '520626008001', name: '乙' }])
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [0, 'code'],
      [5, 'code'],
    ])
  })

  it('of S4’s size comes to nothing the second time', () => {
    const three = (number: number) => String(number).padStart(3, '0')
    const some = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
    const lines: AreaLine[] = [{ code: '520626', name: '县' }]
    for (const s of some(12)) {
      lines.push({ code: `520626${three(s)}`, name: `街道${s}` })
      for (const c of some(17)) {
        const code = `520626${three(s)}${three(c)}`
        lines.push(
          { code, name: `社区${c}` },
          ...some(10).map((g) => ({ code: `${code}${three(g)}`, name: `网格${g}` })),
        )
      }
    }
    const { changes, counts } = plan(lines, [])
    expect(counts.added).toBe(lines.length)
    const again = plan(
      lines,
      changes.map(({ after }) => after),
    )
    expect(again).toMatchObject({ changes: [], problems: [], counts: { same: 1 + 12 + 204 + 2_040 } })
  })
})
