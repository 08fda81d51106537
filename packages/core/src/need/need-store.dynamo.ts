import { createHash } from 'node:crypto'
import type { NeedId, NeedStatus, PersonId } from '@microwish/contract'
import { areaKey } from '../area'
import { putContact, type SealedContact } from '../contact'
import {
  ConditionFailed,
  type Database,
  type Item,
  queryPage,
  readTogether,
  type TransactItem,
  writeTogether,
} from '../database.dynamo'
import { type Area, loadKey, type Person, personKey } from '../person'
import type { Activity, Need } from './need'

/** What an idempotency key was used for. `fingerprint` is a hash of the command that carried it. */
export type UsedKey = { needId: NeedId; fingerprint: string }
export type Claimed = { personId: PersonId; by: 1 | -1; /** The cap that a new claim must stay below. */ cap?: number }
export type NewKey = { personId: PersonId; key: string; fingerprint: string; expiresAt: number }

export type NeedSave = {
  need: Need
  activity: Activity
  key?: NewKey
  loads?: readonly Claimed[]
  contact?: SealedContact
}

/** How a save was refused: by a key used before, a version that had moved on, or a full load. */
export type Refusal = { usedKey: UsedKey } | { current: Need | undefined } | { isFull: true }

export type AreaList = { level: 'Grid' | 'Community' | 'Street' | 'County'; areaId: string; status: NeedStatus }
export type Page = { after?: string | undefined; limit: number }

export type NeedStore = {
  /** AP-10: everything a command decides on, in one strongly consistent trip. */
  readForCommand(ids: {
    needId: NeedId
    personId: PersonId
    key?: string | undefined
    successorId?: PersonId | undefined
  }): Promise<{
    need: Need | undefined
    person: Person | undefined
    usedKey: UsedKey | undefined
    successor: Person | undefined
  }>
  /** AP-11: the same for a submission. */
  readForSubmit(ids: { areaId: string; personId: PersonId; key: string }): Promise<{
    area: Area | undefined
    person: Person | undefined
    usedKey: UsedKey | undefined
  }>
  /** AP-12: the need, its history line, the key and the loads, whole or not at all. Answers how it was refused, if it was. */
  save(change: NeedSave): Promise<Refusal | undefined>
  get(needId: NeedId): Promise<Need | undefined>
  /** AP-13: current needs by id, order kept, missing ones left out. */
  getAll(needIds: readonly NeedId[]): Promise<Need[]>
  /** AP-14: history, oldest first. */
  listHistory(needId: NeedId): Promise<Activity[]>
  /** AP-15: one status of one area; grids, streets and the county list `submitted` and `open` only. */
  listByArea(list: AreaList, page: Page & { isDescending: boolean }): Promise<{ sort: string; row: HallRow }[]>
  /** AP-16, AP-17: newest first. */
  listByPerson(as: 'submitter' | 'holder', personId: PersonId, page: Page): Promise<{ sort: string; needId: NeedId }[]>
}

/** What the area indexes project: the hall's tier. */
export type HallRow = Pick<
  Need,
  | 'needId'
  | 'version'
  | 'kind'
  | 'status'
  | 'category'
  | 'areaPath'
  | 'communityId'
  | 'communityName'
  | 'gridName'
  | 'publication'
  | 'barredIds'
  | 'submittedAt'
  | 'updatedAt'
>

const needKey = (needId: NeedId) => ({ table: 'needs', pk: `NEED#${needId}`, sk: 'META' }) as const
/** Keys are stored hashed: they are the client's, and of any form. */
const keyKey = (personId: PersonId, key: string) =>
  ({
    table: 'needs',
    pk: `KEY#${personId}#${createHash('sha256').update(key).digest('base64url')}`,
    sk: 'KEY',
  }) as const
const pad = (version: number) => String(version).padStart(8, '0')

const LEVELS = ['County', 'Street', 'Community', 'Grid'] as const
/** The lists kept on every level; the rest only where the community works. */
const WIDE: readonly NeedStatus[] = ['submitted', 'open']

/** Every key and index key of a need, derived in one place for every write, so that no index entry goes stale. */
export function keysOfNeed(need: Need): Item {
  const ids = need.areaPath.split('/').filter(Boolean)
  const lists = LEVELS.flatMap((level, depth): [string, string][] => {
    const areaId = ids[depth]
    const isListed = areaId !== undefined && (level === 'Community' || WIDE.includes(need.status))
    return isListed ? [[`list${level}`, `${need.status}#${areaId}`]] : []
  })
  return {
    pk: needKey(need.needId).pk,
    sk: 'META',
    ...Object.fromEntries(lists),
    listSort: `${need.listedAt}#${need.needId}`,
    submitterKey: `SUBMITTER#${need.submitterId}`,
    submitterSort: `${need.submittedAt}#${need.needId}`,
    ...(need.holder && {
      holderKey: `HOLDER#${need.holder.personId}`,
      holderSort: `${need.holder.claimedAt}#${need.needId}`,
    }),
  }
}

