import { type appoint as endpoint, type AppointmentId, type AreaId, type InputOf, POST_TEXT } from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError, invalidField } from '../error'
import { type Actor, type Area, isSameName, type Person, toActor } from '../person'
import type { PhonePerson } from '../phone'
import { maskPhone } from '../privacy'
import { pairingsOf, rosterCommunityOf } from '../registration'
import { dayOf } from '../statistics'
import { type Appointment, atArea, conflictOf, isSamePerson, overlaps } from './appointment'
import { refuseBeyond, refuseOthers, refuseSelf } from './appointment-policy'
import { readAnswer } from './appointment-store.dynamo'
import { bindTo } from './bind'
import { placesOf } from './posts'
import { viewAgain } from './view-again'
import { type AppointmentView, viewAppointment } from './view-appointment'

type Input = InputOf<typeof endpoint>
type PostInput = Extract<Input, { role: 'grid_worker' }>
type UnitInput = Exclude<Input, PostInput>

/** Puts somebody on a post, on a roster or in charge for a unit; who is known by a verified telephone has the role at once. */
export async function appoint(ctx: Context, input: Input): Promise<AppointmentView> {
  const today = dayOf(ctx.now())
  return runOnce(ctx, 'appoint', input, {
    run: async (key) => {
      const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, ctx.now())
      refuseOthers(actor)
      const done = input.role === 'grid_worker' ? toPost(ctx, actor, input, key) : toUnit(ctx, actor, input, key)
      return viewAppointment(await done, today, true)
    },
    again: (answer) => viewAgain(ctx, readAnswer(answer)),
  })
}

/** Who is meant: somebody we know, or a name with a telephone that may be known already. */
async function whoIs(ctx: Context, actor: Actor, input: Pick<Input, 'personId' | 'name' | 'phone'>) {
  const who = await named(ctx, input)
  refuseSelf(actor, who.person?.personId)
  return who
}
type WhoIs = Awaited<ReturnType<typeof named>>

async function named(ctx: Context, { personId, name, phone }: Pick<Input, 'personId' | 'name' | 'phone'>) {
  if (personId) {
    if (name !== undefined || phone !== undefined) throw invalidField('personId', '已选了人，就不用再填姓名和手机号')
    const person = await ctx.stores.people.get(personId)
    if (!person || person.erasingSince) throw invalidField('personId', '没有这个人，请重新查找')
    return { person, name: person.name }
  }
  if (name === undefined) throw invalidField('name', '请填写姓名')
  if (phone === undefined) throw invalidField('phone', '请填写手机号，本人验证后就能上岗')
  const hash = ctx.hashPhone(phone)
  const owners = await ctx.stores.phones.listPersons(hash)
  const known = owners.find((one) => one.name && isSameName(one.name, name))
  const person = known && (await ctx.stores.people.get(known.personId))
  const phoneFacts = { hash, masked: maskPhone(phone) }
  if (person) return { person, name, phone: phoneFacts }
  return { name, phone: phoneFacts, claimants: await claimantsOf(ctx, owners) }
}

/** Those who verified the number before it was written down, under other names: the desk says whether one is meant. */
async function claimantsOf({ stores }: Context, owners: readonly PhonePerson[]) {
  const people = await Promise.all(owners.map(({ personId }) => stores.people.get(personId)))
  return people.flatMap((person, n) =>
    person && !person.erasingSince ? [{ personId: person.personId, name: owners[n]?.name ?? person.name }] : [],
  )
}

function written(ctx: Context, actor: Actor, input: Input, who: WhoIs): Appointment {
  const now = ctx.now()
  const from = input.from ?? dayOf(now)
  if (input.to !== undefined && input.to < from) throw invalidField('to', '结束日早于开始日，请改到开始日之后')
  return {
    appointmentId: ctx.newId('apt') as AppointmentId,
    version: 1,
    role: input.role,
    name: who.name,
    ...('phone' in who && { phone: who.phone }),
    ...('claimants' in who && who.claimants.length > 0 && { claimants: who.claimants }),
    from,
    ...(input.to !== undefined && { to: input.to }),
    status: 'waiting',
    grantedBy: { personId: actor.personId, name: actor.name },
    grantedAt: now,
    source: 'granted',
  }
}

