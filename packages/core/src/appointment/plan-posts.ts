import { type Post, POST_TEXT } from '@microwish/contract'
import type { Area } from '../person'
import type { SealedPhone } from '../phone'
import type { Settings } from '../settings'
import { type Appointment, atArea, conflictOf, overlaps } from './appointment'
import { planOf } from './plan-roster'
import { type AppointmentPlan, areasByCode, type LineProblem, type PlanRegister } from './planned'
import { placesOf } from './posts'

/** A line of a list of posts: cells as they stand, days read. */
export type ListedPost = {
  gridCode: string
  post: Post
  name: string
  phone: SealedPhone
  /** Without it: today, or as it stands. */
  startsOn?: string
  /** The last day; without it: until further notice. */
  endsOn?: string
}
export type PostColumn = keyof ListedPost
export type PostRegister = PlanRegister & { settings: Pick<Settings, 'postNumbers'> }

/**
 * What a list makes of the posts, or what is wrong with it. Pure. Nobody is put twice on a post, nor on a place that
 * somebody else has at the time; those whom the list leaves out stay.
 */
export function planPosts(register: PostRegister, lines: readonly ListedPost[]): AppointmentPlan<PostColumn> {
  const problems: LineProblem<PostColumn>[] = []
  const areaOf = areasByCode(register.areas)
  // Of each area and post: who stands there, and who has come from the lines so far.
  const taken = new Map<string, { one: Appointment; row?: number }[]>()
  for (const one of register.appointments) {
    const at = placeKey(one)
    taken.set(at, [...(taken.get(at) ?? []), { one }])
  }
  const planned = lines.flatMap((line, row) => {
    const complain = (column: PostColumn, message: string) => void problems.push({ row, column, message })
    const area = areaOf(line.gridCode)
    if (typeof area === 'string') return complain('gridCode', area) ?? []
    const places = placesOf(area, register.settings)[line.post] ?? 0
    if (places === 0) return complain('post', `${area.name}没有设${POST_TEXT[line.post]}，请先填岗位数`) ?? []
    const fresh = written(register, { row, line, area })
    if (fresh.to !== undefined && fresh.to < fresh.from)
      return complain('endsOn', '结束日期早于开始日期，请改到开始日期之后') ?? []
    const here = taken.get(placeKey(fresh)) ?? []
    const before = here.find(({ one, row: other }) => other === undefined && isRepeated(one, fresh, line))?.one
    const after = before ? renewed(before, fresh) : fresh
    if (before?.status === 'bound' && after.to !== before.to) complain('endsOn', '本人已上岗，要改任期请到岗位页面办理')
    const others = here.filter(({ one }) => one !== before)
    const conflict = conflictOf(
      after,
      others.map(({ one }) => one),
      places,
    )
    if (conflict)
      complain(conflict.why === 'same' ? 'phone' : 'post', againstWhom(conflict, others, { area, places, register }))
    taken.set(placeKey(fresh), [...others, { one: after, row }])
    return [{ row, after, ...(before && { before }) }]
  })
  return planOf(planned, problems)
}

const placeKey = ({ areaId, post }: Pick<Appointment, 'areaId' | 'post'>) => `${areaId} ${post}`

function written(
  { at, by, today, idOf }: PostRegister,
  of: { row: number; line: ListedPost; area: Area },
): Appointment {
  const { row, line, area } = of
  return {
    appointmentId: idOf(row),
    version: 1,
    role: 'grid_worker',
    name: line.name,
    phone: line.phone,
    post: line.post,
    ...atArea(area),
    from: line.startsOn ?? today,
    ...(line.endsOn !== undefined && { to: line.endsOn }),
    status: 'waiting',
    grantedBy: by,
    grantedAt: at,
    source: 'roster',
  }
}

/** The same person's same term: begun on the same day, or on the one that the list leaves open. */
const isRepeated = (one: Appointment, fresh: Appointment, { startsOn }: ListedPost) =>
  one.status !== 'ended' &&
  one.phone?.hash === fresh.phone?.hash &&
  one.name === fresh.name &&
  (startsOn === undefined ? overlaps(one, fresh) : one.from === startsOn)

const renewed = ({ to: _, ...before }: Appointment, { to }: Appointment): Appointment => ({
  ...before,
  ...(to !== undefined && { to }),
})

function againstWhom(
  { with: other, why }: NonNullable<ReturnType<typeof conflictOf>>,
  others: readonly { one: Appointment; row?: number }[],
  { area, places, register }: { area: Area; places: number; register: PostRegister },
): string {
  const row = others.find(({ one }) => one === other)?.row
  const where = row === undefined ? '系统里' : `第${register.lineOf(row)}行`
  const post = other.post ? POST_TEXT[other.post] : ''
  return why === 'same'
    ? `${where}已把这个人排在${area.name}${post}，日期重叠，请改日期或去掉一条`
    : `${area.name}的${post}只设${places}人，${where}已排${other.name}，请改日期、去掉一条，或先改岗位数`
}
