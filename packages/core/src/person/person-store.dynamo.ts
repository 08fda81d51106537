import { createHash } from 'node:crypto'
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Audience, PersonId, UnitId } from '@microwish/contract'
import {
  ConditionFailed,
  type Database,
  type Item,
  queryAll,
  queryPage,
  readTogether,
  type TransactItem,
  writeTogether,
} from '../database.dynamo'
import type { Person } from './person'
import { personKey } from './person-key'
import {
  listStandings,
  listStandingsFor,
  listStandingsOf,
  pageStandings,
  saveStandings,
  standingItem,
  type StandingChange,
  type StandingRow,
} from './standing-store.dynamo'

/** How many claims the person carries; beside META because claims write it. */
export const loadKey = (personId: PersonId) => ({ table: 'directory', pk: `PERSON#${personId}`, sk: 'LOAD' }) as const
const identityKey = (identity: string) => ({ pk: `IDENTITY#${identity}`, sk: 'META' })

/** OPENID#<sha256> / META: who is behind what WeChat names in its pushes. The openid lies in the clear with the person only. */
const openIdKey = (openId: string) => ({
  pk: `OPENID#${createHash('sha256').update(openId).digest('base64url')}`,
  sk: 'META',
})

/** Every attribute that an index needs, derived in one place for every write. */
const personItem = (person: Person) => ({
  ...person,
  pk: personKey(person.personId).pk,
  sk: 'META',
  ...(person.unitId && { unitKey: `UNIT#${person.unitId}`, unitSort: person.personId }),
})

export type PersonStore = {
  /** AP-70: true when it is done; false when the person changed meanwhile, or a condition of `also` did not hold. */
  saveStandings(change: StandingChange): Promise<boolean>
  /** AP-71: every role at a place and below it, ended ones too; of one side only, if it is named. */
  listStandings(areaPath: string, sides?: readonly Audience[]): Promise<StandingRow[]>
  /** AP-71: a page of them, of one side. */
  pageStandings(
    side: Audience,
    areaPath: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<{ sort: string; row: StandingRow }[]>
  /** AP-74: who stands, or stood, for a unit in a role. */
  listStandingsFor(unitId: UnitId, role: 'member' | 'unit_liaison'): Promise<StandingRow[]>
  /** AP-75: what people are called; who has been erased is not among them. At most 100. */
  namesOf(personIds: readonly PersonId[]): Promise<Map<PersonId, string>>
  /** AP-72: every role that a person has or had. */
  listStandingsOf(personId: PersonId): Promise<StandingRow[]>

  /** AP-1. */
  get(personId: PersonId): Promise<Person | undefined>
  /** AP-2: a person of the platform's identity, created whole on first sight; the first creation wins. */
  findOrCreate(identity: string, create: () => Person): Promise<Person>
  /** AP-3: colleagues of one unit, at most 50. */
  listByUnit(unitId: UnitId): Promise<{ personId: PersonId; name: string }[]>
  put(person: Person): Promise<void>
  /** AP-2: whom WeChat means. */
  findByOpenId(openId: string): Promise<PersonId | undefined>
  /** AP-43: from now on the person may do nothing. Again, it changes nothing. */
  beginErasing(personId: PersonId, at: string): Promise<void>
  /** AP-43: the person with every way that leads to them. */
  remove(personId: PersonId): Promise<void>
  /** AP-43: what became of their roles stays on record, without their name and anybody's words. */
  redactAudit(personId: PersonId, as: { name: string; words: string }): Promise<void>
}

export function personStore(db: Database): PersonStore {
  const TableName = db.tables.directory
  async function get(personId: PersonId) {
    const { pk, sk } = personKey(personId)
    const { Item } = await db.client.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }))
    return Item as Person | undefined
  }
  async function linkedTo(identity: string) {
    const { Item } = await db.client.send(
      new GetCommand({ TableName, Key: identityKey(identity), ConsistentRead: true }),
    )
    return Item?.['personId'] as PersonId | undefined
  }
  async function byOpenId(openId: string) {
    const { Item } = await db.client.send(new GetCommand({ TableName, Key: openIdKey(openId), ConsistentRead: true }))
    return Item
  }
  return {
    get,
    async findOrCreate(identity, create) {
      const linked = await linkedTo(identity)
      const known = linked && (await get(linked))
      if (known) return known
      const person = create()
      try {
        await db.client.send(new TransactWriteCommand({ TransactItems: creation(TableName, identity, person, linked) }))
        return person
      } catch (error) {
        const winner = await linkedTo(identity)
        const won = winner && (await get(winner))
        if (won) return won
        throw error
      }
    },
    async listByUnit(unitId) {
      const items = await queryPage(
        db,
        'directory',
        { index: 'byUnit', pkName: 'unitKey', skName: 'unitSort', pk: `UNIT#${unitId}` },
        { limit: 50 },
      )
      return items.map(({ personId, name }) => ({ personId: personId as PersonId, name: name as string }))
    },
    async put(person) {
      const rows = person.standings.map((standing) => standingItem(person, standing))
      await writeTogether(
        db,
        [personItem(person), ...rows].map((Item) => ({ Put: { TableName, Item } })),
      )
    },
    saveStandings: (change) => saveStandings(db, change),
    listStandings: (areaPath, sides) => listStandings(db, areaPath, sides),
    pageStandings: (side, areaPath, page) => pageStandings(db, side, areaPath, page),
    listStandingsFor: (unitId, role) => listStandingsFor(db, unitId, role),
    namesOf: (personIds) => namesOf(db, personIds),
    listStandingsOf: (personId) => listStandingsOf(db, personId),
    async findByOpenId(openId) {
      return (await byOpenId(openId))?.['personId'] as PersonId | undefined
    },
    beginErasing: (personId, at) => beginErasing(db, personId, at),
    redactAudit: (personId, as) => redactAudit(db, personId, as),
    async remove(personId) {
      const { openId } = (await get(personId)) ?? {}
      const link = openId === undefined ? undefined : await byOpenId(openId)
      // META goes last: a removal that was cut finds it again.
      await removeRows(db, personId)
      const keys = [
        personKey(personId),
        ...(openId === undefined ? [] : [openIdKey(openId)]),
        ...(link ? [identityKey(String(link['identity']))] : []),
      ]
      await writeTogether(
        db,
        keys.map(({ pk, sk }) => ({ Delete: { TableName, Key: { pk, sk } } })),
      )
    },
  }
}

