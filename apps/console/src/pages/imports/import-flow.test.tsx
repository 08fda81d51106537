import '../../testing/browser.fixture'
import { ImportId } from '@microwish/contract'
import { fireEvent, render, screen } from '@testing-library/react'
import { InQueries } from '../../testing/server.fixture'
import { errorRow, errorSheet } from './error-rows'
import { Rows } from './error-table'
import { recogniseFile } from './held-file'
import { templateSheets } from './template'

const importId = ImportId.parse(`imp_${'0'.repeat(26)}`)
/** A title above the headings, as in a list that somebody already has. */
const TABLE = [
  ['名单', ''],
  ['编码', '总户数'],
  ['990121001', '320'],
  ['990121002', '很多'],
]
const file = {
  table: TABLE,
  headerAt: 1,
  columns: [
    { at: 0, heading: '编码' },
    { at: 1, heading: '总户数' },
  ],
}

test('an error stands at the cell as the spreadsheet names it, with what is written there', () => {
  expect(errorRow({ line: 3, column: '总户数', message: '要填整数。' }, file)).toEqual({
    line: 4,
    column: '总户数',
    message: '要填整数。',
    cell: { name: 'B4', at: 1, value: '很多' },
  })
})

test('an error of a whole row, or one after a reload, has no cell', () => {
  expect(errorRow({ line: 3, message: '没有上级。' }, file)).toMatchObject({ column: '整行' })
  expect(errorRow({ line: 3, column: '总户数', message: '要填整数。' }, undefined).cell).toBeUndefined()
  expect(errorRow({ line: 1, message: '缺编码。' }, undefined).column).toBe('列名')
})

test('the errors go along as a sheet, one a row', () => {
  const rows = [errorRow({ line: 3, column: '总户数', message: '要填整数。' }, file)]
  expect(errorSheet(rows)[1]).toEqual(['4', '总户数', 'B4', '很多', '要填整数。'])
})

test('a press on the cell’s name leads to it', () => {
  const opened: string[] = []
  const rows = [errorRow({ line: 3, column: '总户数', message: '要填整数。' }, file)]
  render(<Rows rows={rows} onOpen={({ cell }) => opened.push(cell?.name ?? '')} />, { wrapper: InQueries })
  fireEvent.click(screen.getByRole('button', { name: '看B4' }))
  expect(opened).toEqual(['B4'])
})

test('after a reload the same file is known again, and another is not', () => {
  const sent = { importId, kind: 'areas' as const, rowCount: 2, columns: [{ heading: '编码' }, { heading: '总户数' }] }
  expect(recogniseFile(TABLE, sent)).toEqual(file)
  expect(recogniseFile(TABLE.slice(0, 3), sent)).toBeUndefined()
  expect(recogniseFile([['编码', '名称'], ...TABLE.slice(2)], sent)).toBeUndefined()
})

test('a template has headings only where rows are read, and says on another sheet what to write', () => {
  const [list, guide] = templateSheets('roster')
  expect(list?.data[0]).toContainEqual({ value: '单位＊', fontWeight: 'bold' })
  expect(list?.data.slice(1).flat()).not.toContainEqual(expect.objectContaining({ value: expect.stringMatching(/./) }))
  expect(guide?.data[1]).toEqual(['单位', '必填', '单位全称或组织编码', '清棠县水务局'])
})
