import { Flow, Gauge, type getStatistics as endpoint, type InputOf, type OutputOf } from '@microwish/contract'
import type { Context, Platform } from '../context'
import { staffArea } from '../need'
import { type Area, toActor } from '../person'
import { addTo, type Flows } from './figures'
import { type Days, daysOf, labelsOf } from './period'
import type { AreaFigures, DayRow, StatisticsStore } from './statistics-store.dynamo'

type Output = OutputOf<typeof endpoint>
export type StatisticsContext = Pick<Context, 'caller' | 'now'> & {
  stores: Platform['stores'] & { statistics: StatisticsStore }
}

/** Reads side by side: enough to be quick, few enough not to be throttled. */
const SIDE_BY_SIDE = 10

/** Figures of an area of the caller's own and of the level below, as the stream has counted them so far. */
export async function getStatistics(ctx: StatisticsContext, input: InputOf<typeof endpoint>): Promise<Output> {
  const { stores, caller } = ctx
  const now = ctx.now()
  const days = daysOf(input.period, now)
  const actor = toActor(await stores.people.get(caller.personId), caller, now)
  const area = await staffArea(ctx, actor, input.area)
  const [{ current }, below] = await Promise.all([
    stores.statistics.readPointer(),
    stores.areas.listChildren(area.areaId, { withEnded: true }),
  ])
  const [own, ...others] = await readAll(stores.statistics, current, [area, ...below], days)
  const figures = own as AreaFigures
  const children = below
    .map((child, index) => ({ child, figures: others[index] as AreaFigures }))
    .filter(({ child, figures }) => child.endedAt === undefined || hasAny(figures))
  return {
    areaId: area.areaId,
    areaName: area.name,
    areaLevel: area.level,
    ...days,
    ...(figures.countedAt && { countedAt: figures.countedAt }),
    ...totalsOf(figures),
    series: seriesOf(days, figures.days),
    children: childrenOf(area, figures, children),
  }
}

async function readAll(
  store: StatisticsStore,
  generation: number,
  areas: readonly Pick<Area, 'areaId'>[],
  { from, to }: Days,
) {
  const read: AreaFigures[] = []
  for (let at = 0; at < areas.length; at += SIDE_BY_SIDE) {
    const together = areas.slice(at, at + SIDE_BY_SIDE)
    read.push(...(await Promise.all(together.map(({ areaId }) => store.readArea(generation, areaId, from, to)))))
  }
  return read
}

const whole = <K extends string>(names: readonly K[], sums: Partial<Record<K, number>>) =>
  Object.fromEntries(names.map((name) => [name, sums[name] ?? 0])) as Record<K, number>

function sumOf(days: readonly DayRow[]): Flows {
  const sum: Flows = {}
  for (const { flows } of days) addTo(sum, flows)
  return sum
}

/** An area that is no more is shown as long as the period knows something of it. */
const hasAny = ({ days, gauges }: AreaFigures) =>
  days.some(({ flows }) => Object.values(flows).some(Boolean)) || Object.values(gauges).some(Boolean)

const totalsOf = ({ days, gauges }: Pick<AreaFigures, 'days' | 'gauges'>) => ({
  flows: whole(Flow.options, sumOf(days)),
  gauges: whole(Gauge.options, gauges),
})

function seriesOf(days: Days, rows: readonly DayRow[]): Output['series'] {
  return labelsOf(days).map((label) => {
    const { submitted = 0, closed = 0 } = sumOf(rows.filter(({ day }) => day.startsWith(label)))
    return { label, submitted, closed }
  })
}

/** The level below by code, and what only this area itself knows, if anything: needs that name no grid. */
function childrenOf(
  { areaId, name }: Area,
  own: AreaFigures,
  children: readonly { child: Pick<Area, 'areaId' | 'name' | 'endedAt'>; figures: AreaFigures }[],
): Output['children'] {
  if (children.length === 0) return []
  const rows = children.map(({ child, figures }) => ({
    areaId: child.areaId,
    name: child.endedAt === undefined ? child.name : `${child.name}（已撤并）`,
    isSelf: false,
    ...totalsOf(figures),
  }))
  const { flows, gauges } = totalsOf(own)
  const self = {
    flows: minus(
      flows,
      rows.map((row) => row.flows),
    ),
    gauges: minus(
      gauges,
      rows.map((row) => row.gauges),
    ),
  }
  const hasOwn = [...Object.values(self.flows), ...Object.values(self.gauges)].some((count) => count > 0)
  return hasOwn ? [...rows, { areaId, name, isSelf: true, ...self }] : rows
}

/** The rows are not read at one instant: a child just counted must not make what is left negative. */
function minus<K extends Flow | Gauge>(
  total: Record<K, number>,
  parts: readonly Record<K, number>[],
): Record<K, number> {
  const left = { ...total }
  for (const name of Object.keys(total) as K[]) {
    const inParts = parts.reduce((sum, part) => sum + part[name], 0)
    left[name] = Math.max(0, total[name] - inParts)
  }
  return left
}
