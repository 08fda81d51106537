import fc from 'fast-check'
import { checkPublicSummary } from './check-public-summary'
import { excerpt } from './excerpt'
import { findPersonalData } from './find-personal-data'
import { maskAddress, maskPersonalData, maskPhone } from './mask-personal-data'
import { personalWords, plainWords } from './words.fixture'

describe('masking', () => {
  it.each([
    ['16000000002', '160****0002'],
    ['160-0000-0002', '160****0002'],
    ['0855-8234567', '085****4567'],
    ['一六零零零零零零零零二', '160****0002'],
    ['8234567', '****'],
  ])('shows of the telephone %s only %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked))

  it.each([
    ['榆钱里3栋2单元401', '*栋*单元***'],
    ['三栋二单元四零一', '*栋*单元***'],
    ['3#2-401', '*#*-***'],
    ['3-2-401', '*-*-***'],
    ['解放路１２号', '**号'],
    ['石门村三组', '*组'],
    ['百里花园5栋B座1203室', '*栋*座****室'],
    ['老院门口', '已填'],
    ['', '已填'],
    ['锦棠花园5栋，老人独居，钥匙在花盆下', '*栋'],
    ['罗桂香家5\u200b栋 2 单元，密码1234，白天没人', '*栋*单元'],
    ['老人独居解放路12号，打16000000001', '**号'],
  ])('shows of the address %s only %s', (address, masked) => expect(maskAddress(address)).toBe(masked))

  it('shows of an address nothing but stars and the words for a part of a house', () => {
    const said = fc.array(fc.oneof(personalWords, plainWords), { maxLength: 8 }).map((words) => words.join(''))
    fc.assert(
      fc.property(said, (address) => {
        expect(maskAddress(address)).toMatch(/^(?:(?:[-*#、栋幢弄座排号楼层室房户门组院]|单元)+|已填)$/)
      }),
      { numRuns: 1000 },
    )
  })

  it('takes its own masks for no words of anybody', () => {
    expect(maskPersonalData('一个人【居住情况】住三【楼层】楼')).toBe('一个人【居住情况】住三【楼层】楼')
  })

  it('says what kind of words went', () => {
    const text = '我叫罗桂香，独居，身份证11010519491231002X，住榆钱里3栋2单元401，电话16000000001'
    expect(maskPersonalData(text)).toBe(
      '我叫【姓名】，【居住情况】，身份证【证件号】，住榆钱里*栋*单元***，电话160****0001',
    )
  })

  it('masks the given spans and no others', () => {
    expect(maskPersonalData('找温小满，16000000002', [{ start: 1, end: 4, kind: 'name' }])).toBe(
      '找【姓名】，16000000002',
    )
  })

  it('leaves nothing to be found, whatever was said in whatever order', () => {
    const said = fc.array(fc.oneof(personalWords, plainWords), { maxLength: 8 }).map((words) => words.join(''))
    fc.assert(
      fc.property(said, (text) => {
        expect(findPersonalData(maskPersonalData(text))).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })
})

const digit = fc.integer({ min: 0, max: 9 }).map(String)
const between = fc.constantFrom(
  '',
  '',
  '',
  ' ',
  '-',
  '    ',
  '·',
  '—',
  '.',
  '\u200b',
  '\u2060\u00ad\u200d\ufeff\u200b',
  '😀',
  '👍🏽',
)
const written = fc.constantFrom<(phone: string) => string>(
  (phone) => phone,
  (phone) => phone.replace(/\d/g, (figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0)),
  (phone) => phone.replace(/\d/g, (figure) => '〇一二三四五六七八九'[Number(figure)] as string),
)
const mobile = fc
  .tuple(fc.constantFrom('13', '15', '16', '18', '19'), fc.array(digit, { minLength: 9, maxLength: 9 }))
  .map(([head, rest]) => head + rest.join(''))
const disguised = fc
  .tuple(mobile, fc.array(between, { minLength: 10, maxLength: 10 }), written)
  .map(([phone, gaps, write]) => write([...phone].map((figure, at) => figure + (gaps[at] ?? '')).join('')))

describe('a telephone', () => {
  it('is found wherever and however it is written, and can be kept by nobody', () => {
    fc.assert(
      fc.property(fc.array(plainWords), disguised, fc.array(plainWords), (before, phone, after) => {
        const text = [...before, phone, ...after].join('')
        const start = before.join('').length
        const isCovered = (spans: { start: number; end: number }[]) =>
          spans.some((span) => span.start <= start && span.end >= start + phone.length)
        expect(isCovered(findPersonalData(text).filter(({ kind }) => kind === 'phone' || kind === 'identity'))).toBe(
          true,
        )
        expect(isCovered(checkPublicSummary(text, [text, phone]))).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('is found between the marks of a list, whole', () => {
    const mark = fc.constantFrom('/', '、', '，', ',', '~', '～', '=', '|', ' / ', '。')
    const cuts = fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { minLength: 1 })
    fc.assert(
      fc.property(mobile, cuts, mark, (phone, at, sign) => {
        // What only rises is a count of days or sizes.
        const members = [0, ...at].map((from, index) => phone.slice(from, at[index]))
        fc.pre(
          members.length < 4 || members.some((one, index) => index > 0 && Number(one) <= Number(members[index - 1])),
        )
        fc.pre(!/^(?:(?:1[0-2]|0?[1-9])\/\d\d?)$/.test(members.join(sign)))
        const text = `打这个${members.join(sign)}找我`
        expect(findPersonalData(text)).toEqual([{ start: 3, end: text.length - 2, kind: 'phone' }])
      }),
      { numRuns: 2000 },
    )
  })

  it('is found inside anything at all, even glued to other digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), mobile, fc.string({ unit: 'grapheme' }), (before, phone, after) => {
        expect(maskPersonalData(before + phone + after)).not.toContain(phone)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('spans', () => {
  it('are in order, never overlap and lie within the text', () => {
    const said = fc.array(fc.oneof(personalWords, plainWords, fc.string({ unit: 'grapheme' })), { maxLength: 8 })
    fc.assert(
      fc.property(said, (words) => {
        const text = words.join('')
        let last = 0
        for (const { start, end } of findPersonalData(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('words for the hall', () => {
  it('may keep a name or an address that staff looked at', () => {
    const text = '到榆钱里3栋帮罗阿姨换灯管'
    expect(checkPublicSummary(text, [])).toHaveLength(2)
    expect(checkPublicSummary(text, ['榆钱里3栋', '罗阿姨'])).toEqual([])
  })

  it.each(['打16000000002', '证号11010519491231002X', '老人独居', '实验小学门口', '家在四楼没电梯'])(
    'may not keep %s, even on purpose',
    (text) => expect(checkPublicSummary(text, [text])).toHaveLength(1),
  )
})

describe('an excerpt', () => {
  it('is one line of whole characters within its length', () => {
    expect(excerpt(' 灯管\n坏了 ', 20)).toBe('灯管 坏了')
    expect(excerpt('厨房灯管坏了半个月', 6)).toBe('厨房灯管坏…')
    expect(excerpt('😀😀😀', 4)).toBe('😀…')
  })
})
