import type { PersonId, SeatId, UnitId } from '@microwish/contract'
import {
  type Database,
  type Item,
  queryAll,
  queryPage,
  readTogether,
  type TransactItem,
  writeTogether,
} from '../database.dynamo'
import { editionPointerKey, type EditionPointer, toPointer, visibleOf } from '../edition'
import type { Organisation, OrganisationEvent } from './organisation'
import {
  belowParent,
  claimsOf,
  organisationItem,
  organisationKey,
  seatedAs,
  seatLinks,
  underPath,
} from './organisation-items.dynamo'
import { historyPk, type OrganisationSave, saveOrganisation, type SeenOrganisation } from './save-organisation.dynamo'

export type OrganisationStore = {
  /** AP-80. */
  get(unitId: UnitId): Promise<Organisation | undefined>
  /** AP-80: those there are, in the order asked; at most 99. */
  getAll(unitIds: readonly UnitId[]): Promise<Organisation[]>
  /** AP-81: for a command, strongly consistent, with the edition that it is of. */
  readForCommand(unitIds: readonly UnitId[]): Promise<{ pointer: EditionPointer; seen: SeenOrganisation[] }>
  /** AP-82: everything at an area and below it, by place: one query for each MB. */
  listUnder(areaPath: string): Promise<Organisation[]>
  /** AP-83: a page of the same; `after` is the last `sort` seen. */
  listPage(
    areaPath: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<{ sort: string; organisation?: Organisation }[]>
  /** AP-84: those directly below it, by name. */
  listChildren(unitId: UnitId): Promise<Organisation[]>
  /** AP-85: newest first. */
  listHistory(unitId: UnitId, limit: number): Promise<OrganisationEvent[]>
  /** AP-86: whole with its history, or not at all. @throws DomainError `code_taken`, `stale_version`, `directory_busy` */
  save(save: OrganisationSave): Promise<void>
  /** AP-87: the seats that somebody holds or held. */
  listSeatsOf(personId: PersonId): Promise<{ unitId: UnitId; seatId: SeatId }[]>
  /** One that stood before the first edition: fixtures and the seed of a county. */
  put(organisation: Organisation): Promise<void>
}

export function organisationStore(db: Database): OrganisationStore {
  const readPointer = async () => toPointer((await readTogether(db, [editionPointerKey]))[0])
  async function readForCommand(unitIds: readonly UnitId[]) {
    const [first, ...items] = await readTogether(db, [editionPointerKey, ...unitIds.map(organisationKey)])
    const pointer = toPointer(first)
    return { pointer, seen: unitIds.map((unitId, n) => toSeen(unitId, items[n], pointer)) }
  }
  async function getAll(unitIds: readonly UnitId[]) {
    if (unitIds.length === 0) return []
    return (await readForCommand(unitIds)).seen.flatMap(({ organisation }) => organisation ?? [])
  }
  return {
    get: async (unitId) => (await getAll([unitId]))[0],
    getAll,
    readForCommand,
    async listUnder(areaPath) {
      const [{ current }, items] = await Promise.all([readPointer(), queryAll(db, 'directory', underPath(areaPath))])
      return items.flatMap((item) => standingUnder(item, current, areaPath) ?? [])
    },
    async listPage(areaPath, page) {
      const [{ current }, items] = await Promise.all([
        readPointer(),
        queryPage(db, 'directory', underPath(areaPath), page),
      ])
      return items.map((item) => {
        const organisation = standingUnder(item, current, areaPath)
        return { sort: String(item['pathSort']), ...(organisation && { organisation }) }
      })
    },
    async listChildren(unitId) {
      const [{ current }, items] = await Promise.all([readPointer(), queryAll(db, 'directory', belowParent(unitId))])
      const children = items.flatMap((item) => visibleOf<Organisation>(item, current) ?? [])
      return children.filter(({ parentId }) => parentId === unitId)
    },
    async listHistory(unitId, limit) {
      const items = await queryPage(db, 'ledger', { pk: historyPk(unitId) }, { limit, isDescending: true })
      return items.map(({ pk, sk, ...event }) => event as OrganisationEvent)
    },
    save: (save) => saveOrganisation(db, save),
    async listSeatsOf(personId) {
      const items = await queryAll(db, 'directory', seatedAs(personId))
      return items.map(({ record }) => record as { unitId: UnitId; seatId: SeatId })
    },
    async put(organisation) {
      const claims = claimsOf(organisation).map(({ pk, sk }) => {
        return { pk, sk, record: { unitId: organisation.unitId }, edition: 0 }
      })
      const rows: Item[] = [organisationItem(organisation), ...claims, ...seatLinks(organisation)]
      await writeTogether(
        db,
        rows.map((Item): TransactItem => ({ Put: { TableName: db.tables.directory, Item } })),
      )
    },
  }
}

function toSeen(unitId: UnitId, item: Item | undefined, { current }: EditionPointer): SeenOrganisation {
  const organisation = visibleOf<Organisation>(item, current)
  return { unitId, ...(organisation && { organisation }), ...(item && { item }) }
}

/** An index key may lag behind the record: what stands elsewhere by now is not listed here. */
function standingUnder(item: Item, current: number, areaPath: string): Organisation | undefined {
  const organisation = visibleOf<Organisation>(item, current)
  return organisation?.areaPath.startsWith(areaPath) ? organisation : undefined
}
