import { Flow } from '@microwish/contract'
import { injectFaults } from '@microwish/devkit/testing'
import fc from 'fast-check'
import { needIdOf, people, places } from '../factory'
import type { Activity } from '../need'
import { applyEvent } from './apply-event'
import { aCounty } from './county.fixture'
import { histories } from './life.fixture'
import { oracle } from './oracle.fixture'
import { recount } from './recount'
import type { Building } from './statistics-store.dynamo'

type County = Awaited<ReturnType<typeof aCounty>>
const PERIOD = { from: '2026-10-31', to: '2026-11-02', period: '2026-10-31..2026-11-02' }
const { county, street, community, sibling, grid } = places
const WATCHED = [county, street, community, sibling, grid]

/** The areas' figures as the product answers them, and as the oracle counts them. */
async function expectTruth(at: County, lines: readonly Activity[]) {
  for (const { areaId } of WATCHED) {
    const { flows, gauges } = await at.figures('districtStaff', { area: areaId, period: PERIOD.period })
    expect({ flows, gauges }).toEqual(oracle(lines, areaId, PERIOD.from, PERIOD.to))
  }
}

/** A need that names no grid. */
const atTheCommunity: Activity = {
  needId: needIdOf(900),
  version: 1,
  at: '2026-11-01T03:00:00.000Z',
  action: 'submit',
  to: 'submitted',
  actor: { personId: people.resident.personId, name: '罗桂香', surname: '罗', role: 'resident' },
  kind: 'wish',
  category: 'learn',
  areaPath: community.path,
  communityId: community.areaId,
  submitterId: people.resident.personId,
  words: [],
}

async function withCounty(run: (at: County) => Promise<void>) {
  const at = await aCounty()
  try {
    await run(at)
  } finally {
    await at.drop()
  }
}

/** Batches side by side, as the shards of a stream deliver them. */
async function deliver(at: County, lines: readonly Activity[], size: number) {
  for (let from = 0; from < lines.length; from += size) {
    await Promise.all(lines.slice(from, from + size).map((line) => applyEvent(at.ctx, line)))
  }
}

