import type { PersonId } from '@microwish/contract'
import type { AppointmentStore } from '../appointment'
import type { Platform } from '../context'
import { DomainError } from '../error'
import type { OrganisationStore } from '../organisation'
import type { PersonStore } from '../person'
import type { PhoneStore } from '../phone'
import { dayOf } from '../statistics'
import { ALIAS, GONE } from './redact'

export type EraseFromDirectoryContext = Pick<Platform, 'now'> & {
  stores: {
    people: Pick<PersonStore, 'redactAudit'>
    phones: Pick<PhoneStore, 'get' | 'remove'>
    appointments: Pick<AppointmentStore, 'forget'>
    organisations: Pick<OrganisationStore, 'listSeatsOf' | 'readForCommand' | 'save'>
  }
}

/**
 * What the directory says of a person outside their own rows: what was written down for their telephone, the seats that
 * they hold, the lines of the audit. Those stay, without name and words; teams, bonds and visits hold ids only. Their
 * registrations, profile, party membership and household go with their own rows. May be repeated.
 */
export async function eraseFromDirectory(ctx: EraseFromDirectoryContext, personId: PersonId): Promise<void> {
  const { appointments, organisations, people, phones } = ctx.stores
  const phone = await phones.get(personId)
  await appointments.forget(personId, phone ? [phone.hash, ...phone.formerHashes] : [])
  await phones.remove(personId)
  const unitIds = new Set((await organisations.listSeatsOf(personId)).map(({ unitId }) => unitId))
  for (const unitId of unitIds) await leaveSeats(ctx, personId, unitId)
  await people.redactAudit(personId, { name: ALIAS.name, words: GONE })
}

/** A seat that they hold is empty from today, and one that they held is nobody's by name. */
async function leaveSeats(
  { stores, now }: EraseFromDirectoryContext,
  personId: PersonId,
  unitId: Parameters<OrganisationStore['readForCommand']>[0][number],
): Promise<void> {
  const { pointer, seen } = await stores.organisations.readForCommand([unitId])
  const [before] = seen
  const organisation = before?.organisation
  if (!before || !organisation?.seats.some((seat) => seat.personId === personId)) return
  if (pointer.lock) throw new DomainError('directory_busy', '正在导入或调整辖区，请过几分钟再试')
  const today = dayOf(now())
  const seats = organisation.seats.map(({ personId: sitter, ...seat }) =>
    sitter === personId
      ? { ...seat, name: ALIAS.name, to: seat.to ?? today }
      : { ...seat, ...(sitter && { personId: sitter }) },
  )
  const version = organisation.version + 1
  await stores.organisations.save({
    pointer,
    before,
    after: { ...organisation, version, seats },
    above: [],
    event: { version, at: now(), by: { personId: '', name: '系统' }, what: 'unseat', note: GONE },
  })
}
