import type { MyRegistration, RegistrationRow } from '@microwish/contract'
import type { VerifiedPhone } from '../phone'
import { type Party, partyView } from '../profile'
import { actionsOf, type Registration } from './registration'

const common = (one: Registration) => ({
  registrationId: one.registrationId,
  version: one.version,
  kind: one.kind,
  status: one.status,
  source: one.source,
  areaId: one.areaId,
  areaName: one.areaName,
  ...(one.unitId && { unitId: one.unitId }),
  ...(one.unitName !== undefined && { unitName: one.unitName }),
  appliedAt: one.appliedAt,
  ...(one.from !== undefined && { from: one.from }),
  ...(one.to !== undefined && { to: one.to }),
  ...(one.reason !== undefined && { reason: one.reason }),
  ...(one.movesFrom && { movesFrom: one.movesFrom.areaName }),
})

export const viewMine = (one: Registration): MyRegistration => ({
  ...common(one),
  ...(one.streetName !== undefined && { streetName: one.streetName }),
  actions: [...actionsOf(one)],
})

/** Party membership is shown while the desk has it to decide on, and then no more. */
export function viewForDesk(
  one: Registration,
  about: { phone: VerifiedPhone | undefined; party: Party | undefined; mayDecide: boolean },
): RegistrationRow {
  const { phone, party, mayDecide } = about
  const isWaiting = one.status === 'applied'
  return {
    ...common(one),
    personId: one.personId,
    name: one.name,
    ...(phone && { phoneMasked: phone.masked }),
    isPhoneVerified: phone !== undefined,
    ...(one.unitText !== undefined && { unitText: one.unitText }),
    ...(one.note !== undefined && { note: one.note }),
    ...(one.decidedBy && { decidedBy: one.decidedBy.name }),
    ...(one.decidedAt !== undefined && { decidedAt: one.decidedAt }),
    ...(isWaiting && party && { party: partyView(party) }),
    ...(isWaiting && one.hint && { hint: one.hint }),
    mayDecide: isWaiting && mayDecide,
  }
}