/** Read back without its keys: carried along, an old index key would outlive its list. */
function toNeed(item: Item | undefined): Need | undefined {
  if (!item) return undefined
  const need = { ...item }
  for (const name of KEY_NAMES) delete need[name]
  return need as Need
}
const KEY_NAMES = [
  'pk',
  'sk',
  'listSort',
  'submitterKey',
  'submitterSort',
  'holderKey',
  'holderSort',
  ...LEVELS.map((level) => `list${level}`),
]

const keysOfActivity = ({ needId, version, communityId, at }: Activity): Item => ({
  pk: needKey(needId).pk,
  sk: `ACTIVITY#${pad(version)}`,
  eventKey: `EVENTS#${communityId}`,
  eventSort: `${at}#${needId}#${pad(version)}`,
})

export function needStore(db: Database): NeedStore {
  return {
    async readForCommand({ needId, personId, key, successorId }) {
      const keys = [
        needKey(needId),
        personKey(personId),
        key ? keyKey(personId, key) : undefined,
        successorId ? personKey(successorId) : undefined,
      ]
      const [need, person, usedKey, successor] = await readSome(db, keys)
      return {
        need: toNeed(need),
        person: person as Person | undefined,
        usedKey: usedKey as UsedKey | undefined,
        successor: successor as Person | undefined,
      }
    },
    async readForSubmit({ areaId, personId, key }) {
      const [area, person, usedKey] = await readTogether(db, [
        areaKey(areaId as Area['areaId']),
        personKey(personId),
        keyKey(personId, key),
      ])
      return {
        area: area?.['area'] as Area | undefined,
        person: person as Person | undefined,
        usedKey: usedKey as UsedKey | undefined,
      }
    },
    save: (change) => saveNeed(db, change),
    async get(needId) {
      const [item] = await readTogether(db, [needKey(needId)])
      return toNeed(item)
    },
    async getAll(needIds) {
      const items = await readTogether(db, needIds.map(needKey))
      return items.flatMap((item) => toNeed(item) ?? [])
    },
    async listHistory(needId) {
      const items = await queryPage(
        db,
        'needs',
        { pk: needKey(needId).pk, begins: 'ACTIVITY#' },
        { limit: 500, isConsistent: true },
      )
      return items as Activity[]
    },
    async listByArea({ level, areaId, status }, page) {
      const items = await queryPage(
        db,
        'needs',
        { index: `by${level}`, pkName: `list${level}`, skName: 'listSort', pk: `${status}#${areaId}` },
        page,
      )
      return items.map((item) => ({ sort: item['listSort'] as string, row: item as HallRow }))
    },
    async listByPerson(as, personId, page) {
      const at =
        as === 'submitter'
          ? { index: 'bySubmitter', pkName: 'submitterKey', skName: 'submitterSort', pk: `SUBMITTER#${personId}` }
          : { index: 'byHolder', pkName: 'holderKey', skName: 'holderSort', pk: `HOLDER#${personId}` }
      const items = await queryPage(db, 'needs', at, { ...page, isDescending: true })
      return items.map((item) => ({ sort: item[at.skName] as string, needId: item['needId'] as NeedId }))
    },
  }
}

async function saveNeed(
  db: Database,
  { need, activity, key, loads = [], contact }: NeedSave,
): Promise<Refusal | undefined> {
  const TableName = db.tables.needs
  const isNew = need.version === 1
  const items: TransactItem[] = [
    {
      Put: {
        TableName,
        Item: { ...need, ...keysOfNeed(need) },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        ...(isNew
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :seen',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':seen': need.version - 1 },
            }),
      },
    },
    { Put: { TableName, Item: { ...activity, ...keysOfActivity(activity) } } },
    ...loads.map((load) => updateLoad(db, load)),
    ...(contact ? [putContact(db, need.needId, contact)] : []),
    ...(key ? [putKey(TableName, need.needId, key)] : []),
  ]
  try {
    await writeTogether(db, items)
    return undefined
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    const used = key && error.failed[items.length - 1]
    if (used) return { usedKey: used as UsedKey }
    if (error.failed[0]) return { current: 'needId' in error.failed[0] ? toNeed(error.failed[0]) : undefined }
    return { isFull: true }
  }
}

/** A gapped list of keys in one trip, gaps kept. */
async function readSome(db: Database, keys: readonly (Parameters<typeof readTogether>[1][number] | undefined)[]) {
  const items = await readTogether(
    db,
    keys.filter((key) => key !== undefined),
  )
  let at = 0
  return keys.map((key) => (key === undefined ? undefined : items[at++]))
}

function updateLoad(db: Database, { personId, by, cap }: Claimed): TransactItem {
  const { pk, sk } = loadKey(personId)
  return {
    Update: {
      TableName: db.tables.directory,
      Key: { pk, sk },
      UpdateExpression: 'ADD carried :by',
      ExpressionAttributeValues: { ':by': by, ...(cap !== undefined && { ':cap': cap }) },
      ...(cap !== undefined && { ConditionExpression: 'attribute_not_exists(carried) OR carried < :cap' }),
    },
  }
}

function putKey(TableName: string, needId: NeedId, { personId, key, fingerprint, expiresAt }: NewKey): TransactItem {
  const { pk, sk } = keyKey(personId, key)
  return {
    Put: {
      TableName,
      Item: { pk, sk, needId, fingerprint, expiresAt },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  }
}
