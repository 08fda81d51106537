import { anArea, areaId } from './area.fixture'
import { changesOf, draftOf, faultsOf, newDraft } from './area-draft'
import { clip } from './tree-map'
import { buildTree } from './tree-model'
import { sumRows } from './use-post-counts'

const community = anArea(2, 'community', { code: '990121001001', name: '桂花巷社区' })
const grid = anArea(3, 'grid', {
  code: '990121001001001',
  name: '桂苑',
  kind: 'estate',
  parentId: areaId(2),
  households: 320,
  grid: { grade: 'small', kind: 'general' },
  posts: { manager: 1 },
})

test('a new area begins with the next code that none of its neighbours has or had', () => {
  const former = { ...grid, formerCodes: [{ code: '990121001001007', until: '2026-01-01T00:00:00.000Z' }] }
  expect(newDraft(community, []).code).toBe('990121001001001')
  expect(newDraft(community, [former]).code).toBe('990121001001008')
})

test('what must be mended is told in the order of the form', () => {
  const draft = draftOf(grid)
  expect(faultsOf(draft, 'grid', community.code)).toEqual([])
  const broken = { ...draft, name: ' ', code: '990121002001001', households: '三百', servicePhone: '打社区' }
  expect(faultsOf({ ...broken, posts: { ...draft.posts, manager: '100' } }, 'grid', community.code)).toEqual([
    'name',
    'code',
    'households',
    'servicePhone',
    'posts',
  ])
})

test('only what was changed is sent, and what was emptied is taken away', () => {
  const draft = draftOf(grid)
  expect(changesOf(grid, draft)).toEqual({})
  expect(changesOf(grid, { ...draft, households: '', name: '桂苑小区' })).toEqual({
    name: '桂苑小区',
    households: null,
  })
  expect(changesOf(grid, { ...draft, grade: '', posts: { ...draft.posts, informant: '2' } })).toEqual({
    grid: null,
    posts: { manager: 1, informant: 2 },
  })
})

test('posts are summed up to the area that was asked for, and no further', () => {
  const building = anArea(4, 'building', { code: '990121001001001001', parentId: areaId(3) })
  const tree = buildTree([community, grid, building])
  const row = { areaName: '', above: [], post: 'manager' as const, holders: [] }
  const sums = sumRows(
    [
      { ...row, areaId: areaId(3), level: 'grid', places: 2, filled: 1, gap: 1, surplus: 0 },
      { ...row, areaId: areaId(4), level: 'building', places: 1, filled: 2, gap: 0, surplus: 1 },
    ],
    tree,
    areaId(2),
  )
  expect(sums.get(areaId(3))).toEqual({ wanted: 3, filled: 3, gaps: 1, doubles: 1 })
  expect(sums.get(areaId(4))).toEqual({ wanted: 1, filled: 2, gaps: 0, doubles: 1 })
  expect(sums.has(areaId(2))).toBe(false)
})

test('a tile shows as much of a line as it holds', () => {
  expect(clip('33/42 有空缺', 120)).toBe('33/42 有空缺')
  expect(clip('棉纺厂生活区', 60)).toBe('棉纺厂…')
})
