import type { NeedId, NeedStatus, PersonId } from '@microwish/contract'
import { areaKey } from '../area'
import { type Database, queryPage, readTogether } from '../database.dynamo'
import { type Area, type Person, personKey } from '../person'
import { editionPointerKey, toPointer, visibleOf } from '../edition'
import { isReadable } from './migrate-need'
import type { Activity, Need } from './need'
import { replaceLines, replaceNeed, toActivity } from './replace-need.dynamo'
import {
  keyKey,
  lineKey,
  type NeedSave,
  needKey,
  type Refusal,
  saveNeed,
  toNeed,
  type UsedKey,
} from './save-need.dynamo'

export type * from './save-need.dynamo'

export type AreaList = { level: 'Grid' | 'Community' | 'Street' | 'County'; areaId: string; status: NeedStatus }
export type PersonalList = 'submitter' | 'holder' | 'helper'
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
  /** AP-13: current needs by id, order kept; missing ones, and those that a newer release wrote, are left out. */
  getAll(needIds: readonly NeedId[]): Promise<Need[]>
  /** AP-14: history, oldest first; at most 500 lines, of versions above `after`. */
  listHistory(needId: NeedId, after?: number): Promise<Activity[]>
  /** AP-18: single lines of history, order kept, missing ones left out; at most 100. */
  listLines(lines: readonly Pick<Activity, 'needId' | 'version'>[]): Promise<Activity[]>
  /** AP-19: the need as it is given, under a version that no command has seen, and without a line of history. */
  replace(need: Need): Promise<Refusal | undefined>
  /** AP-19: what these lines say; what they are events of stays. The stream carries new lines only, so nobody is told. */
  replaceLines(lines: readonly Activity[]): Promise<void>
  /** AP-15: one status of one area; grids, streets and the county list `submitted` and `open` only. */
  listByArea(list: AreaList, page: Page & { isDescending: boolean }): Promise<{ sort: string; row: HallRow }[]>
  /** AP-16, AP-17: newest first. As `helper`: each time that they took one, also of those that they no longer hold. */
  listByPerson(as: PersonalList, personId: PersonId, page: Page): Promise<{ sort: string; needId: NeedId }[]>
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

/** A present holder's entry goes with the need; one of each taking stays. */
const HELD_AS = { holder: 'HOLDER', helper: 'HELPER' } as const

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
      const [area, pointer, person, usedKey] = await readTogether(db, [
        areaKey(areaId as Area['areaId']),
        editionPointerKey,
        personKey(personId),
        keyKey(personId, key),
      ])
      return {
        area: visibleOf<Area>(area, toPointer(pointer).current),
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
      // The list that named them lags as much, and a command on a row checks the version that it showed.
      const items = await readTogether(db, needIds.map(needKey), { isConsistent: false })
      return items.flatMap((item) => (item && isReadable(item) ? (toNeed(item) ?? []) : []))
    },
    async listHistory(needId, version) {
      const after = version === undefined ? undefined : lineKey({ needId, version }).sk
      const at = { pk: needKey(needId).pk, begins: 'ACTIVITY#' }
      return (await queryPage(db, 'needs', at, { after, limit: 500, isConsistent: true })).map(toActivity)
    },
    async listLines(lines) {
      const items = await readTogether(db, lines.map(lineKey))
      return items.flatMap((item) => (item ? [toActivity(item)] : []))
    },
    replace: (need) => replaceNeed(db, need),
    replaceLines: (lines) => replaceLines(db, lines),
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
          : { index: 'byHolder', pkName: 'holderKey', skName: 'holderSort', pk: `${HELD_AS[as]}#${personId}` }
      const items = await queryPage(db, 'needs', at, { ...page, isDescending: true })
      return items.map((item) => ({ sort: item[at.skName] as string, needId: item['needId'] as NeedId }))
    },
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
