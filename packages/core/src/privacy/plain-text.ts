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

/** A text as it is searched, and for each of its units where in the original that unit's character begins and ends. */
export type Folded = { words: string; starts: number[]; ends: number[] }

/** Plain text without what nobody sees: format characters, variation selectors, the frame of a keycap. */
export function foldText(text: string): Folded {
  const starts: number[] = []
  const ends: number[] = []
  for (const character of text) {
    const start = starts.length
    for (let unit = 0; unit < character.length; unit++) {
      starts.push(start)
      ends.push(start + character.length)
    }
  }
  return without(/[\p{Cf}\ufe00-\ufe0f\u20e3\u034f\u115f\u1160\u3164]/u, { words: toPlainText(text), starts, ends })
}

/** Without the characters that match; what is left remembers where it stood. */
export function without(unwanted: RegExp, folded: Folded): Folded {
  const left: Folded = { words: '', starts: [], ends: [] }
  let at = 0
  for (const character of folded.words) {
    const after = at + character.length
    if (!unwanted.test(character)) {
      left.words += character
      left.starts.push(...folded.starts.slice(at, after))
      left.ends.push(...folded.ends.slice(at, after))
    }
    at = after
  }
  return left
}

/** A span found in the folded words, in units of the original. */
export function unfoldSpan<S extends { start: number; end: number }>({ starts, ends }: Folded, span: S): S {
  return { ...span, start: starts[span.start] ?? 0, end: ends[span.end - 1] ?? 0 }
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

/** I and l that stand in no word. */
const LIKE_ONE = /(?<![A-HJ-NP-Za-kmnp-z])[Il](?![A-HJ-NP-Za-kmnp-z])/g

/** Plain text with digits written in Chinese (and the letters O, I, l: usual disguises) as 0–9, unit for unit. */
export function toDigits(plain: string): string {
  return plain.replace(LIKE_ONE, '1').replace(/[零一二三四五六七八九〇幺壹贰叁肆伍陆柒捌玖Oo]/g, (unit) => {
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
