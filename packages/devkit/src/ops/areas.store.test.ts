import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCounty } from '@microwish/core'
import { aPerson, personIdOf } from '@microwish/core/factory'
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
  expect(await readCounty(stage.cloud.stores)).toEqual([])
  await put(COUNTY, '--yes')
  const tree = await readCounty(stage.cloud.stores)
  const [county, , community, grid] = tree
  expect(grid).toMatchObject({ level: 'grid', parentId: community?.areaId, names: COUNTY.map(([, name]) => name) })
  expect(grid?.path).toBe(`/${tree.map(({ areaId }) => areaId).join('/')}/`)
  expect(county).not.toHaveProperty('parentId')
  expect(await put(COUNTY, '--yes')).toContain('0 areas were added, 0 changed, 4 stay')
  expect(await readCounty(stage.cloud.stores)).toEqual(tree)
})

test('a new name keeps the id and reaches the names of what lies below; what is missing in the file stays', async () => {
  await put(COUNTY, '--yes')
  const before = await readCounty(stage.cloud.stores)
  const renamed = COUNTY.slice(0, 3).map(([code, name]) => [code, code.length === 9 ? '新禾街道' : name] as const)
  expect(await put(renamed, '--yes')).toContain('Not in the file, and left alone: 990121001001001 桂苑')
  const after = await readCounty(stage.cloud.stores)
  expect(after.map(({ areaId }) => areaId)).toEqual(before.map(({ areaId }) => areaId))
  expect(after[2]?.names).toEqual(['清棠县', '新禾街道', '桂花巷社区'])
})

test('another county is refused, and so is a file that is not there', async () => {
  await put(COUNTY, '--yes')
  await expect(put([['990122', '邻县']], '--yes')).rejects.toThrow('line 1, code: 这里只管一个区县（990121）')
  await expect(stage.run('areas', ['--file', '/nowhere/areas.csv'])).rejects.toThrow('cannot be read')
})

test('each bad line is named with what to do; a new name reaches the roles that are held there', async () => {
  const bad = [...COUNTY, ['990121009001', '孤社区'], ['990121001', '重街道']] as const
  await expect(put(bad)).rejects.toThrow(
    /line 5, code: 它的上级990121009表里没有[^]*line 6, code: 代码990121001在表里不止一行/,
  )
  await put(COUNTY, '--yes')
  const [, street] = await readCounty(stage.cloud.stores)
  const { areaId, path } = street!
  const standing = {
    role: 'street_staff',
    areaId,
    areaName: street!.name,
    areaLevel: 'street',
    areaPath: path,
  } as const
  await stage.cloud.stores.people.put(aPerson(1, '庞志远', [standing]))
  await put([COUNTY[0], ['990121001', '新禾街道']], '--yes')
  expect((await stage.cloud.stores.people.get(personIdOf(1)))?.standings).toEqual([
    { ...standing, areaName: '新禾街道' },
  ])
  expect((await stage.cloud.stores.editions.read()).lock).toBeUndefined()
})

test('a run that was cut goes on with its own file, and keeps another one out', async () => {
  const changes = stage.cloud.stores.areas.stage
  let calls = 0
  stage.cloud.stores.areas.stage = (...args) =>
    calls++ === 0 ? Promise.reject(new Error('cut off')) : changes(...args)
  await expect(put(COUNTY, '--yes')).rejects.toThrow('cut off')
  await expect(put(COUNTY.slice(0, 2), '--yes')).rejects.toThrow('Somebody is importing')
  expect(await put(COUNTY, '--yes')).toContain('4 areas were added')
  expect(await readCounty(stage.cloud.stores)).toHaveLength(4)
})