/** Deletes every row of a person but META: roles, load, registrations, profile, household; may be repeated. */
async function removeRows(db: Database, personId: PersonId) {
  const { pk } = personKey(personId)
  const rows = (await queryAll(db, 'directory', { pk }, { isConsistent: true })).filter(({ sk }) => sk !== 'META')
  for (let at = 0; at < rows.length; at += 50) {
    await writeTogether(
      db,
      rows.slice(at, at + 50).map(({ sk }) => ({ Delete: { TableName: db.tables.directory, Key: { pk, sk } } })),
    )
  }
}

/** AUDIT#<person> in the ledger. */
async function redactAudit(db: Database, personId: PersonId, { name, words }: { name: string; words: string }) {
  for (const line of await queryAll(db, 'ledger', { pk: `AUDIT#${personId}` }, { isConsistent: true })) {
    const by = line['by'] as { personId?: PersonId; name: string } | string
    const isOwn = typeof by === 'object' && by.personId === personId
    const redacted: Item = {
      ...line,
      ...(isOwn && { by: { ...by, name } }),
      ...Object.fromEntries(['note', 'reason'].flatMap((field) => (field in line ? [[field, words]] : []))),
    }
    if (JSON.stringify(redacted) === JSON.stringify(line)) continue
    await writeTogether(db, [{ Put: { TableName: db.tables.ledger, Item: redacted } }])
  }
}

async function namesOf(db: Database, personIds: readonly PersonId[]) {
  const people = await readTogether(db, [...new Set(personIds)].map(personKey), { isConsistent: false })
  return new Map(people.flatMap((item) => (item ? [[item['personId'] as PersonId, item['name'] as string]] : [])))
}

/** Everything that a new person is. A link to somebody erased, left by a release that could not find it, is theirs now. */
function creation(TableName: string, identity: string, person: Person, gone: PersonId | undefined): TransactItem[] {
  const { personId, openId } = person
  const condition = gone
    ? { ConditionExpression: 'personId = :gone', ExpressionAttributeValues: { ':gone': gone } }
    : { ConditionExpression: 'attribute_not_exists(pk)' }
  return [
    { Put: { TableName, Item: { ...identityKey(identity), personId }, ...condition } },
    { Put: { TableName, Item: personItem(person) } },
    ...person.standings.map((standing) => ({ Put: { TableName, Item: standingItem(person, standing) } })),
    ...(openId === undefined ? [] : [{ Put: { TableName, Item: { ...openIdKey(openId), personId, identity } } }]),
  ]
}

async function beginErasing(db: Database, personId: PersonId, at: string) {
  const { pk, sk } = personKey(personId)
  try {
    await writeTogether(db, [
      {
        Update: {
          TableName: db.tables.directory,
          Key: { pk, sk },
          UpdateExpression: 'SET erasingSince = if_not_exists(erasingSince, :at)',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':at': at },
        },
      },
    ])
  } catch (error) {
    // Another run has just removed them.
    if (!(error instanceof ConditionFailed)) throw error
  }
}
