import type { decideRegistration as endpoint, InputOf, RegistrationRow } from '@microwish/contract'
import type { Context } from '../context'
import type { TransactItem } from '../database.dynamo'
import { type CommandKey, runOnce } from '../edition'
import { DomainError, invalidField } from '../error'
import { noticeEnd } from '../notice'
import { type Actor, isNamed, type Person, reaches, surnameOf, toActor } from '../person'
import { refuseWhileHolding } from './held-there'
import { deskOf, mayDecide, rowsFor } from './list-registrations'
import { endedIn, membershipOf, unitFacts } from './membership'
import { inTheWay, type Registration, type RegistrationBook, withOlder } from './registration'

type Input = InputOf<typeof endpoint>
type Confirm = Extract<Input, { decision: 'confirm' }>
type Case = { actor: Actor; person: Person; book: RegistrationBook; one: Registration; key: CommandKey | undefined }

/** The desk confirms an application, which gives the role in the same transaction, or refuses it with a reason. */
export async function decideRegistration(ctx: Context, input: Input): Promise<RegistrationRow> {
  return runOnce(ctx, 'decideRegistration', input, {
    run: (key) => decideOnce(ctx, input, key),
    again: async () => {
      const { actor, one } = await readCase(ctx, input)
      return rowFor(ctx, actor, one)
    },
  })
}

async function readCase(ctx: Context, { personId, registrationId }: Input): Promise<Omit<Case, 'key'>> {
  const { people, registrations } = ctx.stores
  const [caller, person, read] = await Promise.all([
    people.get(ctx.caller.personId),
    people.get(personId),
    registrations.read(personId),
  ])
  const actor = toActor(caller, ctx.caller, ctx.now())
  deskOf(actor)
  const book = withOlder(person, read)
  const one = book.registrations.find((each) => each.registrationId === registrationId)
  const isSeen = one && reaches(actor, ['community_staff', 'street_staff', 'district_staff'], one.areaPath)
  if (!person || person.erasingSince || !isSeen) throw new DomainError('not_found', '没有找到，或不在您的辖区')
  return { actor, person, book, one }
}

async function rowFor(ctx: Context, actor: Actor, one: Registration): Promise<RegistrationRow> {
  const [row] = await rowsFor(ctx, actor, [one])
  return row as RegistrationRow
}

async function decideOnce(ctx: Context, input: Input, key: CommandKey | undefined): Promise<RegistrationRow> {
  const read = await readCase(ctx, input)
  const { actor, one } = read
  if (!mayDecide(actor, one)) throw new DomainError('forbidden', '本人的申请请同事办理；区县只看不办')
  if (one.version !== input.version) throw stale()
  if (one.status !== 'applied') throw new DomainError('action_not_allowed', '这份申请已经办过，请刷新再看')
  const decided =
    input.decision === 'confirm' ? confirm(ctx, { ...read, key }, input) : refuse(ctx, { ...read, key }, input.reason)
  return rowFor(ctx, actor, await decided)
}

const stale = () => new DomainError('stale_version', '刚刚有变化，请刷新再看')
const signed = ({ personId, name }: Actor, at: string) => ({ decidedAt: at, decidedBy: { personId, name } })

async function refuse(ctx: Context, { actor, person, book, one, key }: Case, reason: string): Promise<Registration> {
  const { registrations, profiles } = ctx.stores
  const refused: Registration = {
    ...one,
    ...signed(actor, ctx.now()),
    version: one.version + 1,
    status: 'refused',
    reason,
  }
  const { party } = await profiles.read(person.personId)
  const isOnlySaid = party !== undefined && !party.isConfirmed
  const also = [...(isOnlySaid ? [profiles.dropParty(person.personId)] : []), told(ctx, refused)]
  const save = { personId: person.personId, seen: book.seen, changed: [refused], key, also }
  if (!(await registrations.save(save))) throw stale()
  return refused
}

