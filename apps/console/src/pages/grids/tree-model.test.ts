import { areaId, SMALL_TREE } from './area.fixture'
import { buildTree, findAreas, moveFor, pathTo, rowsOf, subtreeOf } from './tree-model'

const tree = buildTree(SMALL_TREE)
const shown = { openIds: new Set([areaId(1), areaId(2)]), withEnded: false, isUnread: () => false }
const names = (rows: ReturnType<typeof rowsOf>) => rows.map(({ area, depth }) => `${depth} ${area.name}`)

test('open areas show what lies below them, in the order of codes, each with its place', () => {
  const rows = rowsOf(tree, shown)
  expect(names(rows)).toEqual(['1 栖禾街道', '2 桂花巷社区', '3 桂苑', '2 梨花井社区'])
  expect(rows.map(({ position, size, isOpen }) => [position, size, isOpen])).toEqual([
    [1, 1, true],
    [1, 2, true],
    [1, 1, undefined],
    [2, 2, undefined],
  ])
})

test('ended areas come on demand', () => {
  expect(names(rowsOf(tree, { ...shown, withEnded: true }))).toContain('3 棉纺厂生活区')
})

test('what was not read yet can be opened all the same', () => {
  const rows = rowsOf(tree, { ...shown, isUnread: ({ level }) => level === 'grid' })
  expect(rows.find(({ area }) => area.name === '桂苑')?.isOpen).toBe(false)
})

test('areas are found by a part of the name and by a code that they have or had', () => {
  expect(findAreas(tree, '桂').map(({ name }) => name)).toEqual(['桂花巷社区', '桂苑'])
  expect(findAreas(tree, '990121001009').map(({ name }) => name)).toEqual(['桂苑'])
  expect(findAreas(tree, ' ')).toEqual([])
})

test('a path leads from the top, and a subtree holds everything below', () => {
  expect(pathTo(tree, areaId(4)).map(({ name }) => name)).toEqual(['栖禾街道', '桂花巷社区', '桂苑'])
  expect(subtreeOf(tree, SMALL_TREE[1]!)).toHaveLength(3)
})

test.each([
  ['ArrowDown', 1, { to: areaId(2) }],
  ['ArrowUp', 1, undefined],
  ['End', 1, { to: areaId(3) }],
  ['Home', 3, { to: areaId(1) }],
  ['ArrowRight', 2, { to: areaId(4) }],
  ['ArrowLeft', 2, { close: areaId(2) }],
  ['ArrowLeft', 4, { to: areaId(2) }],
  ['ArrowLeft', 3, { to: areaId(1) }],
  ['x', 1, undefined],
])('%s on area %d moves as a tree does', (key, from, move) => {
  expect(moveFor(key, rowsOf(tree, shown), areaId(from))).toEqual(move)
})

test('right opens what is closed', () => {
  const rows = rowsOf(tree, { ...shown, openIds: new Set() })
  expect(moveFor('ArrowRight', rows, areaId(1))).toEqual({ open: areaId(1) })
})
