import { AREA_LEVEL_TEXT, type FieldError } from '@microwish/contract'
import { DomainError, invalidInput } from '../error'
import { type Bond, overlaps, ruleOf } from './bond'

/** A lease longer than this is a slip of the finger. */
const LONGEST_YEARS = 20

const wrong = (path: string, message: string): FieldError => ({ path, message })

/** Whether a bond carries what its kind asks for, and nothing that it has no room for. @throws DomainError `invalid_input` */
export function checkBond(bond: Bond) {
  const errors = [...placeErrors(bond), ...partyErrors(bond), ...contentErrors(bond), ...dayErrors(bond)]
  if (errors.length > 0) throw invalidInput(...errors)
}

function placeErrors(bond: Bond): FieldError[] {
  const { text, levels } = ruleOf(bond)
  if (levels.includes(bond.areaLevel)) return []
  return [wrong('areaId', `${text}请选到${levels.map((level) => AREA_LEVEL_TEXT[level]).join('或')}`)]
}

function partyErrors(bond: Bond): FieldError[] {
  const { text, party, hasPartners } = ruleOf(bond)
  const errors: FieldError[] = []
  if (party === 'unit' && bond.unitId === undefined) errors.push(wrong('unitId', `请选择${text}的单位`))
  if (party === 'unit' && bond.leader) errors.push(wrong('leader', `${text}不填领导，请选择单位`))
  if (party === 'leader' && !bond.leader) errors.push(wrong('leader', '请填写领导的姓名和职务'))
  if (hasPartners && bond.partners.length === 0) errors.push(wrong('partnerIds', '请选择一起行动的单位'))
  if (!hasPartners && bond.partners.length > 0) errors.push(wrong('partnerIds', `${text}只有一个单位，请分别登记`))
  if (bond.partners.some(({ unitId }) => unitId === bond.unitId))
    errors.push(wrong('partnerIds', '牵头单位不用再选为参加单位'))
  return errors
}

function contentErrors(bond: Bond): FieldError[] {
  const { text, isAgreement, duties } = ruleOf(bond)
  const errors: FieldError[] = []
  if (isAgreement && !bond.signatories) errors.push(wrong('signatories', '请填写双方的签署人'))
  if (!isAgreement && bond.signatories) errors.push(wrong('signatories', `${text}不用签署，请去掉签署人`))
  if (duties === 'needed' && bond.duties.length === 0) errors.push(wrong('duties', '请至少写一条职责'))
  if (duties === 'none' && bond.duties.length > 0) errors.push(wrong('duties', `${text}不带职责清单，请另建职责清单`))
  if (bond.households !== undefined && bond.kind !== 'household_contact')
    errors.push(wrong('households', '只有入格联户要填户数'))
  return errors
}

function dayErrors(bond: Bond): FieldError[] {
  const { isAgreement } = ruleOf(bond)
  if (isAgreement && bond.to === undefined) return [wrong('to', '请填写协议的到期日')]
  if (bond.to === undefined) return []
  if (bond.to < bond.from) return [wrong('to', '到期日早于开始日，请改到开始日之后')]
  const [from, to] = [bond.from, bond.to].map((day) => Number(day.slice(0, 4))) as [number, number]
  return to - from > LONGEST_YEARS ? [wrong('to', `期限太长，最多${LONGEST_YEARS}年，请检查年份`)] : []
}

/** The days of one bond, as its pair of parties keeps them. */
export type PairSpan = Pick<Bond, 'bondId' | 'from' | 'to' | 'endedOn'>

/** @throws DomainError `overlapping` when another of the same kind and parties holds on one of its days */
export function refuseOverlap(bond: Bond, others: readonly PairSpan[]) {
  if (ruleOf(bond).mayRepeat) return
  const met = others.find((other) => other.bondId !== bond.bondId && overlaps(bond, other))
  if (!met) return
  const days = `${met.from}至${met.endedOn ?? met.to ?? '今'}`
  const { text } = ruleOf(bond)
  throw new DomainError(
    'overlapping',
    bond.leader
      ? `这位领导已经是这里的联系人（${days}），请改原来的，或先终止`
      : `双方已有${text}（${days}），请改原来的，或把日期错开`,
  )
}
