import type { PersonId } from '@microwish/contract'
import { type Database, type Item, readTogether, type TransactItem, writeIfUnchanged } from '../database.dynamo'
import { type CommandKey, putCommandKey } from '../edition'
import { type Person, personKey, whilePresent } from '../person'
import type { Party, Profile } from './profile'

export type ProfileSave = {
  person: Person
  profile: Profile
  /** 亮身份 from now on, or no more. */
  showsParty: boolean
  key?: CommandKey | undefined
}

export type ProfileStore = {
  /** AP-124: the person, what they have said of themselves, and their party membership. */
  read(personId: PersonId): Promise<{ person?: Person; profile?: Profile; party?: Party }>
  /** AP-125: party membership of many; at most 100. */
  listParties(personIds: readonly PersonId[]): Promise<Map<PersonId, Party>>
  /** AP-126: whole or not at all; false when it was changed meanwhile. */
  save(change: ProfileSave): Promise<boolean>
  /** Goes into the transaction that makes or confirms somebody a member. */
  putParty(personId: PersonId, party: Party): TransactItem
  /** What was only said and is not confirmed goes with the refusal. */
  dropParty(personId: PersonId): TransactItem
}

const profileKey = (personId: PersonId) => ({ table: 'directory', pk: `PERSON#${personId}`, sk: 'PROFILE' }) as const
const partyKey = (personId: PersonId) => ({ table: 'directory', pk: `PERSON#${personId}`, sk: 'PARTY' }) as const
const recordOf = <T>(item: Item | undefined) => item?.['record'] as T | undefined
const keyOf = ({ pk, sk }: { pk: string; sk: string }) => ({ pk, sk })

export function profileStore(db: Database): ProfileStore {
  const TableName = db.tables.directory
  return {
    async read(personId) {
      const [meta, said, member] = await readTogether(db, [
        personKey(personId),
        profileKey(personId),
        partyKey(personId),
      ])
      const [profile, party] = [recordOf<Profile>(said), recordOf<Party>(member)]
      return { ...(meta && { person: meta as Person }), ...(profile && { profile }), ...(party && { party }) }
    },
    async listParties(personIds) {
      const items = await readTogether(db, [...new Set(personIds)].map(partyKey))
      const entries = [...new Set(personIds)].flatMap((personId, i): [PersonId, Party][] => {
        const party = recordOf<Party>(items[i])
        return party ? [[personId, party]] : []
      })
      return new Map(entries)
    },
    save: (change) => saveProfile(db, change),
    putParty: (personId, record) => ({
      Put: { TableName, Item: { ...keyOf(partyKey(personId)), record, edition: 0 } },
    }),
    dropParty: (personId) => ({ Delete: { TableName, Key: keyOf(partyKey(personId)) } }),
  }
}

async function saveProfile(db: Database, { person, profile, showsParty, key }: ProfileSave): Promise<boolean> {
  const TableName = db.tables.directory
  const names = { ExpressionAttributeNames: { '#record': 'record', '#version': 'version' } }
  const isUnchanged =
    profile.version === 1
      ? { ConditionExpression: 'attribute_not_exists(#record.#version)', ...names }
      : {
          ConditionExpression: '#record.#version = :seen',
          ExpressionAttributeValues: { ':seen': profile.version - 1 },
          ...names,
        }
  const isShownAlready = (person.showsParty ?? false) === showsParty
  const Item = { ...keyOf(profileKey(person.personId)), record: profile, edition: 0 }
  return writeIfUnchanged(db, [
    { Put: { TableName, Item, ...isUnchanged } },
    isShownAlready ? whilePresent(db, person.personId) : show(db, person.personId, showsParty),
    ...(key ? [putCommandKey(db, key, person.personId)] : []),
  ])
}

/** The flag lies with the person, where a claim reads it. */
const show = (db: Database, personId: PersonId, showsParty: boolean): TransactItem => ({
  Update: {
    TableName: db.tables.directory,
    Key: keyOf(personKey(personId)),
    UpdateExpression: showsParty ? 'SET showsParty = :yes' : 'REMOVE showsParty',
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(erasingSince)',
    ...(showsParty && { ExpressionAttributeValues: { ':yes': true } }),
  },
})
