import type { BondId, ChangeBond } from '@microwish/contract'
import { DomainError, invalidInput } from '../error'
import type { Actor } from '../person'
import { type Bond, lastDayOf, plusDays, ruleOf } from './bond'
import { mayDo, mayRead } from './bond-policy'
import { checkBond } from './check-bond'

export type BondMoment = { actor: Actor; now: string; today: string; newBondId: () => BondId }
/** The bond after the change and, of a renewal, the new one that follows it. */
export type BondChange = { bond: Bond; next?: Bond }

/** Decides a change: pure. @throws DomainError `not_found`, `stale_version`, `action_not_allowed`, `forbidden`, `invalid_input` */
export function changeOfBond(bond: Bond | undefined, command: ChangeBond, moment: BondMoment): BondChange {
  const { actor, now, today } = moment
  if (!bond || !mayRead(actor, bond.areaPath)) throw new DomainError('not_found', '没有这一条，或不归您管')
  if (bond.version !== command.version) throw new DomainError('stale_version', '刚刚有人改过，请刷新再看')
  refuseOver(bond, command, today)
  if (!mayDo(actor, bond, today).includes(command.action))
    throw new DomainError('forbidden', `${ruleOf(bond).text}由区县登记和修改，请与区县联系`)
  const after = { ...bond, version: bond.version + 1, updatedAt: now }
  switch (command.action) {
    case 'edit':
      return checked({ bond: edited(after, command) })
    case 'duties':
      return checked({ bond: { ...after, duties: command.duties } })
    case 'renew':
      return renewed(after, command, moment)
    case 'end':
      return checked({ bond: ended(after, command, today) })
  }
}

function refuseOver(bond: Bond, { action }: ChangeBond, today: string) {
  const { text, isAgreement, duties } = ruleOf(bond)
  const no = (detail: string) => new DomainError('action_not_allowed', detail)
  if (bond.endedOn !== undefined) throw no(`这份${text}已经终止，请另签一份新的`)
  if (bond.renewedBy !== undefined) throw no(`这份${text}已经续签，请在新的一份上办理`)
  if (action === 'renew' && !isAgreement) throw no(`${text}没有期限，不用续签`)
  if (action === 'duties' && duties === 'none') throw no(`${text}不带职责清单，请另建职责清单`)
  if (action === 'end' && bond.to !== undefined && today > bond.to) throw no(`这份${text}已经到期，不用再终止`)
}

function checked(change: BondChange): BondChange {
  checkBond(change.bond)
  if (change.next) checkBond(change.next)
  return change
}

const defined = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>

function edited(bond: Bond, command: Extract<ChangeBond, { action: 'edit' }>): Bond {
  const { from, to, leaderTitle, signatories, households } = command
  if (leaderTitle !== undefined && !bond.leader)
    throw invalidInput({ path: 'leaderTitle', message: '只有领导联系点要填职务' })
  const leader = bond.leader && leaderTitle !== undefined ? { ...bond.leader, title: leaderTitle } : undefined
  return { ...bond, ...defined({ from, to, leader, signatories, households }) } as Bond
}

function renewed(old: Bond, command: Extract<ChangeBond, { action: 'renew' }>, moment: BondMoment): BondChange {
  const last = lastDayOf(old) ?? old.from
  const from = command.from ?? plusDays(last, 1)
  if (from <= last) throw invalidInput({ path: 'from', message: '续签要从原协议到期之后开始，请改开始日' })
  const bondId = moment.newBondId()
  const { signatories = old.signatories, duties = old.duties.map((duty) => ({ ...duty, isDone: false })) } = command
  const next: Bond = {
    ...old,
    ...{ bondId, version: 1, from, to: command.to, duties, renews: old.bondId },
    ...(signatories && { signatories }),
  }
  return checked({ bond: { ...old, renewedBy: bondId }, next })
}

function ended(bond: Bond, { on, reason }: Extract<ChangeBond, { action: 'end' }>, today: string): Bond {
  const endedOn = on ?? (today < bond.from ? bond.from : today)
  if (endedOn < bond.from) throw invalidInput({ path: 'on', message: '终止日早于开始日，请改到开始日之后' })
  if (endedOn > today && endedOn > bond.from)
    throw invalidInput({ path: 'on', message: '终止日还没有到，请到那一天再办，或改到期日' })
  return { ...bond, endedOn, endReason: reason }
}
