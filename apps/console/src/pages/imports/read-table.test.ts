/** @jest-environment node */
import writeXlsxFile from 'write-excel-file/browser'
import { decodeText, plainNumber, readCsv, readTable } from './read-table'

const bytesOf = (...parts: (number[] | Buffer)[]) => {
  const buffer = Buffer.concat(parts.map((part) => Buffer.from(part)))
  return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.length)
}
/** 编码,名称 and 990121001,栖禾街道 as Excel in China saves them, by hand from the GBK table. */
const GBK = bytesOf([
  0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0d, 0x0a, 0x39, 0x39, 0x30, 0x2c, 0xc6, 0xdc, 0xba, 0xcc,
  0xbd, 0xd6, 0xb5, 0xc0, 0x0d, 0x0a,
])

test('a csv from Excel in China is read in its own encoding', () => {
  expect(decodeText(GBK)).toBe('编码,名称\r\n990,栖禾街道\r\n')
})

test('UTF-8 is read with its mark or without, and Excel’s Unicode text too', () => {
  const text = '编码,名称'
  expect(decodeText(bytesOf(Buffer.from(text)))).toBe(text)
  expect(decodeText(bytesOf([0xef, 0xbb, 0xbf], Buffer.from(text)))).toBe(text)
  expect(decodeText(bytesOf([0xff, 0xfe], Buffer.from(text, 'utf16le')))).toBe(text)
})

test('quotes, commas and line breaks inside a cell stay inside it', async () => {
  const csv = bytesOf(Buffer.from('名称,说明\n"桂苑, 南区","两行\n说明"\n'))
  expect((await readCsv(csv)).slice(0, 2)).toEqual([
    ['名称', '说明'],
    ['桂苑, 南区', '两行\n说明'],
  ])
})

test('a code that Excel keeps as a number has all its digits', () => {
  expect(plainNumber('9.90121001003001E+14')).toBe('990121001003001')
  expect(plainNumber('990121001')).toBe('990121001')
  expect(plainNumber('3.5')).toBe('3.5')
})

test('the cells of an xlsx are words: days, numbers and ticks too, and empty rows at the end fall away', async () => {
  const sheet = [
    ['编码', '届满', '在任', '户数'],
    ['990121001', new Date('2026-11-22T00:00:00Z'), true, 1250],
    [null, null, null, null],
  ]
  const blob = await writeXlsxFile(sheet, { dateFormat: 'yyyy-mm-dd' }).toBlob()
  const file = new File([blob], '名单.XLSX')
  expect(await readTable(file)).toEqual([
    ['编码', '届满', '在任', '户数'],
    ['990121001', '2026-11-22', '是', '1250'],
  ])
})

test.each([
  ['名单.doc', 'x', 'unknown_kind'],
  ['名单.xlsx', 'not a spreadsheet', 'broken'],
  ['名单.csv', '\n\n', 'empty'],
])('%s that is no table is refused with its reason', async (name, text, reason) => {
  await expect(readTable(new File([text], name))).rejects.toMatchObject({ reason })
})
