import type { Reshape } from '@microwish/contract'
import { toTree } from '../area'
import { DomainError } from '../error'
import { anArea, areaIdOf } from '../factory'
import type { Area } from '../person'
import { planReshape } from './plan-reshape'

const NOW = '2026-11-21T02:00:00.000Z'
const county = anArea(1, '清棠县')
const street = anArea(11, '栖禾街道', county, { code: '990121001' })
const other = anArea(12, '映棠街道', county, { code: '990121002' })
const large = { grade: 'large', kind: 'general' } as const
const a = anArea(111, '甲社区', street, { code: '990121001001', households: 300, grid: large })
const b = anArea(112, '乙社区', street, { code: '990121001002', households: 500, grid: large })
const c = anArea(121, '丙社区', other, { code: '990121002001' })
const a1 = anArea(1111, '甲一', a, {
  ...{ code: '990121001001001', grid: { ...large, grade: 'small', parentId: a.areaId } },
})
const a2 = anArea(1112, '甲二', a, { code: '990121001001002' })
const b1 = anArea(1121, '乙一', b, { code: '990121001002001' })
const house = anArea(2111, '甲一1栋', a1, { code: '990121001001001001' })
const AREAS = [county, street, a, a1, house, a2, b, b1, other, c]
const tree = toTree(AREAS)
const newIds = [areaIdOf(901), areaIdOf(902)]
const seen = { edition: 7 }
const plan = (reshape: Reshape) => planReshape(tree, reshape, { now: NOW, newIds })

/** The tree afterwards: code, names and what it was called before. */
function afterwards(reshape: Reshape) {
  const areas = new Map<string, Area>(AREAS.map((area) => [area.areaId, area]))
  for (const { after } of plan(reshape).changes) areas.set(after.areaId, after)
  return [...areas.values()]
    .filter(({ endedAt }) => endedAt === undefined)
    .map(({ code, names }) => `${code} ${names.slice(1).join('/')}`)
    .sort()
}
const placesOf = (reshape: Reshape) => [...plan(reshape).places].map(([path, to]) => [path, to.path])

describe('a merge', () => {
  const merge: Reshape = { what: 'merge', ...seen, sourceIds: [a.areaId], targetId: b.areaId }

  it('takes everything below along, with free codes and the former ones kept', () => {
    expect(afterwards(merge)).toEqual(
      [
        '990121 ',
        '990121001 栖禾街道',
        '990121001002 栖禾街道/乙社区',
        '990121001002001 栖禾街道/乙社区/乙一',
        '990121001002002 栖禾街道/乙社区/甲二',
        '990121001002003 栖禾街道/乙社区/甲一',
        '990121001002003001 栖禾街道/乙社区/甲一/甲一1栋',
        '990121002 映棠街道',
        '990121002001 映棠街道/丙社区',
      ].sort(),
    )
    const changed = new Map(plan(merge).changes.map(({ after }) => [after.areaId, after]))
    expect(changed.get(a.areaId)).toEqual({ ...a, endedAt: NOW, succeededBy: [b.areaId] })
    expect(changed.get(house.areaId)?.formerCodes).toEqual([{ code: house.code, until: NOW }])
    expect(changed.get(b.areaId)?.households).toBe(800)
    expect(changed.get(a1.areaId)?.grid).toEqual({ ...large, grade: 'small', parentId: b.areaId })
  })

  it('says where whatever lay in each area lies afterwards', () => {
    const below = (area: Area) => `${b.path}${area.areaId}/`
    expect(placesOf(merge)).toEqual([
      [a.path, b.path],
      [a1.path, below(a1)],
      [house.path, `${below(a1)}${house.areaId}/`],
      [a2.path, below(a2)],
    ])
    expect(plan(merge).note).toBe('甲社区（990121001001）并入乙社区（990121001002）')
  })

  it('may be into a new area, which takes a name of those that it replaces', () => {
    const target = { code: '990121001003', name: '甲社区' }
    const { changes } = plan({ what: 'merge', ...seen, sourceIds: [a.areaId, b.areaId], target })
    const [made] = changes
    expect(made).toEqual({
      after: expect.objectContaining({ areaId: newIds[0], level: 'community', kind: 'community' }),
    })
    expect(changes.filter(({ after }) => after.succeededBy?.[0] === newIds[0])).toHaveLength(2)
    // 甲一 and 乙一 both want 001.
    const grids = changes.filter(({ after }) => after.level === 'grid').map(({ after }) => after.code)
    expect(grids.sort()).toEqual(['990121001003001', '990121001003002', '990121001003003'])
  })
})

