import type { ImportError, ImportExample, ImportId } from '@microwish/contract'
import {
  type Database,
  type Item,
  queryAll,
  queryPage,
  readTogether,
  type TransactItem,
  writeIfUnchanged,
  writeTogether,
} from '../database.dynamo'
import { type CommandKey, putCommandKey } from '../edition'
import type { Import, PlannedChange } from './import'
import { ERRORS_PAGE } from './import-limits'

/** A change that waits to be staged. */
export type KeptChange = Pick<PlannedChange, 'change'>
/** What a check leaves behind, under its round. */
export type CheckResult = {
  errors: readonly ImportError[]
  examples: readonly ImportExample[]
  chunks: readonly (readonly KeptChange[])[]
}

export type ImportStore = {
  /** AP-90: with the key of the command. False when the key was used before. */
  create(one: Import, key: CommandKey | undefined): Promise<boolean>
  /** AP-91: strongly consistent. */
  get(importId: ImportId): Promise<Import | undefined>
  /** AP-92: the import as it is now, if it still is as it was seen, with the key of the command. */
  save(after: Import, seen: number, key: CommandKey | undefined): Promise<boolean>
  /** AP-92: the same as items of another transaction. */
  saving(after: Import, seen: number, key: CommandKey | undefined): TransactItem[]
  /** AP-93: rows that follow what has been received. False when others came in between. */
  addRows(one: Import, rows: readonly (readonly string[])[], expiresAt: number): Promise<boolean>
  /** AP-93: the rows that were received in one request. */
  readBatch(importId: ImportId, from: number): Promise<string[][] | undefined>
  /** AP-94: every row, in order: one query for each MB. */
  readRows(importId: ImportId): Promise<string[][]>
  /** AP-95: errors, examples and changes of a round; again, the same items. */
  putCheck(importId: ImportId, round: number, result: CheckResult, expiresAt: number): Promise<void>
  /** AP-96: a page of errors, by number from 0. */
  readErrors(importId: ImportId, round: number, page: number): Promise<ImportError[]>
  /** AP-96: what a preview shows. */
  readExamples(importId: ImportId, round: number): Promise<ImportExample[]>
  /** AP-97. */
  readChunk(importId: ImportId, round: number, chunk: number): Promise<KeptChange[]>
  /** AP-98: everything but the import itself goes at that epoch second. */
  expireRows(importId: ImportId, expiresAt: number): Promise<void>
  /** AP-99: newest first. */
  list(page: { after?: string | undefined; limit: number }): Promise<Import[]>
}

/** Items that are put together: each is below 100 KB, and a transaction takes 4 MB. */
const TOGETHER = 25

const pad = (n: number, digits: number) => String(n).padStart(digits, '0')
const importPk = (importId: ImportId) => `IMPORT#${importId}`
const rowsSk = (from: number) => `ROWS#${pad(from, 6)}`
const errorsSk = (round: number, page: number) => `ERRORS#${pad(round, 6)}#${pad(page, 6)}`
const examplesSk = (round: number) => `EXAMPLES#${pad(round, 6)}`
const planSk = (round: number, chunk: number) => `PLAN#${pad(round, 6)}#${pad(chunk, 6)}`

const importItem = (one: Import): Item => ({
  ...{ pk: importPk(one.importId), sk: 'META', record: one, edition: 0 },
  ...{ ownerKey: 'IMPORTS', ownerSort: one.importId },
})

