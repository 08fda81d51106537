import type { AreaId } from '@microwish/contract'
import { testTables } from '@microwish/devkit/testing'
import { createDatabase, createStores, DEFAULT_SETTINGS } from '..'
import { aNeed, audienceOf, people, type PersonName, places } from '../factory'
import type { Activity } from '../need'
import { getStatistics } from './get-statistics'
import { listFigureCases } from './list-figure-cases'
import { statisticsStore } from './statistics-store.dynamo'

/** The factory's county in tables of its own, and what a test does with it. */
export async function aCounty() {
  const { client, tables, drop } = await testTables()
  const database = createDatabase(client, tables)
  const stores = { ...createStores(database), statistics: statisticsStore(database) }
  await Promise.all([...Object.values(places).map(stores.areas.put), ...Object.values(people).map(stores.people.put)])
  const clock = { now: () => '2026-11-03T02:00:00.000Z', realNow: () => Date.now() }

  /** History, as the need store writes it. */
  async function remember(line: Activity) {
    const place = Object.values(places).find(({ path }) => path === line.areaPath)
    const need = aNeed({
      needId: line.needId,
      version: line.version,
      status: line.to,
      listedAt: line.at,
      areaPath: line.areaPath,
      communityId: line.communityId,
      areaId: place?.areaId as AreaId,
    })
    await stores.needs.save({ need, activity: line })
  }
  const as = (name: PersonName) => ({
    ...clock,
    settings: DEFAULT_SETTINGS,
    stores,
    caller: { personId: people[name].personId, audience: audienceOf(people[name]), sessionId: 'ses_test' },
  })
  return {
    client,
    drop,
    stores,
    ctx: { ...clock, stores },
    remember,
    figures: (name: PersonName, input: { area?: AreaId; period?: string } = {}) => getStatistics(as(name), input),
    cases: (
      name: PersonName,
      input: { area: AreaId; figure: string; period?: string; cursor?: string; limit?: number },
    ) => listFigureCases(as(name), { limit: 20, ...input }),
  }
}
