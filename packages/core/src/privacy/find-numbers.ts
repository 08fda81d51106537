import type { PersonalSpan } from '@microwish/contract'
import { spansOf } from './span'
import { toDigits } from './plain-text'

/** What people put between the digits of one number, up to four at a time: blanks, dashes, dots, pictures. */
const JOINS = '[\\s\\-‐‑‒–—―.·•_()\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\p{Regional_Indicator}]'
const BETWEEN = `${JOINS}{0,4}`
/** These part the members of a list too: a number spread by them must begin and end where members do. */
const BETWEEN_MEMBERS = `(?:${JOINS}|[/、,~=〜。;\\|]){0,4}`
const runOf = (between: string, count: string) =>
  new RegExp(`\\+?\\d(?:${between}\\d)${count}(?:${between}[Xx](?![A-Za-z]))?`, 'gu')

const NUMBER_RUN = runOf(BETWEEN, '{7,}')
const MEMBER_RUN = runOf(BETWEEN_MEMBERS, '{9,}')
const BARE = /[^\dXx]/g

/** Numbers of several digits whose neighbour says that they are a telephone, an account or a card. */
const CALLED =
  /(?:电话|座机|手机|号码|联系方式|拨打|拨|致电|打电话)[^\d，。；！？,;!?]{0,4}(?<it>[2-8]\d{2}[\s-]?\d{4,5})(?![\d年月日元])/g
const ACCOUNT =
  /(?:微信号?|QQ号?|VX|WX|薇信|威信|加我|扣扣)[是为:\s]{0,3}(?<it>[A-Za-z][-\w]{5,19}|[1-9]\d{4,11})(?![\d年月日元])/gi
const MAIL = /[A-Za-z\d._%+-]+@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)*\.[A-Za-z]{2,}/g
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·.\s]?(?=[A-Z]*\d)[A-Z\d]{5,6}(?![A-Z\d])/g

/** Telephones and other addresses of a person on a wire, and numbers of identity, bank cards and plates. */
export function findNumbers(plain: string): PersonalSpan[] {
  return [
    ...findRuns(toDigits(plain)),
    ...findSpread(toDigits(plain)),
    ...spansOf('phone', CALLED, toDigits(plain)),
    ...spansOf('phone', ACCOUNT, plain),
    ...spansOf('phone', MAIL, plain),
    ...spansOf('identity', PLATE, plain),
  ]
}

function findRuns(text: string): PersonalSpan[] {
  return spansOf('phone', NUMBER_RUN, text).flatMap((run) => {
    const raw = text.slice(run.start, run.end)
    const bare = raw.replace(BARE, '').toUpperCase()
    if (isIdentity(bare) || isCard(bare)) return [{ ...run, kind: 'identity' as const }]
    return phonesIn(raw, run.start)
  })
}

const mobileOf = (between: string) =>
  `(?:(?:\\+|00)?${between}8${between}6${between})?1${between}[3-9](?:${between}\\d){9}`
/** An area code of Chinese landlines never begins with 00; 400 and short public numbers are nobody's. */
const landlineOf = (between: string) => `0${between}[1-9](?:${between}\\d){1,2}${between}[2-8](?:${between}\\d){6,7}`
const PHONE = new RegExp(`${mobileOf(BETWEEN)}|${landlineOf(BETWEEN)}`, 'gu')
const SPREAD_PHONE = new RegExp(`(?<!\\d)(?:${mobileOf(BETWEEN_MEMBERS)}|${landlineOf(BETWEEN_MEMBERS)})(?!\\d)`, 'gu')

const DATE = /(?<![\d/])(?:\d{4}\/)?(?:0?[1-9]|1[0-2])\/(?:3[01]|[12]\d|0?[1-9])(?![\d/])/g
const UNIT = /^\s?(?:[元块米平分厘毫公斤克岁度个月日年点种瓦℃%]|[A-Za-z])/

/** Numbers written like the members of a list: 160/0000/0002 is one, days, prices and sizes are none. */
function findSpread(text: string): PersonalSpan[] {
  return spansOf('phone', MEMBER_RUN, text).flatMap((run) => {
    const raw = text.slice(run.start, run.end)
    const bare = raw.replace(BARE, '').toUpperCase()
    const isListed = !/\d/.test(raw.replace(DATE, '')) || rises(raw) || UNIT.test(text.slice(run.end))
    if (isListed) return []
    if (/^\d{17}[\dX]$/.test(bare) && hasCheckCharacter(bare) && isBirthday(bare.slice(6, 14))) {
      return [{ ...run, kind: 'identity' as const }]
    }
    return phonesIn(raw, run.start, SPREAD_PHONE)
  })
}

/** Four members and more, each larger than the last: counted, not dialled. */
function rises(raw: string): boolean {
  const members = raw.match(/\d+/g)?.map(Number) ?? []
  return members.length >= 4 && members.every((member, index) => index === 0 || member > (members[index - 1] ?? 0))
}

/**
 * Every telephone in a run of digits. Digits left over beside one that is itself spread out could belong to it as well:
 * then nobody can say where it begins, and the run goes whole.
 */
function phonesIn(raw: string, offset: number, pattern = PHONE): PersonalSpan[] {
  const found = spansOf('phone', pattern, raw)
  if (found.length === 0) return []
  const covered = found.map(({ start, end }) => raw.slice(start, end).replace(/\D/g, '')).join('').length
  const isClear = found.every(
    ({ start, end }) =>
      /^\+?\d+$/.test(raw.slice(start, end)) && !/\d/.test(raw[start - 1] ?? '') && !/\d/.test(raw[end] ?? ''),
  )
  if (!isClear && covered < raw.replace(/\D/g, '').length) {
    return [{ start: offset, end: offset + raw.length, kind: 'phone' }]
  }
  return found.map((span) => ({ ...span, start: span.start + offset, end: span.end + offset }))
}

/** GB 11643: 18 characters, the last of them a check of the others; 15 digits before 1999. A slip of the pen is one too. */
function isIdentity(bare: string): boolean {
  if (/^\d{17}[\dX]$/.test(bare)) return hasCheckCharacter(bare) || isBirthday(bare.slice(6, 14))
  return /^\d{15}$/.test(bare) && isBirthday(`19${bare.slice(6, 12)}`)
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
function hasCheckCharacter(bare: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(bare[index]), 0)
  return '10X98765432'[sum % 11] === bare[17]
}

function isBirthday(yyyymmdd: string): boolean {
  return /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(yyyymmdd)
}

/** Bank cards: 16 to 19 digits with Luhn’s check, on the issuers’ first digits 3 to 6. */
function isCard(bare: string): boolean {
  if (!/^[3-6]\d{15,18}$/.test(bare)) return false
  const sum = [...bare].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