export function importStore(db: Database): ImportStore {
  const TableName = db.tables.directory
  const readOne = async (importId: ImportId, sk: string) =>
    (await readTogether(db, [{ table: 'directory', pk: importPk(importId), sk }]))[0]
  const saving = (after: Import, seen: number, key: CommandKey | undefined): TransactItem[] => [
    {
      Put: {
        TableName,
        Item: importItem(after),
        ConditionExpression: '#record.#version = :seen AND #record.received = :received',
        ExpressionAttributeNames: { '#record': 'record', '#version': 'version' },
        ExpressionAttributeValues: { ':seen': seen, ':received': after.received },
      },
    },
    ...(key ? [putCommandKey(db, key, after.importId)] : []),
  ]
  const putAll = async (items: readonly Item[]) => {
    for (let at = 0; at < items.length; at += TOGETHER)
      await writeTogether(
        db,
        items.slice(at, at + TOGETHER).map((Item) => ({ Put: { TableName, Item } })),
      )
  }
  return {
    create: (one, key) =>
      writeIfUnchanged(db, [
        { Put: { TableName, Item: importItem(one) } },
        ...(key ? [putCommandKey(db, key, one.importId)] : []),
      ]),
    get: async (importId) => (await readOne(importId, 'META'))?.['record'] as Import | undefined,
    save: (after, seen, key) => writeIfUnchanged(db, saving(after, seen, key)),
    saving,
    addRows: ({ importId, received }, rows, expiresAt) =>
      writeIfUnchanged(db, rowsItems(TableName, importId, received, rows, expiresAt)),
    readBatch: async (importId, from) => (await readOne(importId, rowsSk(from)))?.['rows'] as string[][] | undefined,
    async readRows(importId) {
      const at = { pk: importPk(importId), begins: 'ROWS#' }
      const items = await queryAll(db, 'directory', at, { isConsistent: true })
      return items.flatMap(({ rows }) => rows as string[][])
    },
    putCheck(importId, round, { errors, examples, chunks }, expiresAt) {
      const pages = Array.from({ length: Math.ceil(errors.length / ERRORS_PAGE) }, (_, page) =>
        errors.slice(page * ERRORS_PAGE, (page + 1) * ERRORS_PAGE),
      )
      const pk = importPk(importId)
      return putAll([
        ...pages.map((page, n) => ({ pk, sk: errorsSk(round, n), errors: page, expiresAt })),
        { pk, sk: examplesSk(round), examples, expiresAt },
        ...chunks.map((changes, n) => ({ pk, sk: planSk(round, n), changes, expiresAt })),
      ])
    },
    readErrors: async (importId, round, page) =>
      ((await readOne(importId, errorsSk(round, page)))?.['errors'] as ImportError[] | undefined) ?? [],
    readExamples: async (importId, round) =>
      ((await readOne(importId, examplesSk(round)))?.['examples'] as ImportExample[] | undefined) ?? [],
    readChunk: async (importId, round, chunk) =>
      ((await readOne(importId, planSk(round, chunk)))?.['changes'] as KeptChange[] | undefined) ?? [],
    expireRows: (importId, expiresAt) => expireRows(db, importPk(importId), expiresAt),
    async list(page) {
      const at = { index: 'byOwner', pkName: 'ownerKey', skName: 'ownerSort', pk: 'IMPORTS' }
      const items = await queryPage(db, 'directory', at, { ...page, isDescending: true })
      return items.map(({ record }) => record as Import)
    },
  }
}

function rowsItems(
  TableName: string,
  importId: ImportId,
  received: number,
  rows: readonly (readonly string[])[],
  expiresAt: number,
): TransactItem[] {
  const pk = importPk(importId)
  return [
    { Put: { TableName, Item: { pk, sk: rowsSk(received), rows, expiresAt } } },
    {
      Update: {
        TableName,
        Key: { pk, sk: 'META' },
        UpdateExpression: 'SET #record.received = :after',
        ConditionExpression: '#record.received = :received AND #record.#state = :receiving',
        ExpressionAttributeNames: { '#record': 'record', '#state': 'state' },
        ExpressionAttributeValues: {
          ':received': received,
          ':after': received + rows.length,
          ':receiving': 'receiving',
        },
      },
    },
  ]
}

async function expireRows(db: Database, pk: string, expiresAt: number) {
  const items = await queryAll(db, 'directory', { pk }, { isConsistent: true })
  const keys = items.flatMap(({ sk }) => (sk === 'META' ? [] : [sk as string]))
  for (let at = 0; at < keys.length; at += 100)
    await writeTogether(
      db,
      keys.slice(at, at + 100).map((sk) => ({
        Update: {
          TableName: db.tables.directory,
          Key: { pk, sk },
          UpdateExpression: 'SET expiresAt = :expiresAt',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':expiresAt': expiresAt },
        },
      })),
    )
}
