import type { AreaId, BondId, BondKind, UnitId } from '@microwish/contract'
import { type Database, type Item, type Key, rangeBelow, type TransactItem } from '../database.dynamo'
import type { Bond, BondHistoryLine, Visit } from './bond'

/** BOND#<id> / META, HISTORY#<version>, VISIT#<day>#<id>. */
export const bondKey = (bondId: BondId) => ({ table: 'directory', pk: `BOND#${bondId}`, sk: 'META' }) as const
const BONDS = 'BOND'
const historySk = (version: number) => `HISTORY#${String(version).padStart(6, '0')}`
const visitsIn = (month: string) => `VISIT#${month}`
const ownerKey = (unitId: UnitId) => `ORG#${unitId}`

export const bondsUnder = (areaPath: string, after = areaPath) => ({
  ...{ index: 'byPath', pkName: 'pathKey', skName: 'pathSort', pk: BONDS },
  between: rangeBelow(areaPath, after),
})
const byOwner = (unitId: UnitId) =>
  ({ index: 'byOwner', pkName: 'ownerKey', skName: 'ownerSort', pk: ownerKey(unitId) }) as const
export const bondsOf = (unitId: UnitId) => ({ ...byOwner(unitId), begins: 'BOND#' })
export const visitsOf = (unitId: UnitId, from: string, to: string) => ({
  ...byOwner(unitId),
  between: [`VISIT#${from}`, `VISIT#${to}~`] as const,
})
export const visitsUnder = (month: string, areaPath: string) => ({
  ...{ index: 'byPath', pkName: 'pathKey', skName: 'pathSort' },
  ...{ pk: visitsIn(month), begins: areaPath },
})
export const visitsOfBond = (bondId: BondId) => ({ pk: bondKey(bondId).pk, begins: 'VISIT#' })
export const historyOfBond = (bondId: BondId) => ({ pk: bondKey(bondId).pk, begins: 'HISTORY#' })

export const bondSort = ({ areaPath, bondId }: Pick<Bond, 'areaPath' | 'bondId'>) => `${areaPath}#${bondId}`

/** Every attribute that an index needs, derived in one place for every write. */
export const bondItem = (bond: Bond): Item => ({
  pk: bondKey(bond.bondId).pk,
  sk: 'META',
  record: bond,
  edition: 0,
  pathKey: BONDS,
  pathSort: bondSort(bond),
  ...(bond.unitId && { ownerKey: ownerKey(bond.unitId), ownerSort: `BOND#${bond.bondId}` }),
})

export const historyItem = (line: BondHistoryLine): Item => ({
  pk: bondKey(line.bondId).pk,
  sk: historySk(line.version),
  record: line,
  edition: 0,
})

export const visitItem = (visit: Visit): Item => ({
  pk: bondKey(visit.bondId).pk,
  sk: `VISIT#${visit.on}#${visit.visitId}`,
  record: visit,
  edition: 0,
  pathKey: visitsIn(visit.on.slice(0, 7)),
  pathSort: `${visit.areaPath}#${visit.on}#${visit.visitId}`,
  ...(visit.unitId && { ownerKey: ownerKey(visit.unitId), ownerSort: `VISIT#${visit.on}#${visit.visitId}` }),
})

/** Days of every bond of one kind between the same two parties, in one item: two that overlap cannot both be written. */
export type Pair = { spans: Pick<Bond, 'bondId' | 'from' | 'to' | 'endedOn'>[]; version: number }
export const pairKey = ({ kind, areaId, party }: { kind: BondKind; areaId: AreaId; party: string }): Key => ({
  table: 'directory',
  pk: `PAIR#${kind}#${areaId}#${party}`,
  sk: 'META',
})

export const putPair = (db: Database, key: Key, spans: Pair['spans'], read: Pair | undefined): TransactItem => ({
  Put: {
    TableName: db.tables.directory,
    Item: { pk: key.pk, sk: key.sk, spans, version: (read?.version ?? 0) + 1 },
    ...(read
      ? {
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': read.version },
        }
      : { ConditionExpression: 'attribute_not_exists(pk)' }),
  },
})
