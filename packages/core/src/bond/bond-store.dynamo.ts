import type { AreaId, BondId, BondKind, PersonId, UnitId } from '@microwish/contract'
import { areaKey } from '../area'
import {
  type Database,
  type Item,
  queryAll,
  readTogether,
  type TransactItem,
  writeIfUnchanged,
} from '../database.dynamo'
import {
  type CommandKey,
  editionPointerKey,
  putCommandKey,
  readRecords,
  refuseStaged,
  stillAsRead,
  toPointer,
  visibleOf,
} from '../edition'
import { organisationKey } from '../organisation/organisation-items.dynamo'
import { type Area, type Person, personKey } from '../person'
import { dropEnding, type Ending, putEnding } from '../reminder'
import type { Bond, BondHistoryLine, Visit } from './bond'
import {
  bondItem,
  bondKey,
  bondsOf,
  bondsUnder,
  historyItem,
  historyOfBond,
  type Pair,
  pairKey,
  putPair,
  visitItem,
  visitsOf,
  visitsOfBond,
  visitsUnder,
} from './bond-items.dynamo'

/** What is read of a unit: what it is called, and until when it stands (the first day on which it is no more). */
export type UnitFacts = { unitId: UnitId; name: string; to?: string }
/** A bond with the item it was read from, which a write holds it against. */
export type ReadBond = { bond: Bond; item: Item }
type Parties = { kind: BondKind; areaId: AreaId; party: string }
export type ReadPair = { parties: Parties; pair: Pair | undefined }

/** Everything that a command changes, whole or not at all. */
export type BondSave = {
  /** `read` is absent for a new one. */
  bonds: readonly { bond: Bond; read?: ReadBond; line: BondHistoryLine }[]
  pair?: ReadPair & { spans: Pair['spans'] }
  /** Days by which people are reminded, and those by which they no longer are. */
  endings?: { put?: readonly Ending[]; drop?: readonly BondId[] }
  key?: CommandKey | undefined
  /** What a repeated command shows. */
  answer: BondId
}

export type BondStore = {
  /** AP-150: who asks, the place, the units and what else there is between the parties. */
  readForAdd(of: { personId: PersonId; unitIds: readonly UnitId[]; areaId: AreaId; parties: Parties }): Promise<{
    person: Person | undefined
    area: Area | undefined
    units: UnitFacts[]
    pair: ReadPair
  }>
  /** AP-151. */
  readForChange(of: { personId: PersonId; bondId: BondId }): Promise<{ person: Person | undefined; read?: ReadBond }>
  readPair(parties: Parties): Promise<ReadPair>
  /** AP-152: false when the bond, or what there is between its parties, changed meanwhile. */
  save(change: BondSave): Promise<boolean>
  get(bondId: BondId): Promise<Bond | undefined>
  getUnit(unitId: UnitId): Promise<UnitFacts | undefined>
  /** AP-153: at a path and below it, by path; after a sort key. */
  listUnder(areaPath: string, after?: string): Promise<Bond[]>
  /** AP-154. */
  listOf(unitId: UnitId): Promise<Bond[]>
  listHistory(bondId: BondId): Promise<BondHistoryLine[]>
  /** AP-155: one row, counted where and when it happened; false when the bond changed meanwhile. */
  addVisit(visit: Visit, read: ReadBond, key: CommandKey | undefined): Promise<boolean>
  /** AP-156: of a month (`2026-11`), at a path and below it. */
  listVisitsUnder(month: string, areaPath: string): Promise<Visit[]>
  /** AP-157: of one bond, the earliest first. */
  listVisitsOf(bondId: BondId): Promise<Visit[]>
  /** AP-158: of one unit, days included. */
  listVisitsOfUnit(unitId: UnitId, from: string, to: string): Promise<Visit[]>
}