describe('a split', () => {
  const parts = [
    { code: '990121001003', name: '甲东社区', childIds: [a1.areaId] },
    { code: '990121001004', name: '甲西社区', childIds: [a2.areaId] },
  ]

  it('shares the children out, and ends what nothing is left of', () => {
    const split: Reshape = { what: 'split', ...seen, areaId: a.areaId, parts, isEnding: true, heir: 1 }
    expect(afterwards(split).filter((line) => /甲/.test(line))).toEqual([
      '990121001003 栖禾街道/甲东社区',
      '990121001003001 栖禾街道/甲东社区/甲一',
      '990121001003001001 栖禾街道/甲东社区/甲一/甲一1栋',
      '990121001004 栖禾街道/甲西社区',
      '990121001004002 栖禾街道/甲西社区/甲二',
    ])
    const { changes, places } = plan(split)
    expect(changes.find(({ after }) => after.areaId === a.areaId)?.after.succeededBy).toEqual([newIds[1], newIds[0]])
    // What names no grid goes to the heir.
    expect(places.get(a.path)?.areaId).toBe(newIds[1])
  })

  it('leaves what is not shared out where it is', () => {
    const split: Reshape = { what: 'split', ...seen, areaId: a.areaId, parts: [parts[0]!], isEnding: false, heir: 0 }
    expect(afterwards(split)).toContain('990121001001002 栖禾街道/甲社区/甲二')
    expect(plan(split).places.has(a.path)).toBe(false)
  })
})

describe('a move', () => {
  it('takes a whole subtree to another parent, with the parent’s code', () => {
    const move: Reshape = { what: 'move', ...seen, areaId: a.areaId, parentId: other.areaId }
    expect(afterwards(move).filter((line) => /甲/.test(line))).toEqual([
      '990121002002 映棠街道/甲社区',
      '990121002002001 映棠街道/甲社区/甲一',
      '990121002002001001 映棠街道/甲社区/甲一/甲一1栋',
      '990121002002002 映棠街道/甲社区/甲二',
    ])
    expect(plan(move).places.get(house.path)?.path).toBe(
      `${other.path}${[a, a1, house].map((x) => x.areaId).join('/')}/`,
    )
  })

  it('takes the code that is asked for', () => {
    const move: Reshape = { what: 'move', ...seen, areaId: a.areaId, parentId: other.areaId, code: '990121002009' }
    expect(afterwards(move)).toContain('990121002009 映棠街道/甲社区')
  })
})

const part = (childIds: Area['areaId'][], more = {}) => ({ code: '990121001005', name: '丁社区', childIds, ...more })
const of = (reshape: object) => ({ ...seen, isEnding: false, heir: 0, ...reshape }) as Reshape
it.each<[string, Reshape, string]>([
  ['a merge into nothing', of({ what: 'merge', sourceIds: [a.areaId] }), '二者取一'],
  ['a merge into itself', of({ what: 'merge', sourceIds: [a.areaId], targetId: a.areaId }), '不能只选目标自己'],
  ['a merge of two levels', of({ what: 'merge', sourceIds: [a1.areaId], targetId: b.areaId }), '只有同一级的'],
  ['a merge of counties', of({ what: 'merge', sourceIds: [county.areaId], targetId: county.areaId }), '不能只选'],
  ['a merge of what nobody knows', of({ what: 'merge', sourceIds: [newIds[0]], targetId: b.areaId }), '没有这个地方'],
  [
    'a child of two parts',
    of({ what: 'split', areaId: a.areaId, parts: [part([a1.areaId, a1.areaId])] }),
    '分给了两处',
  ],
  ['a child of somebody else', of({ what: 'split', areaId: a.areaId, parts: [part([b1.areaId])] }), '现在的下级'],
  [
    'an end with children left',
    of({ what: 'split', areaId: a.areaId, parts: [part([a1.areaId])], isEnding: true }),
    '还有1个下级没有分出去',
  ],
  [
    'an heir that is none',
    of({ what: 'split', areaId: c.areaId, parts: [part([])], isEnding: true, heir: 3 }),
    '请选由哪一个新辖区',
  ],
  [
    'parts of one code',
    of({ what: 'split', areaId: a.areaId, parts: [part([]), part([], { name: '戊社区' })] }),
    '代码有重复',
  ],
  [
    'parts of one name',
    of({ what: 'split', areaId: a.areaId, parts: [part([]), part([], { code: '990121001006' })] }),
    '名称有重复',
  ],
  [
    'a part of another level',
    of({ what: 'split', areaId: a.areaId, parts: [part([], { code: '990121003' })] }),
    '只有同一级的',
  ],
  ['a move below two levels', of({ what: 'move', areaId: a1.areaId, parentId: other.areaId }), '要放在上一级下面'],
  ['a move below itself', of({ what: 'move', areaId: a.areaId, parentId: a1.areaId }), '要放在上一级下面'],
  ['a move to where it is', of({ what: 'move', areaId: a.areaId, parentId: street.areaId }), '已经在栖禾街道下面'],
  [
    'a code of another parent',
    of({ what: 'move', areaId: a.areaId, parentId: other.areaId, code: b.code }),
    '要以990121002开头',
  ],
  ['a code that is taken', of({ what: 'move', areaId: a.areaId, parentId: other.areaId, code: c.code }), '有人用过了'],
])('refuses %s in words that say what to do', (_, reshape, words) => {
  let said = ''
  try {
    plan(reshape)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    said = error.message
  }
  expect(said).toContain(words)
})
