import { bindByPhone } from '../appointment'
import { DomainError } from '../error'
import type { ImportContext } from './import-context'
import type { AppointmentImport } from './stage-appointment'

/**
 * What an appointment brings once it is seen: whose telephone is verified already has the role at once, and what a
 * roster says anew of somebody's party membership stands with the person. Again, nothing changes.
 */
export async function followAppointment(ctx: ImportContext, { before, after }: AppointmentImport): Promise<void> {
  if (after.status === 'waiting' && after.phone) await bindByPhone(ctx, after.phone.hash)
  else if (isPartyChanged({ before, after })) await confirmParty(ctx, after)
}

const isPartyChanged = ({
  before,
  after,
}: {
  before: AppointmentImport['before']
  after: AppointmentImport['after']
}) =>
  after.personId !== undefined &&
  before !== undefined &&
  (before.isPartyMember !== after.isPartyMember || before.branchId !== after.branchId)

async function confirmParty(ctx: ImportContext, after: AppointmentImport['after']) {
  const { people, profiles } = ctx.stores
  const { personId, isPartyMember, branchId, branchName, grantedBy } = after
  const person = personId && (await people.get(personId))
  if (!personId || !person || person.erasingSince) return
  const party = (await profiles.listParties([personId])).get(personId)
  if (isPartyMember ? party?.isConfirmed && party.branchId === branchId : !party) return
  const now = ctx.now()
  const told = {
    isConfirmed: true,
    ...(branchId && { branchId }),
    ...(branchName !== undefined && { branchName }),
    confirmedBy: grantedBy,
    updatedAt: now,
  }
  const isSaved = await people.saveStandings({
    ...{ before: person, after: person.standings, now },
    audit: { by: { personId: grantedBy.personId ?? personId, name: grantedBy.name }, what: 'roster' },
    // 亮身份 ends with the membership.
    facts: isPartyMember ? {} : { showsParty: undefined },
    also: [isPartyMember ? profiles.putParty(personId, told) : profiles.dropParty(personId)],
  })
  if (!isSaved) throw new DomainError('busy', '刚刚有变化，请再试一次')
}
