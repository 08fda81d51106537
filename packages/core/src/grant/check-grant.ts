import { type InputOf, type previewGrant, ROLE_AUDIENCE, ROLE_TEXT } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError, invalidField } from '../error'
import { type Actor, type Area, type Person, type Standing, toActor } from '../person'
import { checkReach, LEVELS_OF_ROLE, POSTED } from './grant-policy'

type Offer = InputOf<typeof previewGrant>
/** Everything that a grant is decided on. */
export type Offered = {
  actor: Actor
  now: string
  person: Person
  area: Area
  standing: Pick<Standing, 'role' | 'areaId' | 'areaName' | 'areaLevel' | 'areaPath' | 'from' | 'to'>
}

const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 3_600_000
/** The first instant of a day of Asia/Shanghai, which is UTC+8 all year. */
const startOf = (day: string, plusDays = 0) => new Date(Date.parse(day) - SHANGHAI_MS + plusDays * DAY_MS).toISOString()

/**
 * Reads and judges an offer, for its preview and for itself.
 * @throws DomainError `forbidden`, `beyond_reach`, `not_found`, `area_unknown`, `invalid_input`, `overlapping`
 */
export async function checkOffer(ctx: Context, offer: Offer): Promise<Offered> {
  const { people, areas } = ctx.stores
  const now = ctx.now()
  const [caller, person, area] = await Promise.all([
    people.get(ctx.caller.personId),
    people.get(offer.personId),
    areas.get(offer.areaId),
  ])
  const actor = toActor(caller, ctx.caller, now)
  if (!area || area.endedAt !== undefined)
    throw new DomainError('area_unknown', '没有这个地方，或已经并到别处了，请重新选择')
  checkReach(actor, offer.role, area.path)
  if (offer.personId === actor.personId) throw new DomainError('forbidden', '不能给自己授予身份，请另一位管理员办理')
  if (!person || person.erasingSince) throw new DomainError('not_found', '没有找到这个人')
  checkPlace(offer, area)
  const { areaId, name: areaName, level: areaLevel, path: areaPath } = area
  const standing = {
    ...{ role: offer.role, areaId, areaName, areaLevel, areaPath },
    ...timesOf(offer, now),
  }
  if (person.standings.some((one) => isDoubled(one, standing)))
    throw new DomainError(
      'overlapping',
      `这段时间里已经是${area.name}的${ROLE_TEXT[offer.role]}了，请先撤销原来的，或改日期`,
    )
  return { actor, now, person, area, standing }
}

function checkPlace({ role, unitId }: Offer, area: Area) {
  if (role === POSTED) throw invalidField('role', '网格岗位请到“网格管理”里任命：岗位、空缺、聘书和公示牌都从那里算起')
  if (!LEVELS_OF_ROLE[role].includes(area.level))
    throw invalidField('areaId', `${ROLE_TEXT[role]}不设在这一级，请重新选择地方`)
  if (role === 'unit_liaison' && unitId === undefined) throw invalidField('unitId', '请选择他代表的单位')
  if (ROLE_AUDIENCE[role] === 'staff' && unitId !== undefined) throw invalidField('unitId', '这个身份不代表单位')
}

/** From now, or from the morning of a day, up to the end of a day. */
function timesOf({ fromDay, toDay }: Offer, now: string): Pick<Standing, 'from' | 'to'> {
  const from = fromDay === undefined || startOf(fromDay) <= now ? now : startOf(fromDay)
  if (fromDay !== undefined && startOf(fromDay, 1) <= now) throw invalidField('fromDay', '开始日期已经过了，请从今天起')
  if (toDay === undefined) return { from }
  const to = startOf(toDay, 1)
  if (to <= from) throw invalidField('toDay', '结束日期要在开始日期之后')
  return { from, to }
}

type Held = Pick<Standing, 'role' | 'areaId' | 'from' | 'to'>
const isDoubled = (one: Held, other: Held) =>
  one.role === other.role &&
  one.areaId === other.areaId &&
  (one.to === undefined || (other.from ?? '') < one.to) &&
  (other.to === undefined || (one.from ?? '') < other.to)
