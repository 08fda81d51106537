import { DescribeTableCommand } from '@aws-sdk/client-dynamodb'
import { TABLES } from '@microwish/core/tables'
import { testTables, type TestTables } from '../testing'
import { createTables } from './create-tables'

let database: TestTables
beforeAll(async () => {
  database = await testTables()
})
afterAll(() => database.drop())

const describeTable = async (name: keyof TestTables['tables']) =>
  (await database.client.send(new DescribeTableCommand({ TableName: database.tables[name] }))).Table

test('every table has the indexes of its definition, with what they project', async () => {
  for (const { name, indexes } of TABLES) {
    const found = (await describeTable(name))?.GlobalSecondaryIndexes ?? []
    expect(found.map((index) => index.IndexName).sort()).toEqual(indexes.map((index) => index.name).sort())
    for (const index of indexes)
      expect(found.find((each) => each.IndexName === index.name)?.Projection?.NonKeyAttributes?.sort()).toEqual(
        [...index.projects].sort(),
      )
  }
})

test('only the lists have a stream, of new images', async () => {
  for (const { name, stream } of TABLES)
    expect((await describeTable(name))?.StreamSpecification).toEqual(
      stream && { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    )
})

test('creating the tables a second time leaves them as they are', async () => {
  const before = await describeTable('needs')
  const prefix = database.tables.needs.replace(/needs$/, '')
  await createTables(database.client, prefix)
  expect((await describeTable('needs'))?.LatestStreamArn).toBe(before?.LatestStreamArn)
})