async function toPost(ctx: Context, actor: Actor, input: PostInput, key: CommandKey | undefined): Promise<Appointment> {
  const area = await standingArea(ctx, input.areaId)
  refuseBeyond(actor, [area.path])
  const places = placesOf(area, ctx.settings)[input.post] ?? 0
  const what = `${area.name}${POST_TEXT[input.post]}`
  if (places === 0) throw invalidField('post', `${area.name}没有设${POST_TEXT[input.post]}，请先在网格里填岗位数`)
  const who = await whoIs(ctx, actor, input)
  const { appointments, seen } = await ctx.stores.appointments.readPosts(area)
  const fresh: Appointment = { ...written(ctx, actor, input, who), post: input.post, ...atArea(area) }
  const wanted = { ...fresh, ...(who.person && { personId: who.person.personId }) }
  const conflict = conflictOf(wanted, appointments, places)
  if (conflict) throw overlapping(what, conflict.with, conflict.why)
  return write(ctx, { fresh, person: who.person, actor, key, listSeen: seen })
}

function overlapping(what: string, { name, from, to }: Appointment, why: 'same' | 'taken') {
  const term = to === undefined ? `${from}起，长期` : `${from}至${to}`
  const is = why === 'same' ? `${name}已是${what}` : `${what}已由${name}担任`
  return new DomainError('overlapping', `${is}（${term}），请先结束那一任，或改开始日期`)
}

async function standingArea(ctx: Context, areaId: AreaId): Promise<Area> {
  const area = await ctx.stores.areas.get(areaId)
  if (!area) throw new DomainError('not_found', '没有这个地方')
  if (area.endedAt !== undefined) throw invalidField('areaId', '这里已经撤并，请选新的网格')
  return area
}

async function toUnit(ctx: Context, actor: Actor, input: UnitInput, key: CommandKey | undefined): Promise<Appointment> {
  const unit = await ctx.stores.organisations.get(input.unitId)
  if (!unit) throw new DomainError('not_found', '没有这个单位')
  const asked = input.areaId && (await standingArea(ctx, input.areaId))
  if (asked && asked.level !== 'community') throw invalidField('areaId', '请选到社区')
  const kept = await rosterCommunityOf(ctx, unit, asked?.areaId)
  refuseBeyond(actor, [unit.areaPath, kept?.path])
  // The role stands there: in reach too, unless the unit is registered with it.
  if (asked && !(await pairingsOf(ctx, unit.unitId)).includes(asked.areaId)) refuseBeyond(actor, [asked.path])
  const community = asked ?? kept
  if (input.role === 'unit_liaison' && !community)
    throw invalidField('areaId', '单位还没有报到，请先选联络员负责的社区')
  const who = await whoIs(ctx, actor, input)
  const branch = input.branchId && (await ctx.stores.organisations.get(input.branchId))
  if (input.branchId && !branch) throw invalidField('branchId', '没有这个党组织，请从名单里选')
  const fresh: Appointment = {
    ...written(ctx, actor, input, who),
    ...{ unitId: unit.unitId, unitName: unit.name },
    ...(community ? atArea(community) : { areaPath: unit.areaPath }),
    ...(input.isPartyMember && { isPartyMember: true }),
    ...(branch && { branchId: branch.unitId, branchName: branch.name }),
  }
  const { appointments, seen } = await ctx.stores.appointments.readRoster(unit.unitId)
  await refuseTwice(ctx, fresh, who, appointments)
  return write(ctx, { fresh, person: who.person, actor, key, listSeen: seen })
}

/** Once on a roster, and on one roster only; a liaison once for a unit and community. */
async function refuseTwice(ctx: Context, fresh: Appointment, who: WhoIs, ofUnit: readonly Appointment[]) {
  const byPhone = fresh.phone ? await ctx.stores.appointments.listByPhone(fresh.phone.hash) : []
  const wanted = { ...fresh, ...(who.person && { personId: who.person.personId }) }
  const other = [...byPhone, ...ofUnit].find(
    (one) =>
      one.role === fresh.role &&
      one.status !== 'ended' &&
      isSamePerson(one, wanted) &&
      overlaps(one, fresh) &&
      (fresh.role === 'member' || (one.unitId === fresh.unitId && one.areaId === fresh.areaId)),
  )
  if (!other) return
  const list = fresh.role === 'member' ? '名册' : '联络员名单'
  throw new DomainError('overlapping', `${other.name}已在${other.unitName ?? ''}的${list}上，请先在那里结束`)
}

type Write = {
  fresh: Appointment
  person: Person | undefined
  actor: Actor
  key: CommandKey | undefined
  listSeen: number
}

async function write(ctx: Context, { fresh, person, actor, key, listSeen }: Write): Promise<Appointment> {
  const by = { personId: actor.personId, name: actor.name }
  const done = person
    ? await bindTo(ctx, { appointment: fresh, person, by, key, listSeen })
    : (await ctx.stores.appointments.save({ after: fresh, key, listSeen })) && fresh
  if (!done) throw new DomainError('busy', '刚刚有变化，请再试一次')
  return done
}
