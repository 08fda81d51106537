import type { changeMyRegistration as endpoint, InputOf, MyRegistration, RegistrationId } from '@microwish/contract'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError, invalidField } from '../error'
import { type Person, toActor } from '../person'
import { refuseWhileHolding } from './held-there'
import { endedIn, placeOf } from './membership'
import { communityOf, mineOf, saveApplication } from './register'
import { actionsOf, inTheWay, type Registration, type RegistrationBook, withOlder } from './registration'
import { viewMine } from './view-registration'

type Input = InputOf<typeof endpoint>
type Change = { person: Person; book: RegistrationBook; one: Registration; key: CommandKey | undefined }

/** Taking an application back, leaving, and asking to move; what was is kept. */
export async function changeMyRegistration(ctx: Context, input: Input): Promise<MyRegistration> {
  return runOnce(ctx, 'changeMyRegistration', input, {
    run: (key) => changeOnce(ctx, input, key),
    again: (registrationId) => mineOf(ctx, registrationId),
  })
}

async function changeOnce(ctx: Context, input: Input, key: CommandKey | undefined): Promise<MyRegistration> {
  const { people, registrations } = ctx.stores
  const person = await people.get(ctx.caller.personId)
  toActor(person, ctx.caller, ctx.now())
  const book = withOlder(person, await registrations.read(ctx.caller.personId))
  const one = book.registrations.find(({ registrationId }) => registrationId === input.registrationId)
  if (!one || !person) throw new DomainError('not_found', '没有找到这条报到')
  if (one.version !== input.version) throw stale()
  if (!actionsOf(one).includes(input.action))
    throw new DomainError('action_not_allowed', '这条报到的状态已经变了，请刷新再看')
  const change = { person, book, one, key }
  switch (input.action) {
    case 'cancel':
      return cancel(ctx, change)
    case 'leave':
      return leave(ctx, change)
    case 'move':
      return askToMove(ctx, change, input)
  }
}

const stale = () => new DomainError('stale_version', '刚刚有变化，请刷新再看')

async function cancel(ctx: Context, { book, one, key }: Change): Promise<MyRegistration> {
  const cancelled: Registration = { ...one, version: one.version + 1, status: 'cancelled', to: ctx.now() }
  const save = { personId: one.personId, seen: book.seen, changed: [cancelled], key }
  if (!(await ctx.stores.registrations.save(save))) throw stale()
  return viewMine(cancelled)
}

/** The role ends with it, so whatever is still in hand there would be out of reach: that is settled first (decision 0009). */
async function leave(ctx: Context, { person, book, one, key }: Change): Promise<MyRegistration> {
  const { people, registrations } = ctx.stores
  const now = ctx.now()
  const after = endedIn(person.standings, one, now)
  const unlessClaimed = await refuseWhileHolding(ctx, person, after)
  const ended: Registration = { ...one, version: one.version + 1, status: 'ended', to: now }
  const isDone = await people.saveStandings({
    before: person,
    after,
    now,
    audit: { by: { personId: person.personId, name: person.name }, what: 'left' },
    also: [
      ...registrations.itemsOf({ personId: person.personId, seen: book.seen, changed: [ended], key }),
      unlessClaimed,
    ],
  })
  if (!isDone) throw stale()
  return viewMine(ended)
}

/** An application to the new community; the old one stands until it is confirmed, so that nobody is in between. */
async function askToMove(
  ctx: Context,
  { person, book, one, key }: Change,
  { areaId, note }: Extract<Input, { action: 'move' }>,
): Promise<MyRegistration> {
  if (areaId === one.areaId) throw invalidField('areaId', '您已经在这个社区报到')
  if (inTheWay(book, one.kind, one.registrationId))
    throw new DomainError('already_registered', '您已经申请过，正等社区确认；要改就先撤回')
  const community = await communityOf(ctx, areaId)
  await refuseWhileHolding(ctx, person, endedIn(person.standings, one, ctx.now()), community.path)
  const application: Registration = {
    registrationId: ctx.newId('reg') as RegistrationId,
    version: 1,
    ...{ personId: one.personId, name: one.name, kind: one.kind, status: 'applied', source: 'applied' },
    ...placeOf(community),
    ...(one.unitId && { unitId: one.unitId }),
    ...(one.unitName !== undefined && { unitName: one.unitName }),
    ...(note !== undefined && { note }),
    appliedAt: ctx.now(),
    movesFrom: { registrationId: one.registrationId, areaName: one.areaName },
  }
  await saveApplication(ctx, { personId: one.personId, seen: book.seen, changed: [application], key })
  return viewMine(application)
}
