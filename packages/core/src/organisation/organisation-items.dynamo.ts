import { createHash } from 'node:crypto'
import type { PersonId, UnitId } from '@microwish/contract'
import type { Item, Key } from '../database.dynamo'
import { type Organisation, sortOf } from './organisation'

/** ORG#<unitId> / META. */
export const organisationKey = (unitId: UnitId) => ({ table: 'directory', pk: `ORG#${unitId}`, sk: 'META' }) as const
const PATH_KEY = 'ORG'
export const underPath = (areaPath: string) =>
  ({ index: 'byPath', pkName: 'pathKey', skName: 'pathSort', pk: PATH_KEY, begins: areaPath }) as const
export const belowParent = (parentId: UnitId) =>
  ({ index: 'byOwner', pkName: 'ownerKey', skName: 'ownerSort', pk: `ORG#${parentId}`, begins: 'CHILD#' }) as const
export const seatedAs = (personId: PersonId) =>
  ({ index: 'byOwner', pkName: 'ownerKey', skName: 'ownerSort', pk: `PERSON#${personId}`, begins: 'SEAT#' }) as const

/** Every attribute that an index needs, derived in one place for every write, an import's too. */
export const organisationIndex = (organisation: Organisation): Record<string, string> => ({
  pathKey: PATH_KEY,
  pathSort: sortOf(organisation),
  ...(organisation.parentId && {
    ownerKey: `ORG#${organisation.parentId}`,
    ownerSort: `CHILD#${organisation.name}#${organisation.unitId}`,
  }),
})

export const organisationItem = (organisation: Organisation): Item => {
  const { pk, sk } = organisationKey(organisation.unitId)
  return { pk, sk, record: organisation, edition: 0, ...organisationIndex(organisation) }
}

const claim = (what: string, ...of: readonly string[]): Key => ({
  table: 'directory',
  pk: `ORG${what}#${createHash('sha256').update(of.join('\n')).digest('base64url')}`,
  sk: 'META',
})
/** What no two standing organisations share: a name at one place, the codes in the county. */
export function claimsOf({ areaId, name, code, creditCode, to }: Omit<Organisation, 'seats' | 'version'>): Key[] {
  if (to !== undefined) return []
  return [
    claim('NAME', areaId, name),
    ...(code === undefined ? [] : [claim('CODE', code)]),
    ...(creditCode === undefined ? [] : [claim('CREDIT', creditCode)]),
  ]
}

/** ORG#<unitId> / SEAT#<seatId>: whoever sits there is found by their id; the seat itself lies in META. */
export function seatLinks({ unitId, seats }: Organisation): Item[] {
  return seats.flatMap(({ seatId, personId }) =>
    personId === undefined
      ? []
      : [
          {
            pk: organisationKey(unitId).pk,
            sk: `SEAT#${seatId}`,
            record: { unitId, seatId },
            edition: 0,
            ownerKey: `PERSON#${personId}`,
            ownerSort: `SEAT#${unitId}#${seatId}`,
          },
        ],
  )
}

/** Item of the directory that a change writes: what is seen before and after it (`undefined`: nothing). */
export type DirectoryRow = {
  pk: string
  sk: string
  /** Absent: whatever is there. */
  before?: unknown
  after: unknown
  index?: Record<string, string>
}

/**
 * Every item that an organisation becoming another means, for an import to stage: the organisation, and what nobody else
 * may have meanwhile. An index key that changes has to follow once the edition is seen: `index` is how it is then.
 */
export function organisationRows(before: Organisation | undefined, after: Organisation): DirectoryRow[] {
  const { pk, sk } = organisationKey(after.unitId)
  const had = before ? claimsOf(before) : []
  const has = claimsOf(after)
  const isIn = (keys: readonly Key[], key: Key) => keys.some((one) => one.pk === key.pk)
  const owner = { unitId: after.unitId }
  return [
    { pk, sk, before, after, index: organisationIndex(after) },
    ...had.filter((key) => !isIn(has, key)).map((key) => ({ pk: key.pk, sk: key.sk, after: undefined })),
    ...has.filter((key) => !isIn(had, key)).map((key) => ({ pk: key.pk, sk: key.sk, before: undefined, after: owner })),
  ]
}
