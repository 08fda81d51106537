import type { InputOf, MyRegistration, register as endpoint, RegistrationId } from '@microwish/contract'
import type { Context } from '../context'
import type { TransactItem } from '../database.dynamo'
import { type CommandKey, runOnce } from '../edition'
import { DomainError, invalidField } from '../error'
import { type Area, isNamed, type Person, surnameOf, toActor } from '../person'
import { quotaOf } from '../quota.dynamo'
import { membershipOf, placeOf, unitFacts } from './membership'
import { inTheWay, type Registration, type RegistrationBook, withOlder } from './registration'
import type { BookSave } from './registration-store.dynamo'
import { rosterHintOf, type RosterUnit, rosterUnitOf } from './roster-unit'
import { viewMine } from './view-registration'

type Input = InputOf<typeof endpoint>

/** 双报到: at once where the unit's roster and a verified telephone say so, otherwise as an application to the desk. */
export async function register(ctx: Context, input: Input): Promise<MyRegistration> {
  return runOnce(ctx, 'register', input, {
    run: (key) => registerOnce(ctx, input, key),
    again: (registrationId) => mineOf(ctx, registrationId),
  })
}

/** Today's view of a registration of the caller. @throws DomainError `not_found` */
export async function mineOf(ctx: Context, registrationId: string): Promise<MyRegistration> {
  const { registrations } = await ctx.stores.registrations.read(ctx.caller.personId)
  const found = registrations.find((one) => one.registrationId === registrationId)
  if (!found) throw new DomainError('not_found', '没有找到这条报到')
  return viewMine(found)
}

async function registerOnce(ctx: Context, input: Input, key: CommandKey | undefined): Promise<MyRegistration> {
  const { people, registrations } = ctx.stores
  const person = await people.get(ctx.caller.personId)
  toActor(person, ctx.caller, ctx.now())
  if (!person) throw new DomainError('unauthenticated', '请重新登录')
  const book = withOlder(person, await registrations.read(person.personId))
  if (inTheWay(book, input.kind)) throw already(input.kind)
  const unit = input.kind === 'unit' ? await rosterUnitOf(ctx, person) : undefined
  const isByRoster = unit?.community !== undefined && [undefined, unit.community.areaId].includes(input.areaId)
  return isByRoster ? joinByRoster(ctx, { person, book, unit, key }) : apply(ctx, { person, book, input, unit, key })
}

const already = (kind: Input['kind']) =>
  new DomainError(
    'already_registered',
    kind === 'unit'
      ? '您已经在单位结对的社区报到，要换地方请选“换社区”'
      : '您已经报到或正等社区确认，要换地方请选“换社区”',
  )

type Joining = { person: Person; book: RegistrationBook; unit: RosterUnit; key: CommandKey | undefined }

async function joinByRoster(ctx: Context, { person, book, unit, key }: Joining): Promise<MyRegistration> {
  const { people, registrations } = ctx.stores
  const at = ctx.now()
  const registration = joined(ctx, { person, unit, at })
  const role = membershipOf(ctx, registration, undefined)
  const inForce = { ...registration, standing: { areaId: role.areaId, standingId: role.standingId } }
  const isDone = await people.saveStandings({
    before: person,
    after: [...person.standings, role],
    now: at,
    audit: { by: { personId: person.personId, name: person.name }, what: 'registered' },
    facts: unitFacts(unit),
    also: registrations.itemsOf({ personId: person.personId, seen: book.seen, changed: [inForce], key }),
  })
  if (!isDone) throw new DomainError('stale_version', '刚刚有变化，请刷新再看')
  return viewMine(inForce)
}

/** A registration that a roster makes, in force from now. */
export function joined(
  { newId }: Pick<Context, 'newId'>,
  { person, unit, at }: { person: Pick<Person, 'personId' | 'name'>; unit: RosterUnit; at: string },
): Registration {
  const { unitId, unitName, community } = unit
  return {
    registrationId: newId('reg') as RegistrationId,
    version: 1,
    personId: person.personId,
    name: person.name,
    kind: 'unit',
    status: 'in_force',
    source: 'roster',
    ...placeOf(community as Area),
    ...{ unitId, unitName },
    appliedAt: at,
    from: at,
  }
}

type Application = {
  person: Person
  book: RegistrationBook
  input: Input
  unit: RosterUnit | undefined
  key: CommandKey | undefined
}

async function apply(ctx: Context, { person, book, input, unit, key }: Application): Promise<MyRegistration> {
  const { profiles } = ctx.stores
  const at = ctx.now()
  const name = isNamed(person) ? person.name : input.name
  if (name === undefined || surnameOf(name) === '') throw invalidField('name', '请填写您的姓名，社区要核实')
  const community = await communityOf(ctx, input.areaId)
  const hint = input.kind === 'unit' ? await rosterHintOf(ctx, person.personId) : undefined
  const registration: Registration = {
    registrationId: ctx.newId('reg') as RegistrationId,
    version: 1,
    personId: person.personId,
    name,
    kind: input.kind,
    status: 'applied',
    source: 'applied',
    ...placeOf(community),
    ...(input.kind === 'unit' && unit && { unitId: unit.unitId, unitName: unit.unitName }),
    ...(input.unitText !== undefined && { unitText: input.unitText }),
    ...(input.note !== undefined && { note: input.note }),
    ...(hint && { hint }),
    appliedAt: at,
  }
  const also = await statedParty(ctx, input, at)
  await saveApplication(ctx, { personId: person.personId, seen: book.seen, changed: [registration], key, also })
  return viewMine(registration)

  /** What somebody says of their party membership; what is confirmed is not said anew. */
  async function statedParty(of: Context, said: Input, updatedAt: string): Promise<TransactItem[]> {
    const isMember = said.isPartyMember || said.kind === 'floating'
    const known = isMember ? (await of.stores.profiles.read(person.personId)).party : undefined
    const homeBranch = said.homeBranch === undefined ? {} : { homeBranch: said.homeBranch }
    if (!isMember || (known?.isConfirmed && said.homeBranch === undefined)) return []
    return [profiles.putParty(person.personId, { ...(known ?? { isConfirmed: false }), ...homeBranch, updatedAt })]
  }
}

/** Applications of one person in a day: what is taken back stays in the desk's range. */
const APPLICATIONS_A_DAY = 10

/** @throws DomainError `stale_version`, `too_many_requests` */
export async function saveApplication(ctx: Context, save: BookSave): Promise<void> {
  const saved = await ctx.stores.registrations.save({ ...save, quota: quotaOf(ctx, 'REGISTER', APPLICATIONS_A_DAY) })
  if (saved === 'flood') throw new DomainError('too_many_requests', '今天申请的次数不少了，请明天再来')
  if (!saved) throw new DomainError('stale_version', '刚刚有变化，请刷新再看')
}

/** @throws DomainError `area_unknown`, `invalid_input` */
export async function communityOf(ctx: Context, areaId: Area['areaId'] | undefined): Promise<Area> {
  if (areaId === undefined) throw invalidField('areaId', '请选择要报到的社区')
  const area = await ctx.stores.areas.get(areaId)
  if (area && area.level === 'community' && area.endedAt === undefined) return area
  throw new DomainError('area_unknown', '请选到社区：街道太大，网格太小，撤并了的社区请选新的')
}
