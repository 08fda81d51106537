import type { PersonalSpan } from '@microwish/contract'
import { spansOf } from './span'

const HAN = '[一-龥]'
const COUNT = '(?:\\d{1,4}|[A-Za-z]\\d{0,2}|[零〇一二三四五六七八九十百甲乙丙丁]{1,5})'
const NOT_DIGIT = '(?<![\\dA-Za-z.]|\\*{4})'

/** A building, a stair, a flat: each says where somebody lives. 座, 室 and 排 count other things too. */
const HOUSE = [
  `${COUNT}\\s?(?:号楼|号院|号房|单元|幢|(?:栋(?!楼的)))`,
  `(?:\\d{1,4}|[A-Za-z]\\d{0,2})\\s?弄`,
  `(?:\\d{2,4}|[零〇一二三四五六七八九]{3,4})\\s?(?:室(?![一二两三1-3]?[厅内外])|房(?!间|子|屋))`,
  `\\d{1,3}\\s?#\\s?(?:楼|栋|幢|院|\\d{1,2}-\\d{1,2}-\\d{3,4}|\\d{1,2}-\\d{3,4}|\\d{3,4})(?!\\d)`,
  `[A-Za-z]\\s?座`,
  `\\d{1,2}\\s?座(?=\\s?\\d)`,
  `\\d{1,2}\\s?排(?=\\s?\\d{1,3}\\s?号)`,
].join('|')
/** What may follow a building: more of the same, a floor, a door, or the flat's bare number. */
const FURTHER = `[\\s,，-]?(?:${HOUSE}|${COUNT}\\s?(?:楼|层|号|户|门)|[零〇一二三四五六七八九]{3,4}(?![零〇一二三四五六七八九十百])|(?:\\d{1,3}-)?\\d{1,4}(?![\\d.:：]|\\s?[元块米分点月年日人个岁度公次天小只盏张位条把斤孔号瓦]))`
const DOORS =
  '(?<![\\d-])\\d{1,3}-\\d{1,2}-\\d{1,2}\\d{2}(?![\\d-])|(?<![\\d.-])\\d{1,3}-\\d{3,4}(?=\\s?(?:室|号|房|户))'
const CHAIN = new RegExp(`${NOT_DIGIT}(?:(?:${HOUSE}|${DOORS})(?:${FURTHER})*)`, 'g')

const ROAD = new RegExp(
  `(?<it>${HAN}{1,8}(?:(?<![修走铺过半马一])路|(?<!上)街|大道|巷|弄|胡同|(?<![家屋这那哪心手夜房])里|坊)\\s?(?:\\d{1,4}|[零〇一二三四五六七八九十百]{1,5})(?:-\\d{1,3})?\\s?号(?!下午|上午|中午|早|晚|前|后|开始|左右|那天|线|电池|字|机)(?:之\\d{1,2}|院|内)*(?:${FURTHER})*)`,
  'g',
)
const VILLAGE = new RegExp(`(?<it>${HAN}{1,6}(?:村|寨|屯|庄|社区)\\s?${COUNT}\\s?组(?:\\s?\\d{1,4}\\s?号)?)`, 'g')
const DOOR_PLATE = /门牌号?码?[是为:：\s]{0,3}(?<it>\d{1,4}(?:-\d{1,4})*\s?号?)/g
const LIVES_AT =
  /(?:住在?|家在|家住)\s?(?<it>\d{1,2}-\d{1,2}-\d{1,4}|\d{1,2}-\d{3,4}|[1-9]\d{2,3})(?![\d.:*年月天个元块分号])/g

/** An estate's name before its building belongs to the address. */
const ESTATE = new RegExp(
  `(?:${HAN}{0,6}(?:小区|花园|家园|佳苑|新村|新城|公寓|宿舍|大院|老院|山庄|生活区|社区)|${HAN}{1,6}(?:苑|城|里|院|湾|府|郡|村))\\s?$`,
)
/** Where a name of a place can only begin after. */
const LEAD_IN = /.*(?:[我他她您你在住到去从往是的于给和跟、，。；！？\s：:]|地址|家是|来|回)/

/** Homes and doors. Streets, gates and estates without a number are public places. */
export function findAddresses(plain: string, placeNames: readonly string[] = []): PersonalSpan[] {
  const chains = spansOf('address', CHAIN, plain).map((span) => ({
    ...span,
    start: startOfPlace(plain, span.start, placeNames),
  }))
  const named = [...spansOf('address', ROAD, plain), ...spansOf('address', VILLAGE, plain)].map((span) => {
    const lead = LEAD_IN.exec(plain.slice(span.start, span.end - 4))?.[0].length ?? 0
    return { ...span, start: span.start + lead }
  })
  return [...chains, ...named, ...spansOf('address', DOOR_PLATE, plain), ...spansOf('address', LIVES_AT, plain)]
}

function startOfPlace(plain: string, start: number, placeNames: readonly string[]): number {
  const before = plain.slice(0, start)
  const given = placeNames.find((name) => name !== '' && before.endsWith(name))
  if (given) return start - given.length
  const estate = ESTATE.exec(before)?.[0]
  if (!estate) return start
  const lead = LEAD_IN.exec(estate)?.[0].length ?? 0
  return start - (estate.length - lead)
}
