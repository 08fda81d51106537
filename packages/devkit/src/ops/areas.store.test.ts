import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listTree } from '@microwish/core'
import { aStage, type Stage } from './stage.fixture'

let stage: Stage
beforeEach(async () => {
  stage = await aStage({ isEmpty: true })
})
afterEach(() => stage.close())

const COUNTY = [
  ['990121', '清棠县'],
  ['990121001', '栖禾街道'],
  ['990121001001', '桂花巷社区'],
  ['990121001001001', '桂苑'],
] as const
function put(lines: readonly (readonly [string, string])[], ...more: string[]) {
  const file = join(stage.dataDir, 'areas.csv')
  writeFileSync(file, ['code,name', ...lines.map((line) => line.join(','))].join('\n'))
  return stage.run('areas', ['--file', file, ...more])
}

test('a county is put in once, with paths of permanent ids; a second run changes nothing', async () => {
  expect(await put(COUNTY)).toContain('4 areas would be added')
  expect(await listTree(stage.cloud)).toEqual([])
  await put(COUNTY, '--yes')
  const tree = await listTree(stage.cloud)
  const [county, , community, grid] = tree
  expect(grid).toMatchObject({ level: 'grid', parentId: community?.areaId, names: COUNTY.map(([, name]) => name) })
  expect(grid?.path).toBe(`/${tree.map(({ areaId }) => areaId).join('/')}/`)
  expect(county).not.toHaveProperty('parentId')
  expect(await put(COUNTY, '--yes')).toContain('0 areas were added, 0 changed, 4 stay')
  expect(await listTree(stage.cloud)).toEqual(tree)
})

test('a new name keeps the id and reaches the names of what lies below; what is missing in the file stays', async () => {
  await put(COUNTY, '--yes')
  const before = await listTree(stage.cloud)
  const renamed = COUNTY.slice(0, 3).map(([code, name]) => [code, code.length === 9 ? '栖禾镇' : name] as const)
  expect(await put(renamed, '--yes')).toContain('Not in the file, and left alone: 990121001001001 桂苑')
  const after = await listTree(stage.cloud)
  expect(after.map(({ areaId }) => areaId)).toEqual(before.map(({ areaId }) => areaId))
  expect(after[2]?.names).toEqual(['清棠县', '栖禾镇', '桂花巷社区'])
})

test('another county is refused, and so is a file that is not there', async () => {
  await put(COUNTY, '--yes')
  await expect(put([['990122', '邻县']], '--yes')).rejects.toThrow('one deployment serves one county')
  await expect(stage.run('areas', ['--file', '/nowhere/areas.csv'])).rejects.toThrow('cannot be read')
})
