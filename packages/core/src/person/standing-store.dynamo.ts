import { randomUUID } from 'node:crypto'
import { type Audience, type PersonId, ROLE_AUDIENCE, type UnitId } from '@microwish/contract'
import { type Database, queryAll, queryPage, type TransactItem, writeIfUnchanged } from '../database.dynamo'
import type { Person, Standing } from './person'
import { personKey } from './person-key'

/** PERSON#<id> / STANDING#<id>: one row for each role, those that ended too, found by place. */
const standingSk = (standing: Standing) =>
  `STANDING#${standing.standingId ?? `${standing.role}#${standing.areaId}${standing.post ? `#${standing.post}` : ''}`}`

/** Apart, so that the few desks of a county are read without its thousands of volunteers. */
const LIST_OF: Record<Audience, string> = { staff: 'DESK', citizen: 'STANDING' }

/** A role as a list by place shows it. */
export type StandingRow = Standing & { personId: PersonId; personName: string }
export const standingItem = ({ personId, name, unitId: ownUnitId }: Person, standing: Standing) => ({
  pk: personKey(personId).pk,
  sk: standingSk(standing),
  record: { ...standing, personId, personName: name } satisfies StandingRow,
  edition: 0,
  pathKey: LIST_OF[ROLE_AUDIENCE[standing.role]],
  pathSort: `${standing.areaPath}#${personId}#${standingSk(standing)}`,
  ...ofUnit(standing.unitId ?? ownUnitId, personId, standing),
})
/** Found by the unit too: whom it stands for, and how many. */
const ofUnit = (unitId: UnitId | undefined, personId: PersonId, standing: Standing) =>
  unitId !== undefined &&
  (standing.role === 'member' || standing.role === 'unit_liaison') && {
    ownerKey: `ORG#${unitId}`,
    ownerSort: `STANDING#${standing.role}#${personId}#${standingSk(standing)}`,
  }

/** Roles of one person that are given, changed or ended together: `after` in full, ended ones with their `to`. */
export type StandingChange = {
  before: Person
  after: readonly Standing[]
  now: string
  /** A line of the audit log, in the same transaction. */
  audit: { by: { personId?: PersonId; name: string }; what: string; note?: string }
  /** Facts of the person that change with it; an undefined one is taken away. */
  facts?: { [F in 'unitId' | 'unitName' | 'name' | 'surname' | 'showsParty']?: Person[F] | undefined }
  /** What must happen with it or not at all. */
  also?: readonly TransactItem[]
}

const byPlace = (side: Audience, areaPath: string) =>
  ({ index: 'byPath', pkName: 'pathKey', skName: 'pathSort', pk: LIST_OF[side], begins: areaPath }) as const

export async function listStandings(
  db: Database,
  areaPath: string,
  sides: readonly Audience[] = ['staff', 'citizen'],
): Promise<StandingRow[]> {
  const found = await Promise.all(sides.map((side) => queryAll(db, 'directory', byPlace(side, areaPath))))
  return found.flat().map(({ record }) => record as StandingRow)
}

export async function pageStandings(
  db: Database,
  side: Audience,
  areaPath: string,
  page: { after?: string | undefined; limit: number },
): Promise<{ sort: string; row: StandingRow }[]> {
  const items = await queryPage(db, 'directory', byPlace(side, areaPath), page)
  return items.map(({ pathSort, record }) => ({ sort: pathSort as string, row: record as StandingRow }))
}

/** Roles held for a unit, ended ones too. */
export async function listStandingsFor(
  db: Database,
  unitId: UnitId,
  role: 'member' | 'unit_liaison',
): Promise<StandingRow[]> {
  const at = { index: 'byOwner', pkName: 'ownerKey', skName: 'ownerSort', pk: `ORG#${unitId}` }
  const items = await queryAll(db, 'directory', { ...at, begins: `STANDING#${role}#` })
  return items.map(({ record }) => record as StandingRow)
}

export async function listStandingsOf(db: Database, personId: PersonId): Promise<StandingRow[]> {
  const at = { pk: personKey(personId).pk, begins: 'STANDING#' }
  return (await queryAll(db, 'directory', at, { isConsistent: true })).map(({ record }) => record as StandingRow)
}

/** Before 0.2.0 a liaison stood for the unit of the person: it stays that one when the person's becomes another. */
const withOwnUnit = (standing: Standing, { unitId, unitName }: Person): Standing =>
  standing.role === 'unit_liaison' && !standing.unitId && unitId
    ? { ...standing, unitId, ...(unitName !== undefined && { unitName }) }
    : standing

export async function saveStandings(
  db: Database,
  { before, after: asked, now, audit, facts = {}, also = [] }: StandingChange,
): Promise<boolean> {
  const after = 'unitId' in facts ? asked.map((standing) => withOwnUnit(standing, before)) : asked
  const TableName = db.tables.directory
  const inForce = after.filter(({ to }) => to === undefined || to > now)
  const person = { ...before, ...facts, standings: inForce } as Person
  const changed = after.filter(
    (one) => !before.standings.some((other) => JSON.stringify(other) === JSON.stringify(one)),
  )
  const { pk, sk } = personKey(before.personId)
  const fields: Record<string, unknown> = { ...facts, standings: person.standings }
  if ('unitId' in facts) {
    fields['unitKey'] = facts.unitId && `UNIT#${facts.unitId}`
    fields['unitSort'] = facts.unitId && before.personId
  }
  const set = Object.entries(fields).filter(([, value]) => value !== undefined)
  const remove = Object.keys(fields).filter((name) => fields[name] === undefined)
  const update: TransactItem = {
    Update: {
      TableName,
      Key: { pk, sk },
      UpdateExpression: [
        `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}`,
        ...(remove.length > 0 ? [`REMOVE ${remove.map((name) => `#${name}`).join(', ')}`] : []),
      ].join(' '),
      ConditionExpression: '#standings = :before AND attribute_not_exists(erasingSince)',
      ExpressionAttributeNames: Object.fromEntries(Object.keys(fields).map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
        ':before': before.standings,
      },
    },
  }
  const log: TransactItem = {
    Put: {
      TableName: db.tables.ledger,
      Item: {
        pk: `AUDIT#${before.personId}`,
        sk: `${now}#${audit.what}#${randomUUID()}`,
        at: now,
        ...audit,
        standings: changed,
      },
    },
  }
  const rows = changed.map((standing): TransactItem => ({ Put: { TableName, Item: standingItem(person, standing) } }))
  return writeIfUnchanged(db, [update, log, ...rows, ...also])
}
