import type { Context } from '../context'
import type { EditionPointer } from '../edition'
import { DomainError } from '../error'
import type { Area } from '../person'
import type { AreaStore } from './area-store.dynamo'
import { toTree, type Tree } from './area-tree'

type Reading = { edition?: number; isConsistent?: boolean }
type Stores = { areas: Pick<AreaStore, 'listChildren' | 'readTree'> }

/** Every area that the county has or ever had, as of an edition; empty before there is a county. */
export async function readCounty(stores: Stores, reading: Reading = {}): Promise<Area[]> {
  const [county] = await stores.areas.listChildren()
  return county
    ? stores.areas.readTree({ path: county.path, names: [county.name] }, { ...reading, withEnded: true })
    : []
}

/** The tree to decide on as it stands, and the edition that it is of. */
export async function readTreeNow({
  stores,
}: Pick<Context, 'stores'>): Promise<{ tree: Tree; pointer: EditionPointer }> {
  const pointer = await stores.editions.read()
  const areas = await readCounty(stores, { edition: pointer.current, isConsistent: true })
  return { tree: toTree(areas), pointer }
}

/** @throws DomainError `stale_version` when there is another edition since, `directory_busy` while one is being made */
export function mustBeSeen({ current, lock }: EditionPointer, seen: number) {
  if (lock) throw new DomainError('directory_busy', '正在导入或调整辖区，请过几分钟再试')
  if (current !== seen) throw new DomainError('stale_version', '刚刚有人改过辖区，请刷新再看')
}
