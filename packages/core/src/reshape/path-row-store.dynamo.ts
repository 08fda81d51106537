import { type Database, type Item, queryAll, type TransactItem, writeIfUnchanged } from '../database.dynamo'

/** What lies somewhere, as `byPath` lists it; `next`: what an edition has for it. */
export type PathRow = {
  pk: string
  sk: string
  pathSort: string
  record?: Item
  next?: { edition: number; record?: Item }
}

/**
 * Every kind of row that goes along when areas are merged, split or moved. `isAll`: it is not sorted by place, and all of
 * them are looked through. A visit stays where it was paid: it is history.
 */
export const PATH_KINDS: readonly { pathKey: string; isAll?: true }[] = [
  { pathKey: 'ORG' },
  { pathKey: 'POST' },
  { pathKey: 'APPT' },
  { pathKey: 'BOND' },
  { pathKey: 'TEAM' },
  { pathKey: 'REG' },
  { pathKey: 'REMINDER' },
  { pathKey: 'DUE', isAll: true },
]

export type PathRowStore = {
  /** AP-120: rows of one kind at a path and below it, or all of the kind. */
  list(pathKey: string, areaPath: string | undefined): Promise<PathRow[]>
  /** AP-121: other content of a row, unless it has changed since: then false, and it is to be read again. */
  rewrite(row: PathRow, after: Pick<PathRow, 'pathSort' | 'record' | 'next'>): Promise<boolean>
}

export const pathRowStore = (db: Database): PathRowStore => ({
  async list(pathKey, areaPath) {
    const at = { index: 'byPath', pkName: 'pathKey', skName: 'pathSort', pk: pathKey }
    const items = await queryAll(db, 'directory', { ...at, ...(areaPath !== undefined && { begins: areaPath }) })
    return items as PathRow[]
  },
  async rewrite(row, after) {
    return writeIfUnchanged(db, [rewriting(db, row, after), ...bookOf(db, row)])
  },
})

function rewriting(
  db: Database,
  { pk, sk, ...before }: PathRow,
  after: Parameters<PathRowStore['rewrite']>[1],
): TransactItem {
  const names = ['record', 'next'] as const
  const same = names.map((name) => (before[name] ? `#${name} = :${name}Before` : `attribute_not_exists(#${name})`))
  const sets = names.filter((name) => after[name]).map((name) => `#${name} = :${name}`)
  const removes = names.filter((name) => !after[name] && before[name]).map((name) => `#${name}`)
  const values = names.flatMap((name) => [
    ...(before[name] ? [[`:${name}Before`, before[name]] as const] : []),
    ...(after[name] ? [[`:${name}`, after[name]] as const] : []),
  ])
  return {
    Update: {
      TableName: db.tables.directory,
      Key: { pk, sk },
      UpdateExpression: `SET ${[...sets, '#edition = :edition', 'pathSort = :sort'].join(', ')}${removes.length > 0 ? ` REMOVE ${removes.join(', ')}` : ''}`,
      ConditionExpression: same.join(' AND '),
      ExpressionAttributeNames: { '#record': 'record', '#next': 'next', '#edition': 'edition' },
      ExpressionAttributeValues: { ...Object.fromEntries(values), ':edition': 0, ':sort': after.pathSort } as Item,
    },
  }
}

/** Registrations are decided on as a book: whoever has read it meanwhile reads it again. */
function bookOf(db: Database, { pk, sk }: PathRow): TransactItem[] {
  if (!sk.startsWith('REG#')) return []
  return [
    {
      Update: {
        TableName: db.tables.directory,
        Key: { pk, sk: 'REGS' },
        UpdateExpression: 'ADD #version :one',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':one': 1 },
      },
    },
  ]
}