export function bondStore(db: Database): BondStore {
  const TableName = db.tables.directory
  const readBond = (item: Item | undefined, current: number): ReadBond | undefined => {
    const bond = visibleOf<Bond>(item, current)
    return item && bond && { bond, item }
  }
  const unitOf = (item: Item | undefined, current: number) => visibleOf<UnitFacts>(item, current) ?? []
  const readPair = async (parties: Parties): Promise<ReadPair> => {
    const [pair] = await readTogether(db, [pairKey(parties)])
    return { parties, pair: pair as Pair | undefined }
  }
  return {
    async readForAdd({ personId, unitIds, areaId, parties }) {
      const keys = [editionPointerKey, personKey(personId), areaKey(areaId), pairKey(parties)]
      const [pointer, person, area, pair, ...units] = await readTogether(db, [...keys, ...unitIds.map(organisationKey)])
      const { current } = toPointer(pointer)
      return {
        person: person as Person | undefined,
        area: visibleOf<Area>(area, current),
        units: units.flatMap((unit) => unitOf(unit, current)),
        pair: { parties, pair: pair as Pair | undefined },
      }
    },
    async readForChange({ personId, bondId }) {
      const keys = [editionPointerKey, personKey(personId), bondKey(bondId)]
      const [pointer, person, item] = await readTogether(db, keys)
      const { current } = toPointer(pointer)
      refuseStaged(item, current)
      const read = readBond(item, current)
      return { person: person as Person | undefined, ...(read && { read }) }
    },
    readPair,
    save: (change) => writeIfUnchanged(db, saveItems(db, change)),
    async get(bondId) {
      const [pointer, item] = await readTogether(db, [editionPointerKey, bondKey(bondId)])
      return visibleOf<Bond>(item, toPointer(pointer).current)
    },
    async getUnit(unitId) {
      const [pointer, item] = await readTogether(db, [editionPointerKey, organisationKey(unitId)])
      return visibleOf<UnitFacts>(item, toPointer(pointer).current)
    },
    listUnder: (areaPath, after) => readRecords<Bond>(db, bondsUnder(areaPath, after)),
    listOf: (unitId) => readRecords<Bond>(db, bondsOf(unitId)),
    listHistory: (bondId) => readRecords<BondHistoryLine>(db, historyOfBond(bondId)),
    addVisit(visit, { item }, key) {
      const check = { TableName, Key: { pk: item['pk'], sk: item['sk'] }, ...stillAsRead(item) }
      const put = { TableName, Item: visitItem(visit), ConditionExpression: 'attribute_not_exists(pk)' }
      const used = key ? [putCommandKey(db, key, `${visit.bondId}#${visit.on}#${visit.visitId}`)] : []
      return writeIfUnchanged(db, [{ ConditionCheck: check }, { Put: put }, ...used])
    },
    listVisitsUnder: (month, areaPath) => readVisits(db, visitsUnder(month, areaPath)),
    listVisitsOf: (bondId) => readVisits(db, visitsOfBond(bondId)),
    listVisitsOfUnit: (unitId, from, to) => readVisits(db, visitsOf(unitId, from, to)),
  }
}

/** A visit never changes, so no edition has another for it. */
async function readVisits(db: Database, at: Parameters<typeof queryAll>[2]): Promise<Visit[]> {
  return (await queryAll(db, 'directory', at)).map(({ record }) => record as Visit)
}

function saveItems(db: Database, { bonds, pair, endings, key, answer }: BondSave): TransactItem[] {
  const TableName = db.tables.directory
  const isNew = { ConditionExpression: 'attribute_not_exists(pk)' }
  return [
    ...bonds.flatMap(({ bond, read, line }): TransactItem[] => [
      { Put: { TableName, Item: bondItem(bond), ...(read ? stillAsRead(read.item) : isNew) } },
      { Put: { TableName, Item: historyItem(line), ...isNew } },
    ]),
    ...(pair ? [putPair(db, pairKey(pair.parties), pair.spans, pair.pair)] : []),
    ...(endings?.put ?? []).map((ending) => putEnding(db, ending)),
    ...(endings?.drop ?? []).map((subjectId) => dropEnding(db, { kind: 'agreement_end', subjectId })),
    ...(key ? [putCommandKey(db, key, answer)] : []),
  ]
}
