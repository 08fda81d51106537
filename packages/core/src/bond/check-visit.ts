import { DomainError, invalidInput } from '../error'
import { refuseMoneyWords } from '../need'
import { findPersonalData } from '../privacy'
import { dayOf } from '../statistics'
import { type Bond, lastDayOf, ruleOf } from './bond'

/** Further back than this is a slip of the finger. */
const OLDEST_DAYS = 366

/** When it happened, as stored; absent it is now. @throws DomainError `invalid_input`, `action_not_allowed` */
export function whenVisited(bond: Bond, occurredAt: string | undefined, now: string): string {
  const { text, visits } = ruleOf(bond)
  if (visits === 'none') throw new DomainError('action_not_allowed', `${text}不登记走访，请在包联或共建关系上登记`)
  const at = new Date(occurredAt ?? now).toISOString()
  const age = Date.parse(now) - Date.parse(at)
  if (age < 0) throw invalidInput({ path: 'occurredAt', message: '走访时间还没有到，请填已经发生的时间' })
  if (age > OLDEST_DAYS * 86_400_000)
    throw invalidInput({ path: 'occurredAt', message: '走访时间要在过去一年里，请改时间' })
  const day = dayOf(at)
  const last = lastDayOf(bond)
  if (day < bond.from || (last !== undefined && day > last)) {
    const days = `${bond.from}至${last ?? '今'}`
    throw invalidInput({ path: 'occurredAt', message: `走访要在${text}的有效期（${days}）里，请改时间或换一条` })
  }
  return at
}

/** A note speaks of what was done, not of whom: names of the bond's own parties may stand in it. */
export function checkNote(note: string, bond: Bond) {
  refuseMoneyWords(note)
  const words = personalWords(note, publicNamesOf(bond))
  if (words.length > 0)
    throw new DomainError('personal_data', '走访记录里有居民的个人信息，请去掉姓名、电话、住址再提交', { words })
}

const publicNamesOf = ({ unitName, partners, leader, areaNames }: Bond) => [
  ...areaNames,
  ...partners.map((partner) => partner.unitName),
  ...(unitName === undefined ? [] : [unitName]),
  ...(leader ? [leader.name, `${leader.name}${leader.title}`, `${leader.name}同志`] : []),
]

function personalWords(note: string, publicNames: readonly string[]): string[] {
  const found = findPersonalData(note).filter(
    ({ start, end }) => !publicNames.some((name) => covers(note, name, start, end)),
  )
  return [...new Set(found.map(({ start, end }) => note.slice(start, end)))]
}

/** Whether what was found lies inside a name that stands there anyway. */
function covers(note: string, name: string, start: number, end: number): boolean {
  for (let at = note.indexOf(name); at >= 0; at = note.indexOf(name, at + 1)) {
    if (at <= start && end <= at + name.length) return true
  }
  return false
}
