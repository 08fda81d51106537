import { listFigureCases, listNeeds } from '@microwish/contract'
import type { Area, Need, Person } from '@microwish/core'
import { recordCalls } from '@microwish/devkit/testing'
import type { ListCost, Lists, Section } from '../results'
import { type Fixture, type FixtureScene, needOf, openFixture } from '../stage/fixture'
import { createProduct, type Product } from '../stage/product'
import { medianOf } from '../statistics'
import { number, table } from '../table'

/** Needs in the tables; the quick measure takes the full one's where it lies built. */
const SMALL = { full: 1_000, quick: 1_000, tiny: 400 }
const LARGE = { full: 100_000, quick: 10_000, tiny: 800 }
const TIMES = { full: 41, quick: 7, tiny: 1 }
const LIMIT = 20
const GOAL = 1.2
const SIZES = ['small', 'large'] as const

type Page = Pick<ListCost, 'level' | 'page' | 'list'> & {
  /** Resolves to the number of its items. `count`: how many needs there are. */
  read: (product: Product, count: number) => Promise<number>
}

export const lists: Section<'lists'> = {
  name: 'lists',
  title: 'Lists as the county grows',
  async measure({ mode, say }) {
    const fixture = await openFixture({
      name: mode === 'tiny' ? 'tiny' : 'lists',
      small: SMALL[mode],
      large: LARGE[mode],
      ...(mode === 'quick' && { orBuilt: LARGE.full }),
      say,
    })
    try {
      const rows: ListCost[] = []
      const desks = SIZES.map((size) => openDesk(fixture, size))
      for (const page of pagesOf(fixture.scene)) rows.push(...(await measurePage(desks, page, TIMES[mode])))
      return { ...fixture.sizes, fixture: fixture.isReused ? 're-used' : 'built', fixtureHash: fixture.hash, rows }
    } finally {
      await fixture.stop()
    }
  },
  render,
  misses: ({ rows }) =>
    pairsOf(rows)
      .filter(({ ratio }) => ratio > GOAL)
      .map(
        ({ large, ratio }) =>
          `${large.list} of the ${large.level}, ${large.page} page, costs ${number(ratio, 2)} × with ${number(large.needs, 0)} needs; the goal is ${GOAL} ×`,
      ),
}

type Desk = { needs: number; product: Product; recorded: ReturnType<typeof recordCalls> }

function openDesk(fixture: Fixture, size: (typeof SIZES)[number]): Desk {
  const { sizes, tables } = fixture
  const client = fixture[size]()
  return {
    needs: sizes[size],
    product: createProduct(client, tables),
    recorded: recordCalls(client, tables),
  }
}

/** First, middle and filtered page of what staff and members turn over, at each level that has the list. */
function pagesOf(scene: FixtureScene): Page[] {
  const { county, staff, member } = scene
  const areas = {
    grid: county.grids[0],
    community: county.communities[0],
    street: county.streets[0],
    county: county.county,
  }
  return (Object.entries(areas) as [ListCost['level'], Area][]).flatMap(([level, area]) => [
    ...turned(scene, level, area, staff, { list: 'triage', status: 'submitted' }),
    ...(level === 'county' ? [] : turned(scene, level, area, member, { list: 'hall', status: 'open' })),
    {
      ...{ level, page: 'filtered', list: 'cases by status' },
      read: async (product) => {
        const query = { list: 'cases', status: 'open', area: area.areaId, limit: LIMIT } as const
        return (await product.as(staff)(listNeeds, query)).items.length
      },
    },
    ...(level === 'grid' || level === 'community' ? [behindFigure(level, area, staff)] : []),
  ])
}

type Turned = { list: 'triage' | 'hall'; status: Need['status'] }

function turned(
  scene: FixtureScene,
  level: ListCost['level'],
  area: Area,
  reader: Person,
  { list, status }: Turned,
): Page[] {
  const page = (which: 'first' | 'middle'): Page => ({
    ...{ level, page: which, list },
    read: async (product, count) => {
      const cursor = which === 'middle' ? { cursor: middleOf(scene, area, status, count) } : {}
      const { items } = await product.as(reader)(listNeeds, { list, area: area.areaId, limit: LIMIT, ...cursor })
      return items.length
    },
  })
  return [page('first'), page('middle')]
}

/** The cases behind a figure of a grid are found among its community's: a true filter, of at most four pages. */
const behindFigure = (level: 'grid' | 'community', area: Area, staff: Person): Page => ({
  ...{ level, page: 'filtered', list: 'cases behind a figure' },
  read: async (product) => {
    const query = { area: area.areaId, figure: 'now:open', limit: LIMIT }
    return (await product.as(staff)(listFigureCases, query)).items.length
  },
})

/** Where a list is half turned over: the sort key of its middle need. */
function middleOf(scene: FixtureScene, area: Area, status: Need['status'], count: number): string {
  // Numbers rise with time and spread evenly over areas, so the middle of the list is near the middle of all.
  for (let n = Math.floor(count / 2); n < count; n++) {
    const need = needOf(scene, n)
    if (need.status === status && need.areaPath.startsWith(area.path)) return `${need.listedAt}#${need.needId}`
  }
  throw new Error(`no ${status} need of ${area.name}`)
}

/** The same page of both sizes, turn by turn. */
async function measurePage(desks: readonly Desk[], { read, ...page }: Page, times: number): Promise<ListCost[]> {
  const measured = desks.map(() => [] as number[])
  const rows: ListCost[] = []
  for (let time = 0; time < times; time++) {
    for (const [index, { needs, product, recorded }] of desks.entries()) {
      recorded.reset()
      const startedAt = performance.now()
      const items = await read(product, needs)
      measured[index]?.push(performance.now() - startedAt)
      const readUnits = recorded.calls.reduce((sum, call) => sum + call.readUnits, 0)
      rows[index] = { ...page, needs, readUnits, roundTrips: recorded.calls.length, items, p50Ms: 0 }
    }
  }
  return rows.map((row, index) => ({ ...row, p50Ms: medianOf(measured[index] ?? []) }))
}

/** Small beside large. */
function pairsOf(rows: readonly ListCost[]) {
  return rows.flatMap((small, index) => {
    const large = rows[index + 1]
    return index % 2 === 0 && large ? [{ small, large, ratio: large.readUnits / small.readUnits }] : []
  })
}

function render({ small, large, fixture, fixtureHash, rows }: Lists): string {
  const head = [
    '',
    'level',
    'page',
    'items',
    'round trips',
    `units, ${count(small)}`,
    `units, ${count(large)}`,
    'ratio',
    'p50 ms',
  ]
  const body = pairsOf(rows).map((pair) => [
    ...[pair.large.list, pair.large.level, pair.large.page, `${pair.small.items} / ${pair.large.items}`],
    ...[`${pair.small.roundTrips} / ${pair.large.roundTrips}`, number(pair.small.readUnits, 1)],
    ...[number(pair.large.readUnits, 1), number(pair.ratio, 2)],
    `${number(pair.small.p50Ms, 1)} / ${number(pair.large.p50Ms, 1)}`,
  ])
  return `${introduction(small, large)} Fixture ${fixtureHash}, ${fixture}.\n\n${table(head, body)}`
}

const count = (needs: number) => number(needs, 0)
const introduction = (small: number, large: number) =>
  `Pages of ${LIMIT} with ${count(small)} and with ${count(large)} needs in the tables, the same eight grids below them, so that
each list grows with the county and every page is full. The items are what the product's own store writes.`