async function confirm(ctx: Context, read: Case, input: Confirm): Promise<Registration> {
  const { actor, person, book, one, key } = read
  const { people, registrations } = ctx.stores
  const now = ctx.now()
  const former = book.registrations.find(
    ({ registrationId, status }) => registrationId === one.movesFrom?.registrationId && status === 'in_force',
  )
  const others = { ...book, registrations: book.registrations.filter((other) => other !== one) }
  if (inTheWay(others, one.kind, former?.registrationId))
    throw new DomainError('already_registered', '这位同志已在别处报到，请让本人先离开或申请换社区')

  const unit = await unitNamed(ctx, one, input)
  const base: Registration = {
    ...one,
    ...unit,
    ...signed(actor, now),
    version: one.version + 1,
    status: 'in_force',
    from: now,
  }
  const role = membershipOf(ctx, base, { personId: actor.personId, name: actor.name })
  const inForce = { ...base, standing: { areaId: role.areaId, standingId: role.standingId } }
  const rest = former ? endedIn(person.standings, former, now) : person.standings
  const ended: Registration[] = former ? [{ ...former, version: former.version + 1, status: 'ended', to: now }] : []
  const isDone = await people.saveStandings({
    before: person,
    after: [...rest, role],
    now,
    audit: { by: { personId: actor.personId, name: actor.name }, what: 'registered' },
    facts: { ...nameFacts(person, one), ...unitFacts(unit) },
    also: [
      ...registrations.itemsOf({ personId: person.personId, seen: book.seen, changed: [...ended, inForce], key }),
      ...(await partyConfirmed(ctx, read, input)),
      told(ctx, inForce),
      ...(former ? [await refuseWhileHolding(ctx, person, [...rest, role])] : []),
    ],
  })
  if (!isDone) throw stale()
  return inForce
}

/** The applicant’s inbox says how it went; the reason of a refusal stands with the application. */
function told(ctx: Context, { personId, registrationId, status, areaName }: Registration): TransactItem {
  const at = ctx.now()
  const isIn = status === 'in_force'
  const notice = {
    ...{ noticeId: `${at}#registration#${registrationId}`, at, kind: 'registration' as const },
    title: isIn ? '报到成功' : '报到没有通过',
    text: isIn ? `${areaName}已经确认，去“互助”看看邻居的心愿吧` : `${areaName}写了原因，请到“我的报到”里看看`,
  }
  return ctx.stores.notices.item({ personId, notice }, noticeEnd(ctx))
}

/** Whoever had no name with us has the one that the desk has seen. */
const nameFacts = (person: Person, { name }: Registration) =>
  isNamed(person) ? {} : { name, surname: surnameOf(name) }

async function unitNamed(ctx: Context, { unitId, unitName }: Registration, input: Confirm) {
  const chosen = input.unitId ?? unitId
  if (chosen === undefined) return undefined
  if (chosen === unitId && unitName !== undefined) return { unitId: chosen, unitName }
  const unit = await ctx.stores.organisations.get(chosen)
  if (!unit) throw invalidField('unitId', '没有这个单位，请从名单里选')
  return { unitId: unit.unitId, unitName: unit.name }
}

/** What was said becomes what the desk has seen to; without that it goes, so that nobody is kept on record by a word. */
async function partyConfirmed(ctx: Context, { actor, person }: Case, input: Confirm): Promise<TransactItem[]> {
  const { organisations, profiles } = ctx.stores
  const { party } = await profiles.read(person.personId)
  if (party?.isConfirmed) return []
  if (!input.confirmsParty) return party ? [profiles.dropParty(person.personId)] : []
  const branch = input.branchId && (await organisations.get(input.branchId))
  if (input.branchId && !branch) throw invalidField('branchId', '没有这个党组织，请从名单里选')
  return [
    profiles.putParty(person.personId, {
      isConfirmed: true,
      ...(branch && { branchId: branch.unitId, branchName: branch.name }),
      ...(party?.homeBranch !== undefined && { homeBranch: party.homeBranch }),
      confirmedBy: { personId: actor.personId, name: actor.name },
      updatedAt: ctx.now(),
    }),
  ]
}
