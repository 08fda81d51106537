import { AREA_KIND_TEXT, AREA_LEVEL_TEXT, type AreaKind, type AreaLevel, KINDS_OF_LEVEL } from '@microwish/contract'

/** Digits of a code by level: GB/T 2260, GB/T 10114, then three each for community, grid and building. */
const LEVEL_OF_DIGITS: Partial<Record<number, AreaLevel>> = {
  6: 'county',
  9: 'street',
  12: 'community',
  15: 'grid',
  18: 'building',
}
export const LEVELS: readonly AreaLevel[] = ['county', 'street', 'community', 'grid', 'building']
/** Digits that each level adds to its parent's code. */
export const OWN_DIGITS = 3

/** Which numbers stand for which kind: GB/T 10114 for streets, the statistical code for communities. */
const RANGES: Partial<Record<AreaLevel, readonly { from: number; to: number; kind: AreaKind }[]>> = {
  street: [
    { from: 1, to: 99, kind: 'street' },
    { from: 100, to: 199, kind: 'town' },
    { from: 200, to: 399, kind: 'township' },
  ],
  community: [
    { from: 1, to: 199, kind: 'community' },
    { from: 200, to: 399, kind: 'village' },
  ],
}
/** Farms, development zones and the like: the number does not say of what kind they are. */
const OTHERS = { from: 400, to: 599 }

export type AreaCodeParts = {
  level: AreaLevel
  /** Absent for a county. */
  parentCode?: string
  /** Where the number says it. */
  kind?: AreaKind
}

/** The level of a code of so many digits; undefined when it is none. */
export const levelOfCode = (code: string): AreaLevel | undefined =>
  /^\d+$/.test(code) ? LEVEL_OF_DIGITS[code.length] : undefined

/** What a code says by itself, or in Chinese what is wrong with it. */
export function parseAreaCode(code: string): AreaCodeParts | string {
  const level = levelOfCode(code)
  if (!level) return '代码应是6位（区县）、9位（街道/镇）、12位（社区/村）、15位（网格）或18位（楼栋）数字，请核对'
  if (level === 'county') return { level }
  const parentCode = code.slice(0, -OWN_DIGITS)
  const number = Number(code.slice(-OWN_DIGITS))
  if (number === 0) return `代码最后三位不能是000，请核对${code}`
  const ranges = RANGES[level]
  if (!ranges) return { level, parentCode }
  const kind = ranges.find(({ from, to }) => number >= from && number <= to)?.kind
  if (kind) return { level, parentCode, kind }
  if (number >= OTHERS.from && number <= OTHERS.to) return { level, parentCode }
  return `代码最后三位${code.slice(-OWN_DIGITS)}不在国标的范围里：${textOf(ranges)}，请核对`
}

const textOf = (ranges: readonly { from: number; to: number; kind: AreaKind }[]) =>
  ranges.map(({ from, to, kind }) => `${three(from)}–${three(to)}是${AREA_KIND_TEXT[kind]}`).join('，')

const three = (number: number) => String(number).padStart(OWN_DIGITS, '0')

/** The kind of an area: as its number says, as somebody named it, or its level's first. In Chinese what is wrong. */
export function kindOf({ level, kind }: AreaCodeParts, named: AreaKind | undefined): { kind?: AreaKind } | string {
  if (level === 'county') return named === undefined ? {} : '区县不用填类型，请清空'
  if (named === undefined) {
    if (kind) return { kind }
    if (RANGES[level]) return '这个代码看不出类型，请写明是哪一种'
    return { kind: KINDS_OF_LEVEL[level][0] as AreaKind }
  }
  if (!KINDS_OF_LEVEL[level].includes(named))
    return `${AREA_LEVEL_TEXT[level]}这一级没有“${AREA_KIND_TEXT[named]}”，请改类型或代码`
  if (kind && kind !== named)
    return `这个代码是${AREA_KIND_TEXT[kind]}的号段，和“${AREA_KIND_TEXT[named]}”不符，请改类型或代码`
  return { kind: named }
}

/**
 * A code below `parentCode` that is not taken: with the digits that the area had, or the next of its kind's range.
 * @returns undefined when the range is full
 */
export function freeCode(
  parentCode: string,
  former: string,
  level: AreaLevel,
  isTaken: (code: string) => boolean,
): string | undefined {
  const own = Number(former.slice(-OWN_DIGITS))
  const range = RANGES[level]?.find(({ from, to }) => own >= from && own <= to)
  const { from, to } = range ?? (RANGES[level] ? OTHERS : { from: 1, to: 999 })
  const numbers = [own, ...Array.from({ length: to - from + 1 }, (_, i) => from + i)]
  return numbers.map((number) => `${parentCode}${three(number)}`).find((code) => !isTaken(code))
}
