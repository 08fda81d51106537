import type { PersonId } from '@microwish/contract'
import { ConditionFailed, type Database, type Item, queryAll, readTogether, writeTogether } from '../database.dynamo'
import { type CommandKey, putCommandKey } from '../edition'
import { whilePresent } from '../person'
import { type Quota, useQuota } from '../quota.dynamo'

/** A number as we keep it: what it is found by, and what may be shown. */
export type SealedPhone = { hash: string; masked: string }
export type VerifiedPhone = SealedPhone & {
  verifiedAt: string
  /** As it was given with the first telephone; a later one is not tried against rosters. */
  name?: string
  /** Numbers that were theirs before. */
  formerHashes: string[]
}
/** Who has verified a number: two of a couple may. */
export type PhonePerson = { personId: PersonId; name?: string; verifiedAt: string }

export type PhoneSave = {
  personId: PersonId
  before: VerifiedPhone | undefined
  after: VerifiedPhone
  quota: Quota
  key?: CommandKey | undefined
}

export type PhoneStore = {
  /** AP-120: the number that a person has verified. */
  get(personId: PersonId): Promise<VerifiedPhone | undefined>
  /** AP-120: of many people; at most 100. */
  getAll(personIds: readonly PersonId[]): Promise<Map<PersonId, VerifiedPhone>>
  /** AP-121: whose number it is. */
  listPersons(hash: string): Promise<PhonePerson[]>
  /** AP-122: true when it is done; `flood` when the day's are used up; false when something else has changed meanwhile. */
  save(change: PhoneSave): Promise<true | false | 'flood'>
  /** AP-123: the number and every way from it to the person; may be repeated. */
  remove(personId: PersonId): Promise<void>
}

const ownKey = (personId: PersonId) => ({ table: 'directory', pk: `PERSON#${personId}`, sk: 'PHONE' }) as const
/** PHONE#<hash> / PERSON#<id>. */
const linkKey = (hash: string, personId: PersonId) => ({ pk: phonePk(hash), sk: `PERSON#${personId}` })
/** Everything that waits for, or belongs to, a number. */
export const phonePk = (hash: string) => `PHONE#${hash}`

const recordOf = <T>(item: Item | undefined) => item?.['record'] as T | undefined

export function phoneStore(db: Database): PhoneStore {
  const TableName = db.tables.directory
  async function getAll(personIds: readonly PersonId[]) {
    const items = await readTogether(db, personIds.map(ownKey))
    return new Map(
      personIds.flatMap((personId, i): [PersonId, VerifiedPhone][] => {
        const phone = recordOf<VerifiedPhone>(items[i])
        return phone ? [[personId, phone]] : []
      }),
    )
  }
  const get = async (personId: PersonId) => (await getAll([personId])).get(personId)
  return {
    get,
    getAll,
    async listPersons(hash) {
      const items = await queryAll(db, 'directory', { pk: phonePk(hash), begins: 'PERSON#' }, { isConsistent: true })
      return items.flatMap((item) => recordOf<PhonePerson>(item) ?? [])
    },
    save: (change) => savePhone(db, change),
    async remove(personId) {
      const phone = await get(personId)
      if (!phone) return
      const { pk, sk } = ownKey(personId)
      const links = [phone.hash, ...phone.formerHashes].map((hash) => linkKey(hash, personId))
      // The own row goes with the links: it is what finds them.
      await writeTogether(
        db,
        [...links, { pk, sk }].map((Key) => ({ Delete: { TableName, Key } })),
      )
    },
  }
}

async function savePhone(db: Database, { personId, before, after, quota, key }: PhoneSave) {
  const TableName = db.tables.directory
  const { pk, sk } = ownKey(personId)
  const { hash, verifiedAt, name } = after
  const link: PhonePerson = { personId, verifiedAt, ...(name !== undefined && { name }) }
  const isUnchanged = before
    ? { ConditionExpression: '#record.verifiedAt = :at', ExpressionAttributeValues: { ':at': before.verifiedAt } }
    : { ConditionExpression: 'attribute_not_exists(#record)' }
  try {
    await writeTogether(db, [
      useQuota(db, quota),
      {
        Put: {
          TableName,
          Item: { pk, sk, record: after, edition: 0 },
          ...isUnchanged,
          ExpressionAttributeNames: { '#record': 'record' },
        },
      },
      { Put: { TableName, Item: { ...linkKey(hash, personId), record: link, edition: 0 } } },
      // A number that is given up is somebody else's one day.
      ...(before && before.hash !== hash ? [{ Delete: { TableName, Key: linkKey(before.hash, personId) } }] : []),
      whilePresent(db, personId),
      ...(key ? [putCommandKey(db, key, personId)] : []),
    ])
    return true
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    return error.failed[0] === undefined ? false : ('flood' as const)
  }
}