describe('figures from the stream', () => {
  it('are the same however events are shuffled, doubled and cut, and the same as recounted', async () => {
    const deliveries = histories(6).chain((lives) => {
      const lines = lives.flat()
      const twice = fc.shuffledSubarray(lines).map((some) => [...lines, ...some])
      const shuffled = twice.chain((all) =>
        fc
          .array(fc.nat(), { minLength: all.length, maxLength: all.length })
          .map((keys) =>
            all.map((line, index) => ({ line, key: keys[index] as number })).sort((a, b) => a.key - b.key),
          ),
      )
      return fc.record({ lines: fc.constant(lines), sent: shuffled, size: fc.integer({ min: 1, max: 7 }) })
    })
    const property = fc.asyncProperty(deliveries, ({ lines, sent, size }) =>
      withCounty(async (at) => {
        for (const line of lines) await at.remember(line)
        await deliver(
          at,
          sent.map(({ line }) => line),
          size,
        )
        await expectTruth(at, lines)
        await recount(at.ctx, { chunk: 7 })
        await expectTruth(at, lines)
      }),
    )
    await fc.assert(property, { numRuns: 8 })
  })

  it('lose and double nothing when events happen during a recount', async () => {
    const [lives] = fc.sample(histories(14), { numRuns: 1, seed: 7 })
    const lines = (lives ?? []).flat()
    await withCounty(async (at) => {
      // A history may be written in any order of needs, but each need's in its own.
      const written = lines.slice(0, Math.ceil(lines.length / 2))
      const living = lines.slice(written.length)
      for (const line of written) await at.remember(line)
      await deliver(at, written, 4)
      expect(living.length).toBeGreaterThan(5)
      const live = async () => {
        for (const line of living) {
          await at.remember(line)
          await applyEvent(at.ctx, line)
        }
      }
      await Promise.all([recount(at.ctx, { chunk: 2 }), live()])
      await expectTruth(at, lines)
      await recount(at.ctx, { chunk: 50 })
      await expectTruth(at, lines)
    })
  })

  it('are exact when writes conflict, are throttled, or lose their answer after the commit', async () => {
    const [lives] = fc.sample(histories(8), { numRuns: 1, seed: 21 })
    const lines = (lives ?? []).flat()
    await withCounty(async (at) => {
      for (const line of lines) await at.remember(line)
      const faults = injectFaults(at.client, { seed: 4, rates: { conflict: 0.15, throttling: 0.04, lostAnswer: 0.15 } })
      await deliver(at, [...lines, ...lines], 3)
      await recount(at.ctx, { chunk: 5 })
      faults.heal()
      expect(Math.min(faults.counts.conflict, faults.counts.throttling, faults.counts.lostAnswer)).toBeGreaterThan(0)
      await expectTruth(at, lines)
    })
  })

  it('survive two recounts at once', async () => {
    const [lives] = fc.sample(histories(8), { numRuns: 1, seed: 21 })
    const lines = (lives ?? []).flat()
    await withCounty(async (at) => {
      for (const line of lines) await at.remember(line)
      await Promise.all([recount(at.ctx, { chunk: 3 }), recount(at.ctx, { chunk: 4 })])
      await expectTruth(at, lines)
    })
  })

  it('have at the second look what the event index held back at the first', async () => {
    const early: Activity = { ...atTheCommunity, at: '2026-11-01T02:00:00.000Z' }
    const late: Activity = { ...atTheCommunity, needId: needIdOf(901), at: '2026-11-02T02:00:00.000Z' }
    await withCounty(async (at) => {
      await at.remember(early)
      // Delivered before the recount began, and so not counted into what it builds.
      await deliver(at, [early, late], 2)
      let looks = 0
      const { statistics } = at.stores
      const listEvents: typeof statistics.listEvents = async (...query) => {
        const found = await statistics.listEvents(...query)
        if (query[0] === places.far.areaId && looks++ === 0) await at.remember(late)
        return found
      }
      const stores = { ...at.stores, statistics: { ...statistics, listEvents } }
      await recount({ ...at.ctx, stores, now: () => '2026-11-02T02:10:00.000Z' }, { chunk: 5 })
      await expectTruth(at, [early, late])
    })
  })

  it('go on where an interrupted recount stopped, and are read from the old figures until it is done', async () => {
    const [lives] = fc.sample(histories(12), { numRuns: 1, seed: 11 })
    const lines = (lives ?? []).flat()
    await withCounty(async (at) => {
      for (const line of lines) await at.remember(line)
      // Nothing came from the stream: the old figures are empty, the new ones whole.
      const { statistics } = at.stores
      for (const stopAfter of [1, 2, 3]) {
        let saved = 0
        const saveProgress = async (building: Building) => {
          await statistics.saveProgress(building)
          if (++saved === stopAfter) throw new Error('killed')
        }
        const stores = { ...at.stores, statistics: { ...statistics, saveProgress } }
        await expect(recount({ ...at.ctx, stores }, { chunk: 3 })).rejects.toThrow('killed')
        expect((await at.figures('districtStaff')).flows.submitted).toBe(0)
      }
      const { read } = await recount(at.ctx, { chunk: 3 })
      expect(read).toBeLessThanOrEqual(lines.length)
      await expectTruth(at, lines)
      expect(await statistics.readPointer()).toEqual(expect.objectContaining({ current: 2, former: 1 }))
    })
  })

  it('keep nothing of figures that were replaced twice', async () => {
    const [lives] = fc.sample(histories(4), { numRuns: 1, seed: 3 })
    await withCounty(async (at) => {
      for (const line of (lives ?? []).flat()) await at.remember(line)
      for (let times = 0; times < 3; times++) await recount(at.ctx, { chunk: 100 })
      const rows = await Promise.all(
        [1, 2, 3, 4].map((n) => at.stores.statistics.readArea(n, county.areaId, '2000-01-01', '2100-01-01')),
      )
      expect(rows.map(({ days }) => days.length > 0)).toEqual([false, false, true, true])
    })
  })
})

