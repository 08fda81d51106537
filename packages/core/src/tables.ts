/**
 * The tables, once, for CDK and for the local stack: this module imports nothing. Keys are strings; every table is on
 * demand, encrypted and restorable. AP-n name the access patterns in the stores.
 */
export type IndexDefinition = {
  name: string
  pk: string
  sk: string
  /** Attributes projected besides the keys. */
  projects: readonly string[]
}

export type TableDefinition = {
  name: TableName
  pk: 'pk'
  sk: 'sk'
  indexes: readonly IndexDefinition[]
  /** Attribute holding the second (epoch) after which an item may go. */
  ttl?: 'expiresAt'
  /** New images only; `filter` as Lambda's event source mapping takes it. */
  stream?: {
    filter: { eventName: readonly ['INSERT']; dynamodb: { Keys: { sk: { S: readonly [{ prefix: string }] } } } }
  }
}

export type TableName = 'needs' | 'directory' | 'contacts' | 'ledger' | 'sessions'

/** What the hall may show, and what the desk needs to sort by. Nothing of the resident's own words (decision 6). */
const HALL_TIER = [
  'needId',
  'version',
  'kind',
  'status',
  'category',
  'areaPath',
  'communityId',
  'communityName',
  'gridName',
  'publication',
  'barredIds',
  'submittedAt',
  'updatedAt',
] as const

/** What a figure is made of, without anybody's words (decision 7). */
const EVENT = [
  'needId',
  'version',
  'at',
  'action',
  'from',
  'to',
  'areaPath',
  'formerPath',
  'outcome',
  'grade',
  'isAccepting',
  'isBackfilled',
  'servedCount',
  'beneficiaries',
] as const

/** A record of the directory, whole: what stands in it, and what an import has staged for it (decision 0018). */
const RECORD = ['record', 'edition', 'next'] as const

const areaList = (level: string) => ({ name: `by${level}`, pk: `list${level}`, sk: 'listSort', projects: HALL_TIER })

export const TABLES: readonly TableDefinition[] = [
  {
    /** NEED#<id> / META, ACTIVITY#<version>; KEY#<person>#<idempotency key> / KEY. */
    name: 'needs',
    pk: 'pk',
    sk: 'sk',
    ttl: 'expiresAt',
    indexes: [
      areaList('Grid'),
      areaList('Community'),
      areaList('Street'),
      areaList('County'),
      // Only what never changes: these entries are written when they begin and cost nothing afterwards.
      { name: 'bySubmitter', pk: 'submitterKey', sk: 'submitterSort', projects: ['needId'] },
      { name: 'byHolder', pk: 'holderKey', sk: 'holderSort', projects: ['needId'] },
      { name: 'byEvent', pk: 'eventKey', sk: 'eventSort', projects: EVENT },
    ],
    stream: { filter: { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'ACTIVITY#' }] } } } } },
  },
  {
    /**
     * EDITION / POINTER, #<edition>; TREE#<county> / <path>#<edition>; AREA#<id> / META, BOUNDARY, POSTS.
     * PERSON#<id> / META, LOAD, STANDING#…, REGS and REG#…, PROFILE, PARTY, PHONE, APPT#…, HOUSEHOLD, FAMILY#….
     * IDENTITY#<hash>, OPENID#<hash> / META; PHONE#<hash> / PERSON#…, APPT#….
     * ORG#<unitId> / META, SEAT#…, ROSTER; ORGNAME#, ORGCODE#, ORGCREDIT#<hash> / META; TEAM#<id> / META, HISTORY#….
     * BOND#<id> / META, HISTORY#…, VISIT#<day>#<id>; PAIR#<kind>#<area>#<party>; REMINDER#<kind>#<subject> / META.
     * IMPORT#<id> / META, ROWS#…, PLAN#…, ERRORS#…, EXAMPLES#…; KEY#<person>#<idempotency key> / KEY.
     */
    name: 'directory',
    pk: 'pk',
    sk: 'sk',
    ttl: 'expiresAt',
    indexes: [
      { name: 'byParent', pk: 'parentKey', sk: 'parentSort', projects: ['area'] },
      { name: 'byUnit', pk: 'unitKey', sk: 'unitSort', projects: ['personId', 'name'] },
      // Whatever lies somewhere, by kind: `<area path>#<id>`, so that a subtree of the county is one range.
      { name: 'byPath', pk: 'pathKey', sk: 'pathSort', projects: RECORD },
      // Whatever belongs to a person, an organisation or a telephone.
      { name: 'byOwner', pk: 'ownerKey', sk: 'ownerSort', projects: RECORD },
    ],
  },
  /** CONTACT#<needId> / CONTACT, sealed; DATAKEY#<month> / KEY, wrapped. No stream: nothing may copy it. */
  { name: 'contacts', pk: 'pk', sk: 'sk', indexes: [], ttl: 'expiresAt' },
  /** STAT#<generation>#<area> / DAY#…, GAUGE; SEEN#…; AUDIT#<need>, AUDIT#<person>; NOTICE#<person>; QUOTA#<person>; JOBS / job_…; no stream. */
  { name: 'ledger', pk: 'pk', sk: 'sk', indexes: [], ttl: 'expiresAt' },
  /** SESSION#<family>; SESSIONS#<person>; TICKET#<hash>; PUSH#<message>: everything here ends by itself. */
  { name: 'sessions', pk: 'pk', sk: 'sk', indexes: [], ttl: 'expiresAt' },
]
