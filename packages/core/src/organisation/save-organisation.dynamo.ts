import type { UnitId } from '@microwish/contract'
import {
  ConditionFailed,
  type Database,
  type Item,
  type Key,
  readTogether,
  type TransactItem,
  writeTogether,
} from '../database.dynamo'
import {
  type CommandKey,
  editionPointerKey,
  type EditionPointer,
  putCommandKey,
  toPointer,
  visibleOf,
} from '../edition'
import { DomainError } from '../error'
import type { Organisation, OrganisationEvent } from './organisation'
import { claimsOf, organisationItem, organisationKey, seatLinks } from './organisation-items.dynamo'

/** An organisation as a command found it. */
export type SeenOrganisation = { unitId: UnitId; organisation?: Organisation; item?: Item }

/** What a command changes, together with what it decided by. */
export type OrganisationSave = {
  pointer: EditionPointer
  before: SeenOrganisation
  after: Organisation
  /** Must be as they were seen: what stands above it, or two changes at once could close a ring. */
  above: readonly SeenOrganisation[]
  event: OrganisationEvent
  key?: CommandKey | undefined
}

/** AUDIT#<unitId> / <version>, in the ledger. */
export const historyPk = (unitId: UnitId) => `AUDIT#${unitId}`
const historySk = (version: number) => String(version).padStart(8, '0')

/** Whole or not at all. @throws DomainError `code_taken`, `stale_version`, `directory_busy` */
export async function saveOrganisation(db: Database, save: OrganisationSave): Promise<void> {
  const { pointer, before, after, above, event, key } = save
  const TableName = db.tables.directory
  const claims = await claimItems(db, save)
  const items: TransactItem[] = [
    isEdition(TableName, pointer),
    { Put: { TableName, Item: organisationItem(after), ...isSeen(before.item, pointer.current) } },
    ...above.map(({ unitId, item }): TransactItem => {
      const { pk: abovePk, sk } = organisationKey(unitId)
      return { ConditionCheck: { TableName, Key: { pk: abovePk, sk }, ...isSeen(item, pointer.current) } }
    }),
    ...claims,
    ...linkItems(TableName, before.organisation, after),
    {
      Put: {
        TableName: db.tables.ledger,
        Item: { pk: historyPk(after.unitId), sk: historySk(after.version), ...event },
      },
    },
    ...(key ? [putCommandKey(db, key, after.unitId)] : []),
  ]
  try {
    await writeTogether(db, items)
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    const taken = error.failed.slice(2 + above.length, 2 + above.length + claims.length)
    if (taken.some((failed) => failed !== undefined)) throw codeTaken()
    const [now] = error.failed[0] ? await readTogether(db, [editionPointerKey]) : []
    refuseWhileBusy(toPointer(now))
    throw new DomainError('stale_version', '刚刚有人改过，请刷新再看')
  }
}

/** @throws DomainError `directory_busy` while something is staged */
export function refuseWhileBusy({ lock }: EditionPointer) {
  if (lock) throw new DomainError('directory_busy', '正在导入或调整辖区，请过几分钟再试')
}

/** Nobody stages anything, and nothing has become visible since the reading. */
function isEdition(TableName: string, { current }: EditionPointer): TransactItem {
  const { pk, sk } = editionPointerKey
  const isCurrent = current === 0 ? '(attribute_not_exists(#current) OR #current = :seen)' : '#current = :seen'
  return {
    ConditionCheck: {
      TableName,
      Key: { pk, sk },
      ConditionExpression: `${isCurrent} AND attribute_not_exists(#lock)`,
      ExpressionAttributeNames: { '#current': 'current', '#lock': 'lock' },
      ExpressionAttributeValues: { ':seen': current },
    },
  }
}

/** The version that was seen; nothing may stage beside it, since the edition is held too. */
function isSeen(item: Item | undefined, current: number) {
  const seen = visibleOf<Organisation>(item, current)
  if (!seen) return { ConditionExpression: 'attribute_not_exists(pk)' }
  const isNext = visibleOf<Organisation>({ ...item, next: undefined }, current) !== seen
  return {
    ConditionExpression: `${isNext ? '#next.#record' : '#record'}.#version = :version`,
    ExpressionAttributeNames: { '#record': 'record', '#version': 'version', ...(isNext && { '#next': 'next' }) },
    ExpressionAttributeValues: { ':version': seen.version },
  }
}

const codeTaken = () => new DomainError('code_taken', '同一辖区里有同名的组织，或编码已经有组织在用，请改一个')

/** Names and codes that it takes and gives back; one that a merge of areas left behind is taken again. */
async function claimItems(db: Database, { pointer, before, after }: OrganisationSave): Promise<TransactItem[]> {
  const TableName = db.tables.directory
  const had = before.organisation ? claimsOf(before.organisation) : []
  const has = claimsOf(after)
  const isIn = (keys: readonly Key[], key: Key) => keys.some(({ pk }) => pk === key.pk)
  const given = had.filter((key) => !isIn(has, key))
  const found = await readTogether(db, [...has, ...given])
  const ownerOf = (n: number) => visibleOf<Owner>(found[n], pointer.current)
  const claims = has.map((key, n) => ({ key, item: found[n], owner: ownerOf(n) }))
  // Two of one name may have come to lie at one place: neither has to go.
  if (claims.some(({ key, owner }) => owner && owner.unitId !== after.unitId && !isIn(had, key))) throw codeTaken()
  return [
    ...claims
      .filter(({ owner }) => owner === undefined)
      .map(({ key: { pk, sk }, item }): TransactItem => {
        const Item = { pk, sk, record: { unitId: after.unitId }, edition: 0 }
        // What an import gave back lies there still, and says so.
        const ConditionExpression = item ? 'attribute_exists(#next)' : 'attribute_not_exists(pk)'
        const names = item && { ExpressionAttributeNames: { '#next': 'next' } }
        return { Put: { TableName, Item, ConditionExpression, ...names } }
      }),
    ...given
      .filter((_, n) => ownerOf(has.length + n)?.unitId === after.unitId)
      .map(({ pk, sk }): TransactItem => ({ Delete: { TableName, Key: { pk, sk } } })),
  ]
}
type Owner = { unitId: UnitId }

/** Links of seats that came, and of those that are kept no longer. */
function linkItems(TableName: string, before: Organisation | undefined, after: Organisation): TransactItem[] {
  const had = before ? seatLinks(before) : []
  const has = seatLinks(after)
  const isIn = (links: readonly Item[], link: Item) => links.some(({ sk }) => sk === link['sk'])
  return [
    ...has.filter((link) => !isIn(had, link)).map((Item): TransactItem => ({ Put: { TableName, Item } })),
    ...had
      .filter((link) => !isIn(has, link))
      .map(({ pk, sk }): TransactItem => ({ Delete: { TableName, Key: { pk, sk } } })),
  ]
}
