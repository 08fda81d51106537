import { createHash } from 'node:crypto'
import type { NeedId, NeedStatus, PersonId } from '@microwish/contract'
import { keepContact, putContact, type SealedContact } from '../contact'
import { ConditionFailed, type Database, type Item, type TransactItem, writeTogether } from '../database.dynamo'
import { loadKey } from '../person'
import { type Quota, useQuota } from '../quota.dynamo'
import { migrateNeed, NEED_FORMAT } from './migrate-need'
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
  /** The change ends the case, or takes it up again: how long contact data are kept (epoch second), or for as long as it is open. */
  contactUntil?: { at: number | undefined }
  quota?: Quota
}

/** How a save was refused: by a key used before, a version that had moved on, or a full load. */
export type Refusal =
  { usedKey: UsedKey } | { current: Need | undefined } | { isFull: true } | { isFlood: true } | { isPurged: true }

export const needKey = (needId: NeedId) => ({ table: 'needs', pk: `NEED#${needId}`, sk: 'META' }) as const
/** Keys are stored hashed: they are the client's, and of any form. */
export const keyKey = (personId: PersonId, key: string) =>
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
function keysOfNeed(need: Need): Item {
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

/**
 * Read back without its keys, and in today's form: carried along, an old index key would outlive its list.
 * @throws DomainError `busy` for an item that a newer release wrote
 */
export function toNeed(item: Item | undefined): Need | undefined {
  if (!item) return undefined
  const need = { ...item }
  for (const name of KEY_NAMES) delete need[name]
  return migrateNeed(need)
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

export const lineKey = ({ needId, version }: Pick<Activity, 'needId' | 'version'>) =>
  ({ table: 'needs', pk: needKey(needId).pk, sk: `ACTIVITY#${pad(version)}` }) as const

const keysOfActivity = ({ needId, version, communityId, at, action, holderId }: Activity): Item => ({
  pk: needKey(needId).pk,
  sk: lineKey({ needId, version }).sk,
  eventKey: `EVENTS#${communityId}`,
  eventSort: `${at}#${needId}#${pad(version)}`,
  // Who took it, for good: the need itself forgets its holder with a release.
  ...((action === 'claim' || action === 'hand_over') && {
    holderKey: `HELPER#${holderId}`,
    holderSort: `${at}#${needId}`,
  }),
})

/** Everything or nothing; answers what stood against it. */
export async function saveNeed(db: Database, save: NeedSave): Promise<Refusal | undefined> {
  const { need, activity, key, loads = [], contact, contactUntil, quota } = save
  const guarded = [
    { of: 'need', item: putNeed(db, need) },
    ...(key ? [{ of: 'key', item: putKey(db, need.needId, key) }] : []),
    ...(quota ? [{ of: 'quota', item: useQuota(db, quota) }] : []),
    ...loads.map((load) => ({ of: 'load', item: updateLoad(db, load) })),
    ...(contactUntil ? [{ of: 'contact', item: keepContact(db, need.needId, contactUntil.at) }] : []),
  ]
  const items = [
    ...guarded.map(({ item }) => item),
    { Put: { TableName: db.tables.needs, Item: { ...activity, ...keysOfActivity(activity) } } },
    ...(contact ? [putContact(db, need.needId, contact)] : []),
  ]
  try {
    await writeTogether(db, items)
    return undefined
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    const met = (of: string) => error.failed.find((item, i) => item !== undefined && guarded[i]?.of === of)
    return refusalOf(met)
  }
}

/** A repeat is told first: the other conditions fail with it. */
function refusalOf(met: (of: string) => Item | undefined): Refusal {
  const [used, current] = [met('key'), met('need')]
  if (used) return { usedKey: used as UsedKey }
  if (current) return { current: 'needId' in current ? toNeed(current) : undefined }
  if (met('contact')) return { isPurged: true }
  return met('quota') ? { isFlood: true } : { isFull: true }
}

export function putNeed(db: Database, need: Need): TransactItem {
  const condition =
    need.version === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#version = :seen',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':seen': need.version - 1 },
        }
  const Item = { ...need, format: NEED_FORMAT, ...keysOfNeed(need) }
  return { Put: { TableName: db.tables.needs, Item, ReturnValuesOnConditionCheckFailure: 'ALL_OLD', ...condition } }
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

function putKey(db: Database, needId: NeedId, { personId, key, fingerprint, expiresAt }: NewKey): TransactItem {
  const { pk, sk } = keyKey(personId, key)
  return {
    Put: {
      TableName: db.tables.needs,
      Item: { pk, sk, needId, fingerprint, expiresAt },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  }
}
