import { itemSize, readUnits, writeUnits } from './item-size'

test('names and strings count as UTF-8: a Chinese character is three bytes', () => {
  expect(itemSize({ name: '张三' })).toBe(4 + 6)
})

test('numbers count two significant digits a byte, plus one, plus one for the sign', () => {
  expect(itemSize({ n: 1234 })).toBe(1 + 3)
  expect(itemSize({ n: -12300 })).toBe(1 + 4)
  expect(itemSize({ n: 0 })).toBe(1 + 1)
})

test('maps and lists count three bytes and one for each entry', () => {
  expect(itemSize({ list: ['ab', true] })).toBe(4 + 3 + 2 + 2 + 1)
  expect(itemSize({ map: { a: 'x' } })).toBe(3 + 3 + 1 + 2)
})

test('absent attributes count nothing, and null counts one', () => {
  expect(itemSize({ a: undefined, b: null })).toBe(1 + 1)
})

test('writes are paid by the started KB, reads by the started 4 KB, transactions twice', () => {
  expect([writeUnits(1024, false), writeUnits(1025, false), writeUnits(1025, true)]).toEqual([1, 2, 4])
  expect([readUnits(4096, 'strong'), readUnits(4097, 'eventual'), readUnits(1, 'transaction')]).toEqual([1, 1, 2])
})
