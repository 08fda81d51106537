import type { Area } from '../person'
import type { PlanContext } from './import-rules'

/** Every area of the county, parents first, those that have ended too; none before the first list. */
export async function readCounty({ stores }: PlanContext): Promise<Area[]> {
  const [county] = await stores.areas.listChildren()
  if (!county) return []
  return stores.areas.readTree({ path: county.path, names: [county.name] }, { withEnded: true })
}
