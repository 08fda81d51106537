import { IMPORT_FIELDS, ImportKind } from '@microwish/contract'
import type { LineError } from './import'
import { idOfKey } from './import-id'
import { keepRows, openPhone } from './keep-rows'
import { cellReader } from './read-cell'
import { readColumns, readLines } from './read-lines'

const hash = (phone: string) => `hash-of-${phone}`
const kept = (header: string[], ...rows: string[][]) => keepRows(readColumns('roster', header).fields, rows, hash)

describe('headings', () => {
  it('are known by their titles, by what else people write, and with stars and brackets around them', () => {
    const header = ['工作单位', '*姓名', '手机号码（必填）', '政治面貌 ']
    const { fields, errors } = readColumns('roster', header)
    expect([fields.map((field) => field?.name), errors]).toEqual([['unit', 'name', 'phone', 'isPartyMember'], []])
  })

  it.each(ImportKind.options)('of %s mean one field each', (kind) => {
    const headings = IMPORT_FIELDS[kind].flatMap(({ title, synonyms }) => [title, ...synonyms])
    expect(headings).toEqual([...new Set(headings)])
  })
})

describe('rows', () => {
  const header = ['单位', '姓名', '手机号', '备注']

  it('are kept without unknown columns and without telephones: hash and mask of a number, nothing of anything else', () => {
    expect(
      kept(header, ['水务局', ' 舒明远 ', '+86 160-0000-0003', '住3栋'], ['水务局', '何文', '0771-1234567', '']),
    ).toEqual([
      ['水务局', '舒明远', 'hash-of-16000000003 160****0003', ''],
      ['水务局', '何文', '?', ''],
    ])
    expect(openPhone('hash-of-16000000003 160****0003')).toEqual({ hash: 'hash-of-16000000003', masked: '160****0003' })
    expect(openPhone('?')).toBeUndefined()
  })

  it('are lines of the spreadsheet; empty ones are passed over, empty, overlong and surplus cells are told', () => {
    const rows = kept(header, ['', '', ''], ['水务局', '', '160'], ['长'.repeat(201), '甲', '1', '', '多'])
    const { lines, errors } = readLines('roster', readColumns('roster', header), rows)
    expect(lines.map(({ line }) => line)).toEqual([3, 4])
    expect(errors).toEqual([
      { line: 3, field: 'name', message: '姓名是空的，请填写' },
      { line: 4, field: 'unit', message: '超过200个字，请缩短' },
      { line: 4, message: '这一行比列名多出几格，请删去多出的内容' },
    ])
    expect(readLines('roster', readColumns('roster', header), [['', '']]).errors).toHaveLength(1)
  })
})

describe('a cell', () => {
  const read = (cell: string) => {
    const errors: LineError[] = []
    return { reader: cellReader({ line: 2, cells: { cell } }, errors), errors }
  }

  it.each([
    ['2026-1-5', '2026-01-05'],
    ['2026/01/05', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['2026-02-30', undefined],
    ['46027', undefined],
  ])('with %s is the day %s', (cell, day) => {
    const { reader, errors } = read(cell)
    expect([reader.day('cell'), errors.length]).toEqual([day, day ? 0 : 1])
  })

  it.each([
    ['是', true],
    ['中共党员', true],
    ['群众', false],
    ['也许', undefined],
  ])('with %s says %s', (cell, isYes) => {
    expect(read(cell).reader.yesOrNo('cell')).toBe(isYes)
  })

  it('with a number out of range is told', () => {
    const { reader, errors } = read('120')
    expect([reader.whole('cell', 99), errors]).toEqual([
      undefined,
      [{ line: 2, field: 'cell', message: '要填0到99的整数' }],
    ])
  })
})

it('makes the same ids of the same list, and others of another', () => {
  const importId = 'imp_01ARZ3NDEKTSV4RRFFQ69G5FAV' as Parameters<typeof idOfKey>[0]
  const other = 'imp_01ARZ3NDEKTSV4RRFFQ69G5FAW' as typeof importId
  expect(idOfKey(importId, 'are', '1')).toBe(idOfKey(importId, 'are', '1'))
  expect(idOfKey(importId, 'are', '1')).toMatch(/^are_01ARZ3NDEK[0-9A-HJKMNP-TV-Z]{16}$/)
  expect(new Set([idOfKey(importId, 'are', '1'), idOfKey(importId, 'are', '2'), idOfKey(other, 'are', '1')]).size).toBe(
    3,
  )
})
