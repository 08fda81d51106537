import type { AppointmentId, AreaId, PersonId, UnitId } from '@microwish/contract'
import {
  type Database,
  type Item,
  queryAll,
  readTogether,
  type TransactItem,
  writeIfUnchanged,
  writeTogether,
} from '../database.dynamo'
import { type CommandKey, editionPointerKey, putCommandKey, toPointer, visibleOf } from '../edition'
import { DomainError } from '../error'
import { phonePk } from '../phone'
import type { Appointment } from './appointment'
import { appointmentKey, countList, listKey, type ListOf, putAppointment } from './appointment-items.dynamo'

export type AppointmentChange = {
  before?: Appointment
  after: Appointment
  key?: CommandKey | undefined
  /** What `readPosts` of its area or `readRoster` of its unit saw: nobody else came onto that list meanwhile. */
  listSeen?: number
}

export type AppointmentStore = {
  /** AP-140: posts of an area and all below it: one query for each MB. */
  listPosts(areaPath: string): Promise<Appointment[]>
  /** AP-141: a unit's roster. */
  listByUnit(unitId: UnitId): Promise<Appointment[]>
  /** AP-142: whatever was written down for a telephone; strongly consistent. */
  listByPhone(hash: string): Promise<Appointment[]>
  /** AP-143: posts of one area, with what guards them. */
  readPosts(area: { areaId: AreaId; path: string }): Promise<{ appointments: Appointment[]; seen: number }>
  /** AP-143: the roster of one unit, with what guards it. */
  readRoster(unitId: UnitId): Promise<{ appointments: Appointment[]; seen: number }>
  /** AP-144: as it is now, for a command. @throws DomainError `directory_busy` while an import has something for it */
  getNow(found: Appointment): Promise<Appointment | undefined>
  /** AP-145: the items of a change, for a transaction that gives or ends a role. */
  itemsOf(change: AppointmentChange): TransactItem[]
  /** AP-145: whole or not at all; false when something else was changed meanwhile. */
  save(change: AppointmentChange): Promise<boolean>
  /** AP-146: what was written down for the person is gone, and so is their name beside others'; may be repeated. */
  forget(personId: PersonId, hashes: readonly string[]): Promise<void>
}

type Range = Parameters<typeof queryAll>[2]
const inPath = (pathKey: string, begins: string): Range => ({
  ...{ index: 'byPath', pkName: 'pathKey', skName: 'pathSort', pk: pathKey, begins },
})
const ofOwner = (owner: string): Range => ({
  ...{ index: 'byOwner', pkName: 'ownerKey', skName: 'ownerSort', pk: owner, begins: 'APPT#' },
})
const below = (pk: string): Range => ({ pk, begins: 'APPT#' })

export function appointmentStore(db: Database): AppointmentStore {
  const readPointer = async () => toPointer((await readTogether(db, [editionPointerKey]))[0])
  async function list(range: Range, isConsistent = false): Promise<Appointment[]> {
    const [{ current }, items] = await Promise.all([readPointer(), queryAll(db, 'directory', range, { isConsistent })])
    return items.flatMap((item) => visibleOf<Appointment>(item, current) ?? [])
  }
  const readGuard = async (of: ListOf) => {
    const [guard] = await readTogether(db, [listKey(of)])
    return (guard?.['version'] as number | undefined) ?? 0
  }
  const itemsOf = (change: AppointmentChange) => changeItems(db, change)
  return {
    listPosts: (areaPath) => list(inPath('POST', areaPath)),
    listByUnit: (unitId) => list(ofOwner(`ORG#${unitId}`)),
    listByPhone: (hash) => list(below(phonePk(hash)), true),
    async readPosts({ areaId, path }) {
      const seen = await readGuard({ role: 'grid_worker', areaId })
      const appointments = (await list(inPath('POST', `${path}#`))).filter((one) => one.areaId === areaId)
      return { appointments, seen }
    },
    async readRoster(unitId) {
      const seen = await readGuard({ role: 'member', unitId })
      return { appointments: await list(ofOwner(`ORG#${unitId}`)), seen }
    },
    async getNow(found) {
      const [pointer, item] = await readTogether(db, [
        editionPointerKey,
        { table: 'directory', ...appointmentKey(found) },
      ])
      const { current } = toPointer(pointer)
      const next = item?.['next'] as { edition: number } | undefined
      if (next && next.edition > current) throw new DomainError('directory_busy', '正在导入名册，请过几分钟再试')
      return visibleOf<Appointment>(item, current)
    },
    itemsOf,
    save: (change) => writeIfUnchanged(db, itemsOf(change)),
    forget: (personId, hashes) => forget(db, personId, hashes),
  }
}

function changeItems(db: Database, { before, after, key, listSeen }: AppointmentChange): TransactItem[] {
  return [
    putAppointment(db, after, before),
    ...(listSeen === undefined ? [] : [countList(db, after, listSeen)]),
    ...(key ? [putCommandKey(db, key, answerFor(after))] : []),
  ]
}

/** Whatever finds it again: an appointment is no way from its id alone. */
const answerFor = ({ appointmentId, areaId, unitId }: Appointment) => `${appointmentId} ${unitId ?? areaId ?? ''}`
export const readAnswer = (answer: string) => {
  const [appointmentId, at] = answer.split(' ') as [AppointmentId, string]
  return { appointmentId, ...(at.startsWith('uni_') ? { unitId: at as UnitId } : { areaId: at as AreaId }) }
}

async function forget(db: Database, personId: PersonId, hashes: readonly string[]): Promise<void> {
  const TableName = db.tables.directory
  const ranges = [below(`PERSON#${personId}`), ...hashes.map((hash) => below(phonePk(hash)))]
  for (const range of ranges) {
    for (const item of await queryAll(db, 'directory', range, { isConsistent: true })) {
      const { pk, sk } = item as { pk: string; sk: string }
      const stays = withoutPerson(item, personId)
      if (stays === item) continue
      await writeTogether(db, [
        stays ? { Put: { TableName, Item: stays } } : { Delete: { TableName, Key: { pk, sk } } },
      ])
    }
  }
}

/** The item without the person: gone when it is theirs, less a name when it is somebody else's. */
function withoutPerson(item: Item, personId: PersonId): Item | undefined {
  const records = ['record', 'next'].flatMap((name) => {
    const held = item[name] as Appointment | { record?: Appointment } | undefined
    const record = name === 'next' ? (held as { record?: Appointment } | undefined)?.record : (held as Appointment)
    return record ? [record] : []
  })
  if (records.some((record) => record.personId === personId)) return undefined
  if (!records.some(({ claimants = [] }) => claimants.some((one) => one.personId === personId))) return item
  return JSON.parse(JSON.stringify(item), (name, value: unknown) =>
    name === 'claimants' ? (value as { personId: PersonId }[]).filter((one) => one.personId !== personId) : value,
  ) as Item
}