describe('the answer', () => {
  let at: County
  let lines: Activity[]
  beforeAll(async () => {
    at = await aCounty()
    const [lives = []] = fc.sample(histories(20), { numRuns: 1, seed: 5 })
    lines = [...lives.flat(), atTheCommunity]
    for (const line of lines) await at.remember(line)
    await deliver(at, lines, 5)
  })
  afterAll(() => at.drop())

  it('splits a community into its grids and what names no grid', async () => {
    const { children, ...own } = await at.figures('desk', { period: PERIOD.period })
    expect(own.areaId).toBe(community.areaId)
    const sums = Object.fromEntries(
      Flow.options.map((flow) => [flow, children.reduce((sum, { flows }) => sum + flows[flow], 0)]),
    )
    expect(sums).toEqual(own.flows)
    expect(children.map(({ name, isSelf }) => [name, isSelf])).toEqual([
      ['榆钱里', false],
      ['粮站宿舍', false],
      ['榆钱巷社区', true],
    ])
  })

  it('gives every step of the period in its series, also those without anything', async () => {
    const answer = await at.figures('desk', { period: '2026-11' })
    expect(answer.series).toHaveLength(30)
    expect(answer.series.reduce((sum, { submitted }) => sum + submitted, 0)).toBe(answer.flows.submitted)
    expect(answer.countedAt).toBe('2026-11-03T02:00:00.000Z')
  })

  it('opens every figure of a community and of a grid down to exactly its cases', async () => {
    for (const area of [community, grid]) {
      const { flows, gauges } = await at.figures('districtStaff', { area: area.areaId, period: PERIOD.period })
      const cases = { ...flows, ...Object.fromEntries(Object.entries(gauges).map(([name, n]) => [`now:${name}`, n])) }
      for (const [figure, count] of Object.entries(cases)) {
        const found = await allCases(area.areaId, figure)
        // Those two count people, not cases: each case behind them served at least one.
        if (figure === 'participations' || figure === 'beneficiaries') expect(found.length).toBe(flows.fulfilled)
        else expect([figure, found.length]).toEqual([figure, count])
        expect([...found].sort((a, b) => b.at.localeCompare(a.at)).map(({ at: when }) => when)).toEqual(
          found.map(({ at: when }) => when),
        )
      }
    }
  })

  async function allCases(area: typeof community.areaId, figure: string) {
    const items = []
    let cursor: string | undefined
    do {
      const page = await at.cases('districtStaff', {
        area,
        figure,
        period: PERIOD.period,
        limit: 2,
        ...(cursor && { cursor }),
      })
      items.push(...page.items)
      cursor = page.cursor
    } while (cursor)
    return items
  }

  it('keeps what has gone to another community from the desk that had it, and in its figure', async () => {
    const asked = { area: community.areaId, figure: 'submitted', period: PERIOD.period }
    const gone = new Set(
      lines.flatMap(({ action, areaPath, needId }) =>
        action === 'relocate' && !areaPath.startsWith(community.path) ? [needId] : [],
      ),
    )
    const theirs = await at.cases('desk', { ...asked, limit: 50 })
    const all = await at.cases('districtStaff', { ...asked, limit: 50 })
    const last = (needId: string) => lines.filter((line) => line.needId === needId).at(-1)!
    expect(gone.size).toBeGreaterThan(0)
    expect(theirs.items.map(({ need }) => need.needId)).toEqual(
      all.items.map(({ need }) => need.needId).filter((id) => last(id).areaPath.startsWith(community.path)),
    )
    expect(theirs.items.length).toBeLessThan(all.items.length)
  })

  it('shows an area that is no more below its parent as long as the period knows of it', async () => {
    const ended = { ...grid, endedAt: '2026-11-03T00:00:00.000Z', succeededBy: [] }
    await at.stores.areas.put(ended)
    const names = async (period: string) => (await at.figures('desk', { period })).children.map(({ name }) => name)
    expect(await names(PERIOD.period)).toContain('榆钱里（已撤并）')
    expect((await at.figures('desk', { period: PERIOD.period })).children[0]?.areaId).toBe(grid.areaId)
    await at.stores.areas.put(grid)
  })

  it('is for staff of the area and above', async () => {
    const asked = { area: community.areaId }
    await expect(at.figures('siblingDesk', asked)).rejects.toMatchObject({ code: 'not_found' })
    await expect(at.figures('farDesk', asked)).rejects.toMatchObject({ code: 'not_found' })
    await expect(at.figures('member', asked)).rejects.toMatchObject({ code: 'wrong_audience' })
    await expect(at.figures('auditor', asked)).rejects.toMatchObject({ code: 'wrong_audience' })
    await expect(at.figures('streetStaff', asked)).resolves.toMatchObject({ areaName: '榆钱巷社区' })
    await expect(at.cases('siblingDesk', { ...asked, figure: 'closed' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('refuses cases of a street, and figures that nobody defined', async () => {
    await expect(at.cases('streetStaff', { area: street.areaId, figure: 'closed' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    for (const figure of ['nonsense', 'now:nonsense']) {
      await expect(at.cases('desk', { area: community.areaId, figure })).rejects.toMatchObject({
        code: 'invalid_input',
      })
    }
  })
})
