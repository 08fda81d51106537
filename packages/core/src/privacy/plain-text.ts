/**
 * The text with full-width forms, circled digits and odd spaces in their plain forms, unit for unit: offsets into the
 * result are offsets into the text. What has no plain form of one unit stays; a surrogate pair with one (𝟏) becomes
 * that and a zero-width space.
 */
export function toPlainText(text: string): string {
  return text.replace(/[\u00a0-\uffff]/gu, plainUnit).replace(/[\u{10000}-\u{10ffff}]/gu, (pair) => {
    const plain = pair.normalize('NFKC')
    return plain.length === 1 ? `${plain}\u200b` : pair
  })
}

function plainUnit(unit: string): string {
  const plain = unit.normalize('NFKC')
  return plain.length === 1 ? plain : unit
}

const SPOKEN = '零一二三四五六七八九'
const SPOKEN_VARIANTS: Record<string, string> = {
  〇: '0',
  幺: '1',
  壹: '1',
  贰: '2',
  叁: '3',
  肆: '4',
  伍: '5',
  陆: '6',
  柒: '7',
  捌: '8',
  玖: '9',
  O: '0',
  o: '0',
}

/** Plain text with digits written in Chinese (and the letter O, a usual disguise) as 0–9, unit for unit. */
export function toDigits(plain: string): string {
  return plain.replace(/[零一二三四五六七八九〇幺壹贰叁肆伍陆柒捌玖Oo]/g, (unit) => {
    const value = SPOKEN.indexOf(unit)
    return value >= 0 ? String(value) : (SPOKEN_VARIANTS[unit] as string)
  })
}

/** 「三十」, 「两」, 「12」 as a number below 10,000; undefined for anything else. */
export function parseCount(words: string): number | undefined {
  if (/^\d{1,4}$/.test(words)) return Number(words)
  const digits = toDigits(words.replace(/[两俩]/g, '二').replace('仨', '三'))
  const parts = /^(?:(\d)千)?(?:0?(\d)百)?(?:0?(\d?)(十))?0?(\d)?$/.exec(digits)
  if (!parts || words === '') return undefined
  const [, thousands = '0', hundreds = '0', tens, ten, ones = '0'] = parts
  return Number(thousands) * 1000 + Number(hundreds) * 100 + (ten ? Number(tens || '1') * 10 : 0) + Number(ones)
}
