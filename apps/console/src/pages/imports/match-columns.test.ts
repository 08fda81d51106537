import { IMPORT_LIMITS } from '@microwish/contract'
import {
  cellName,
  choose,
  findHeader,
  matchColumns,
  missingColumns,
  nextBatch,
  sentColumns,
  sentRows,
} from './match-columns'

const TABLE = [
  ['清棠县网格名单', '', '', ''],
  ['网格编码*', '网格名称', '备注', '总户数'],
  ['990121001003001', '榆钱里', '老小区', '320'],
]

test('the headings are found below the title of the list', () => {
  expect(findHeader('areas', TABLE)).toBe(1)
  expect(findHeader('areas', [['编码', '名称']])).toBe(0)
})

test('columns are known by what people call them, and an unknown one is left out', () => {
  expect(matchColumns('areas', TABLE[1]!)).toEqual([
    { at: 0, heading: '网格编码*', field: 'code' },
    { at: 1, heading: '网格名称', field: 'name' },
    { at: 2, heading: '备注' },
    { at: 3, heading: '总户数', field: 'households' },
  ])
})

test('of two columns that mean the same the first counts, and choosing the second frees the first', () => {
  const choices = matchColumns('roster', ['手机', '联系电话', '姓名'])
  expect(choices.map(({ field }) => field)).toEqual(['phone', undefined, 'name'])
  expect(choose(choices, 1, 'phone').map(({ field }) => field)).toEqual([undefined, 'phone', 'name'])
  expect(choose(choices, 0, undefined).map(({ field }) => field)).toEqual([undefined, undefined, 'name'])
})

test('what the list must have and has not is named by its title', () => {
  expect(missingColumns('roster', matchColumns('roster', ['手机', '备注']))).toEqual(['单位', '姓名'])
  expect(missingColumns('areas', matchColumns('areas', ['编码', '名称']))).toEqual([])
})

test('a column that somebody chose goes under the title that the server knows; others keep their heading', () => {
  const choices = choose(matchColumns('areas', TABLE[1]!), 2, 'serviceName')
  const columns = sentColumns('areas', choices)
  expect(columns.map(({ heading }) => heading)).toEqual(['网格编码*', '网格名称', '接听人', '总户数'])
  expect(sentRows(TABLE, 1, columns.slice(0, 2))).toEqual([['990121001003001', '榆钱里']])
})

test('a batch has as many rows as one request may hold, in rows and in bytes', () => {
  const short = Array.from({ length: 450 }, (_, at) => [String(at)])
  expect(nextBatch(short, 0)).toHaveLength(IMPORT_LIMITS.batch)
  expect(nextBatch(short, 400)).toHaveLength(50)
  const long = Array.from({ length: 200 }, () => ['户'.repeat(200), '户'.repeat(200)])
  const batch = nextBatch(long, 0)
  expect(batch.length).toBeGreaterThan(10)
  expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThan(61_000)
})

test('cells are called as the spreadsheet calls them', () => {
  expect([cellName(0, 2), cellName(25, 9), cellName(26, 9), cellName(39, 12)]).toEqual(['A2', 'Z9', 'AA9', 'AN12'])
})
