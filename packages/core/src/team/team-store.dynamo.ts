import type { AreaId, PersonId, TeamId, UnitId } from '@microwish/contract'
import { areaKey } from '../area'
import {
  type Database,
  type Item,
  rangeBelow,
  readTogether,
  type TransactItem,
  writeIfUnchanged,
} from '../database.dynamo'
import {
  type CommandKey,
  editionPointerKey,
  putCommandKey,
  readRecords,
  refuseStaged,
  stillAsRead,
  toPointer,
  visibleOf,
} from '../edition'
import { organisationKey } from '../organisation/organisation-items.dynamo'
import { type Area, type Person, personKey } from '../person'
import type { Team, TeamHistoryLine } from './team'

type UnitFacts = { unitId: UnitId; name: string; to?: string }
export type ReadTeam = { team: Team; item: Item }

/** TEAM#<id> / META, HISTORY#<version>. */
const teamKey = (teamId: TeamId) => ({ table: 'directory', pk: `TEAM#${teamId}`, sk: 'META' }) as const
const TEAMS = 'TEAM'
export const teamSort = ({ areaPath, teamId }: Pick<Team, 'areaPath' | 'teamId'>) => `${areaPath}#${teamId}`

/** Every attribute that an index needs, derived in one place for every write. */
const teamItem = (team: Team): Item => ({
  pk: teamKey(team.teamId).pk,
  sk: 'META',
  record: team,
  edition: 0,
  pathKey: TEAMS,
  pathSort: teamSort(team),
  ...(team.unitId && { ownerKey: `ORG#${team.unitId}`, ownerSort: `TEAM#${team.teamId}` }),
})

export type TeamStore = {
  /** AP-163. */
  readForAdd(of: { personId: PersonId; areaId: AreaId; unitId: UnitId | undefined }): Promise<{
    person: Person | undefined
    area: Area | undefined
    unit: UnitFacts | undefined
  }>
  /** AP-164: the team, who asks, and whom the command names. */
  readForChange(of: { personId: PersonId; teamId: TeamId; namedId: PersonId | undefined }): Promise<{
    person: Person | undefined
    named: Person | undefined
    read?: ReadTeam
  }>
  /** AP-165: a team with its line of history; false when it changed meanwhile. */
  save(change: { team: Team; read?: ReadTeam; line: TeamHistoryLine; key: CommandKey | undefined }): Promise<boolean>
  get(teamId: TeamId): Promise<Team | undefined>
  /** AP-166: at a path and below it, by path; after a sort key. */
  listUnder(areaPath: string, after: string): Promise<Team[]>
  listHistory(teamId: TeamId): Promise<TeamHistoryLine[]>
}

export function teamStore(db: Database): TeamStore {
  const TableName = db.tables.directory
  return {
    async readForAdd({ personId, areaId, unitId }) {
      const keys = [editionPointerKey, personKey(personId), areaKey(areaId)]
      const [pointer, person, area, unit] = await readTogether(db, [
        ...keys,
        ...(unitId ? [organisationKey(unitId)] : []),
      ])
      const { current } = toPointer(pointer)
      return {
        person: person as Person | undefined,
        area: visibleOf<Area>(area, current),
        unit: visibleOf<UnitFacts>(unit, current),
      }
    },
    async readForChange({ personId, teamId, namedId }) {
      const keys = [editionPointerKey, personKey(personId), teamKey(teamId), ...(namedId ? [personKey(namedId)] : [])]
      const [pointer, person, item, named] = await readTogether(db, keys)
      const { current } = toPointer(pointer)
      refuseStaged(item, current)
      const team = visibleOf<Team>(item, current)
      const people = { person: person as Person | undefined, named: named as Person | undefined }
      return { ...people, ...(item && team && { read: { team, item } }) }
    },
    async save({ team, read, line, key }) {
      const isNew = { ConditionExpression: 'attribute_not_exists(pk)' }
      const history = { ...teamKey(team.teamId), sk: `HISTORY#${String(line.version).padStart(6, '0')}` }
      const items: TransactItem[] = [
        { Put: { TableName, Item: teamItem(team), ...(read ? stillAsRead(read.item) : isNew) } },
        { Put: { TableName, Item: { pk: history.pk, sk: history.sk, record: line, edition: 0 }, ...isNew } },
        ...(key ? [putCommandKey(db, key, team.teamId)] : []),
      ]
      return writeIfUnchanged(db, items)
    },
    async get(teamId) {
      const [pointer, item] = await readTogether(db, [editionPointerKey, teamKey(teamId)])
      return visibleOf<Team>(item, toPointer(pointer).current)
    },
    listUnder: (areaPath, after) =>
      readRecords<Team>(db, {
        ...{ index: 'byPath', pkName: 'pathKey', skName: 'pathSort', pk: TEAMS },
        between: rangeBelow(areaPath, after),
      }),
    listHistory: (teamId) => readRecords<TeamHistoryLine>(db, { pk: teamKey(teamId).pk, begins: 'HISTORY#' }),
  }
}
