import { DomainError } from '../error'
import { anArea, areaIdOf } from '../factory'
import { toTree } from './area-tree'
import { planChangedArea, planEndedArea, planNewArea } from './plan-area'

const NOW = '2026-11-21T02:00:00.000Z'
const county = anArea(1, '清棠县')
const street = anArea(11, '栖禾街道', county, { code: '990121001' })
const other = anArea(12, '映棠镇', county, { code: '990121100' })
const grade = { grade: 'large', kind: 'general' } as const
const community = anArea(111, '榆钱巷社区', street, { code: '990121001001', grid: grade })
const sibling = anArea(112, '梨花井社区', street, { code: '990121001002' })
const grid = anArea(1111, '榆钱里', community, {
  ...{ code: '990121001001001', grid: { ...grade, grade: 'small', parentId: community.areaId } },
})
const gone = anArea(113, '老井社区', street, {
  ...{ code: '990121001003', endedAt: '2026-03-01T02:00:00.000Z', succeededBy: [sibling.areaId] },
})
const tree = toTree([county, street, community, grid, sibling, gone, other])
const id = areaIdOf(999)
const add = (input: Partial<Parameters<typeof planNewArea>[1]>) =>
  planNewArea(tree, { code: '990121001009', name: '新社区', ...input }, id)
const change = (areaId: typeof id, edit: Parameters<typeof planChangedArea>[2]) =>
  planChangedArea(tree, areaId, edit, NOW)
const end = (areaId: typeof id, successorId?: typeof id) => planEndedArea(tree, areaId, successorId, NOW)

const refusalOf = (plan: () => unknown) => {
  try {
    plan()
  } catch (error) {
    if (error instanceof DomainError) return `${error.code} ${error.message}`
    throw error
  }
  return undefined
}

it('a new area lies where its code says, of the kind that its number says', () => {
  expect(add({ households: 300 })).toEqual({
    ...{ areaId: id, code: '990121001009', name: '新社区', level: 'community', kind: 'community', households: 300 },
    ...{ parentId: street.areaId, path: `${street.path}${id}/`, names: ['清棠县', '栖禾街道', '新社区'] },
  })
})

it('a new name or code reaches everything below, and the former code is kept with its end', () => {
  const [own, below] = change(community.areaId, { name: '榆钱社区', code: '990121001008' })
  expect(own?.after).toMatchObject({
    ...{ name: '榆钱社区', code: '990121001008', path: community.path },
    formerCodes: [{ code: '990121001001', until: NOW }],
  })
  expect(below).toEqual({
    before: grid,
    after: expect.objectContaining({
      ...{ code: '990121001008001', names: ['清棠县', '栖禾街道', '榆钱社区', '榆钱里'] },
      formerCodes: [{ code: '990121001001001', until: NOW }],
    }),
  })
})

it('a fact that changes reaches nothing below, and `null` takes it away', () => {
  expect(change(grid.areaId, { households: 40, grid: null })).toEqual([
    { before: grid, after: expect.objectContaining({ households: 40 }) },
  ])
  expect(change(grid.areaId, { grid: null })[0]?.after).not.toHaveProperty('grid')
})

it('an area ends when nothing is below it, and says who answers for it', () => {
  expect(end(sibling.areaId, community.areaId)).toEqual([
    { before: sibling, after: { ...sibling, endedAt: NOW, succeededBy: [community.areaId] } },
  ])
  expect(end(grid.areaId)).toHaveLength(1)
})

it.each<[string, () => unknown, string]>([
  ['a code that is none', () => add({ code: '990121001' + '600' }), 'invalid_input 代码最后三位600不在国标'],
  ['a code below nothing', () => add({ code: '990121009001' }), 'invalid_input 上级：没有代码是990121009的辖区'],
  ['a second county', () => add({ code: '990122' }), 'invalid_input 区县只在开通时建一次'],
  ['a code that is taken', () => add({ code: '990121001002' }), 'code_taken 代码990121001002已经是梨花井社区的'],
  ['a code that meant another', () => add({ code: '990121001003' }), 'code_taken 代码990121001003已在2026年3月1日停用'],
  ['a name that is taken', () => add({ name: '梨花井社区' }), 'invalid_input 栖禾街道下面已有“梨花井社区'],
  ['a kind of another level', () => add({ kind: 'grid' }), 'invalid_input 社区/村这一级没有“网格”'],
  ['an overlay parent of none', () => add({ grid: { ...grade, parentId: sibling.areaId } }), '还没有定大中小微'],
  ['one not larger', () => add({ grid: { ...grade, parentId: community.areaId } }), '大网格不能做大网格的上级'],
  [
    'one that has ended',
    () => add({ grid: { ...grade, parentId: gone.areaId } }),
    'action_not_allowed 代码990121001003',
  ],
  ['a code of another parent', () => change(community.areaId, { code: '990121100001' }), '改上级请用“移动”'],
  ['a code of another level', () => change(community.areaId, { code: '990121003' }), '改上级请用“移动”'],
  [
    'a grade that another outgrows',
    () => change(community.areaId, { grid: null }),
    '榆钱里（990121001001001）还挂在它下面',
  ],
  [
    'a circle',
    () => change(community.areaId, { grid: { ...grade, parentId: grid.areaId } }),
    '小网格不能做大网格的上级',
  ],
  ['what has ended', () => change(gone.areaId, { households: 1 }), '老井社区并入了990121001002（梨花井社区）'],
  ['what nobody knows', () => change(id, { households: 1 }), 'not_found'],
  ['the county’s end', () => end(county.areaId), 'action_not_allowed 区县不能撤销'],
  ['an end with areas below', () => end(community.areaId), 'action_not_allowed 榆钱巷社区下面还有1个辖区，请用“合并”'],
  ['a community’s end without a successor', () => end(sibling.areaId), 'invalid_input 请选由哪里接着管'],
  ['a successor of another level', () => end(sibling.areaId, grid.areaId), 'invalid_input 请选另一个社区/村'],
])('refuses %s in words that say what to do', (_, plan, words) => {
  expect(refusalOf(plan)).toContain(words)
})
