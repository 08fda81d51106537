import {
  type getLetter as endpoint,
  type InputOf,
  type LetterFacts,
  type OutputOf,
  POST_TEXT,
} from '@microwish/contract'
import type { Context } from '../context'
import { idsOfPath } from '../area'
import { type Area, toActor } from '../person'
import { dayOf } from '../statistics'
import { type Appointment, isOn } from './appointment'
import { areaToRead } from './list-posts'

/** The page that a code on the notice card opens: the wish form of that place. */
const CARD_PAGE = 'pages/wish-form/index'

/** 聘用书 and 网格公示牌: names and posts, the desk's telephone and nobody's own. */
export async function getLetter(
  ctx: Context,
  { areaId }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, ctx.now())
  const area = await areaToRead(ctx, actor, areaId)
  const above = await ctx.stores.areas.getAll(idsOfPath(area.path))
  const community = above.find(({ level }) => level === 'community') ?? area
  const today = dayOf(ctx.now())
  const { appointments } = await ctx.stores.appointments.readPosts(area)
  const people = appointments.filter((one) => isOn(one, today)).sort(byPost)
  return {
    letters: people.map((one) => ({
      appointmentId: one.appointmentId,
      at: one.grantedAt,
      letter: letterOf(one, area, community),
    })),
    card: {
      areaName: area.name,
      places: area.names,
      people: people.flatMap(({ post, name }) => (post ? [{ post, name }] : [])),
      ...(community.serviceName !== undefined && { serviceName: community.serviceName }),
      ...(community.servicePhone !== undefined && { servicePhone: community.servicePhone }),
      ...(area.households !== undefined && { households: area.households }),
      scene: area.areaId,
      page: CARD_PAGE,
    },
  }
}

const POSTS = Object.keys(POST_TEXT)
const byPost = (a: Appointment, b: Appointment) =>
  POSTS.indexOf(a.post ?? '') - POSTS.indexOf(b.post ?? '') || (a.appointmentId < b.appointmentId ? -1 : 1)

function letterOf(one: Appointment, area: Area, community: Area): LetterFacts {
  const place = area === community ? area.name : `${community.name}${area.name}`
  return {
    name: one.name,
    post: `${place}${one.post ? POST_TEXT[one.post] : ''}`,
    places: area.names,
    from: one.from,
    ...(one.to !== undefined && { to: one.to }),
    issuer: community.name,
    issuedOn: dayOf(one.grantedAt),
  }
}
