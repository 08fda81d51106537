import { type Database, type Item, queryAll, type TransactItem, writeIfUnchanged } from '../database.dynamo'
import type { Ending, Told } from './reminder'

type Subject = Pick<Ending, 'kind' | 'subjectId'>

/** REMINDER#<kind>#<subject> / META: first among what is due, by its last day; once told, among what an area shows. */
const keyOf = ({ kind, subjectId }: Subject) => ({ pk: `REMINDER#${kind}#${subjectId}`, sk: 'META' })
const DUE = 'DUE'
const TOLD = 'REMINDER'

const dueSort = ({ endsOn, kind, subjectId }: Ending) => `${endsOn}#${kind}#${subjectId}`
const waiting = (ending: Ending): Item => ({ record: ending, edition: 0, pathKey: DUE, pathSort: dueSort(ending) })
const told = (ending: Ending): Item => ({
  record: ending,
  edition: 0,
  pathKey: TOLD,
  pathSort: `${ending.areaPath}#${dueSort(ending)}`,
})

/** Goes into the transaction that sets the day; a later day waits anew. */
export const putEnding = (db: Database, ending: Ending): TransactItem => ({
  Put: { TableName: db.tables.directory, Item: { ...keyOf(ending), ...waiting(ending) } },
})
/** Goes into the transaction after which nothing ends any more. */
export const dropEnding = (db: Database, subject: Subject): TransactItem => ({
  Delete: { TableName: db.tables.directory, Key: keyOf(subject) },
})

export type ReminderStore = {
  /** AP-160: what ends up to a day, `until` included, and has not been told; the earliest first. */
  listDue(until: string): Promise<(Ending | Told)[]>
  /** AP-161: from which instant it is told: the first that was given. Undefined when its day changed meanwhile. */
  beginTelling(ending: Ending, now: string): Promise<Told | undefined>
  /** AP-161: it has been told; false when its day changed meanwhile. Again, nothing changes. */
  markTold(ending: Told): Promise<boolean>
  /** AP-162: what was told in an area and below it. */
  listTold(areaPath: string): Promise<Ending[]>
}

export function reminderStore(db: Database): ReminderStore {
  const list = async (pk: string, range: { begins: string } | { between: readonly [string, string] }) => {
    const at = { index: 'byPath', pkName: 'pathKey', skName: 'pathSort', pk, ...range }
    return (await queryAll(db, 'directory', at)).map(({ record }) => record as Ending)
  }
  async function replace(ending: Ending, by: Item): Promise<boolean> {
    const put: TransactItem = {
      Put: {
        TableName: db.tables.directory,
        Item: { ...keyOf(ending), ...by },
        ConditionExpression: '#record.#endsOn = :endsOn',
        ExpressionAttributeNames: { '#record': 'record', '#endsOn': 'endsOn' },
        ExpressionAttributeValues: { ':endsOn': ending.endsOn },
      },
    }
    return writeIfUnchanged(db, [put])
  }
  return {
    listDue: (until) => list(DUE, { between: ['0', `${until}~`] }),
    async beginTelling(ending, now) {
      const begun = { ...ending, toldAt: 'toldAt' in ending ? String(ending.toldAt) : now }
      return (await replace(begun, waiting(begun))) ? begun : undefined
    },
    markTold: (ending) => replace(ending, told(ending)),
    listTold: (areaPath) => list(TOLD, { begins: areaPath }),
  }
}
