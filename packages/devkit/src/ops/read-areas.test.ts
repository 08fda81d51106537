import { readAreas } from './read-areas'

const TREE = [
  { code: '990121', name: '清棠县' },
  { code: '990121001', name: '栖禾街道' },
  { code: '990121001001', name: '桂花巷社区', servicePhone: '16000000021', serviceName: '陶知秋' },
  { code: '990121001001001', name: '桂苑' },
]
const CSV = `code,name,servicePhone,serviceName
990121001001001,桂苑,,
990121001001,桂花巷社区,16000000021,陶知秋
990121,清棠县,,
990121001,栖禾街道,,`

const byCode = (text: string) => readAreas(text).sort((a, b) => (a.code < b.code ? -1 : 1))

it('reads JSON and CSV alike', () => {
  expect(readAreas(JSON.stringify(TREE))).toEqual(TREE)
  expect(byCode(CSV)).toEqual(TREE)
  expect(byCode(`\ufeff${CSV.replaceAll('\n', '\r\n')}\r\n`)).toEqual(TREE)
})

const withLine = (line: string) => `${CSV}\n${line}`
it.each([
  ['a code of ten digits', withLine('9901210010,甲'), '“9901210010” has not 6, 9, 12, 15 or 18 digits'],
  ['a code of letters', withLine('99012100A,甲'), '“99012100A” has not'],
  ['no name', withLine('990121002,'), '990121002 has no name'],
  ['a long name', withLine(`990121002,${'长'.repeat(31)}`), 'more than 30 characters'],
  ['words for a telephone', withLine('990121002,甲,找小王,'), 'no telephone as its phone'],
  ['a second county', withLine('990122,邻县'), 'there are 2'],
  ['nothing at all', 'code,name', 'there must be one county'],
  ['other columns', 'id,title\n990121,清棠县', 'must name its columns'],
  ['a column too many', 'code,name,colour\n990121,清棠县,red', 'must name its columns'],
  ['quotation marks', withLine('990121002,"甲,乙"'), 'Quotation marks'],
  ['broken JSON', '[{"code":', 'begins like JSON and is none'],
  ['JSON of something else', '[1, null]', 'has not 6, 9, 12, 15 or 18 digits'],
])('refuses %s', (_, text, sentence) => {
  expect(() => readAreas(text)).toThrow(sentence)
})

it('tells ten complaints at most, and how many more there are', () => {
  const bad = Array.from({ length: 30 }, (_, n) => `12${n},甲${n}`).join('\n')
  expect(() => readAreas(`code,name\n${bad}`)).toThrow(/and 2[01] more$/)
})
