import type { TableDefinition } from '@microwish/core/tables'
import { costOfWrite, type Images } from './capacity'

const NONE: TableDefinition = { name: 'ledger', pk: 'pk', sk: 'sk', indexes: [] }
const INDEXED: TableDefinition = {
  name: 'needs',
  pk: 'pk',
  sk: 'sk',
  indexes: [{ name: 'byList', pk: 'list', sk: 'sort', projects: ['title'] }],
}
/** `pk` and `sk` with one letter each are 6 bytes, `text` is 4 more than its letters. */
const sized = (bytes: number, more: object = {}) => ({ pk: 'A', sk: 'B', text: 'x'.repeat(bytes - 10), ...more })
function units(table: TableDefinition, images: Images, isTransaction = false) {
  const sums: Record<string, number> = {}
  for (const { on, writeUnits } of costOfWrite(table, 'A', images, isTransaction))
    sums[on] = (sums[on] ?? 0) + writeUnits
  return sums
}
const listed = (list: string, more: object = {}) => sized(100, { list, sort: '1', title: 'a', ...more })

describe('the price of a write to a table', () => {
  // "DynamoDB read and write operations": PutItem, UpdateItem and DeleteItem round up to the next KB.
  it.each([
    ['a new item of 1,024 bytes is one unit', { after: sized(1024) }, 1],
    ['a new item of 1,025 bytes is two', { after: sized(1025) }, 2],
    // "… considers the size of the item as it appears before and after the update": the larger one is paid.
    ['an item that grows pays for what it is then', { before: sized(900), after: sized(2500) }, 3],
    ['an item that shrinks pays for what it was', { before: sized(2500), after: sized(900) }, 3],
    ['a deletion pays for what is deleted', { before: sized(3000) }, 3],
    ['deleting what is not there is one unit', {}, 1],
    // "Condition expressions": a refused write pays for the item that is there, at least one unit.
    ['a refused condition pays for what is there', { before: sized(2048), after: sized(2048) }, 2],
  ])('%s', (_, images, expected) => expect(units(NONE, images)).toEqual({ ledger: expected }))

  it('is twice that in a transaction, each item rounded first', () => {
    expect(units(NONE, { after: sized(1025) }, true)).toEqual({ ledger: 4 })
    expect(units(NONE, {}, true)).toEqual({ ledger: 2 })
  })
})

describe('the price of an index', () => {
  // "Using Global Secondary Indexes in DynamoDB", write capacity units: five cases, in its order.
  it.each([
    ['an item that comes to define the key is put: one', { before: sized(100), after: listed('open') }, 1],
    ['a changed key is a deletion and a put: two', { before: listed('open'), after: listed('held') }, 2],
    ['a moved sort key is too', { before: listed('open'), after: listed('open', { sort: '2' }) }, 2],
    ['a key that goes is a deletion: one', { before: listed('open'), after: sized(100) }, 1],
    ['changed projected attributes are one', { before: listed('open'), after: listed('open', { title: 'b' }) }, 1],
  ])('%s', (_, images, expected) => expect(units(INDEXED, images)).toEqual({ needs: 1, 'needs/byList': expected }))

  it('is nothing for an item that stands in it neither before nor after', () => {
    expect(units(INDEXED, { before: sized(100), after: sized(200) })).toEqual({ needs: 1 })
  })

  it('is nothing when what it keeps stays as it was', () => {
    expect(units(INDEXED, { before: listed('open'), after: listed('open', { text: 'other' }) })).toEqual({ needs: 1 })
  })

  it('is by the size of the entry, not of the item, and not doubled in a transaction', () => {
    const after = { ...listed('open', { title: 'x'.repeat(1200) }), text: 'x'.repeat(5000) }
    expect(units(INDEXED, { after }, true)).toEqual({ needs: 14, 'needs/byList': 2 })
  })

  it('falls on the partitions that the entry leaves and enters', () => {
    const spent = costOfWrite(INDEXED, 'A', { before: listed('open'), after: listed('held') }, true)
    expect(spent.map(({ on, key, writeUnits }) => [on, key, writeUnits])).toEqual([
      ['needs', 'A', 2],
      ['needs/byList', 'open', 1],
      ['needs/byList', 'held', 1],
    ])
  })
})

test('what is stored grows by the item and its entries, with 100 bytes of overhead each', () => {
  const spent = costOfWrite(INDEXED, 'A', { after: listed('open') }, false)
  // 100 + list 4+4, sort 4+1, title 5+1; the entry: pk, sk and those three.
  expect(spent.map(({ storedBytes }) => storedBytes)).toEqual([119 + 100, 6 + 19 + 100])
  const gone = costOfWrite(INDEXED, 'A', { before: listed('open') }, false)
  expect(gone.map(({ storedBytes }) => storedBytes)).toEqual([-219, -125])
})
