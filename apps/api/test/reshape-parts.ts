import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { addBond, addTeam, type Reshape, startReshape, type UnitId } from '@microwish/contract'
import { anOrganisation, people, places, standingAt } from '@microwish/core/factory'
import { TABLES } from '@microwish/core/tables'
import { scan } from './job-parts'
import { freshKey, type TestApi } from './set-up'
import { type Cast, needAt } from './walk'

const { community, sibling, grid, otherGrid } = places
const school = people.liaison.unitId as UnitId

/** What `places.community` is merged into: the community beside it. */
export const merge = (edition = 0): Reshape => ({
  ...{ what: 'merge', edition, sourceIds: [community.areaId], targetId: sibling.areaId },
})

/** Needs in every state that makes a difference: one a place, what is open and what has ended. */
export async function needsThere(api: TestApi) {
  const cast: Cast = { submitter: 'resident', desk: 'desk', holder: 'member' }
  const inGrid = { ...cast, submission: { areaId: otherGrid.areaId } }
  return {
    submitted: (await needAt(api, 'submitted', { ...cast, submission: { areaId: community.areaId } })).needId,
    open: (await needAt(api, 'open', inGrid)).needId,
    claimed: (await needAt(api, 'claimed')).needId,
    closed: (await needAt(api, 'closed')).needId,
  }
}

/** An organisation, a bond, a team, a registration with its role and an assignment, all in `places.community`. */
export async function rowsThere(api: TestApi) {
  const at = { areaId: community.areaId, areaPath: community.path, areaNames: community.names }
  await api.stores.organisations.put(
    anOrganisation(2, { unitId: school, name: '清棠县实验小学', kind: 'organ', ...at }),
  )
  const district = api.as(people.districtStaff)
  const bond = { kind: 'point_contact', areaId: community.areaId, unitId: school, from: '2026-01-01' }
  await district(addBond, bond as never, freshKey())
  await district(addTeam, { name: '红色管家', kind: 'red_steward', areaId: community.areaId }, freshKey())
  const standingId = 'std_00000000000000000000000777' as never
  const person = {
    ...people.member,
    standings: [standingAt('member', community, { standingId, source: 'roster' })],
  }
  await api.stores.people.put(person)
  const { personId } = person
  await api.stores.registrations.save({
    ...{ personId, seen: 0 },
    changed: [
      {
        ...{ registrationId: 'reg_00000000000000000000000001' as never, version: 1, personId, name: person.name },
        ...{ kind: 'unit', status: 'in_force', source: 'roster', appliedAt: api.clock.now },
        ...{ areaId: community.areaId, areaPath: community.path, areaName: community.name, streetName: '栖禾街道' },
        standing: { standingId, areaId: community.areaId },
      } as never,
    ],
  })
  await api.stores.appointments.save({
    after: {
      ...{ appointmentId: 'apt_00000000000000000000000001' as never, version: 1, role: 'grid_worker', post: 'manager' },
      ...{ name: '柯建良', areaId: grid.areaId, areaPath: grid.path, areaName: grid.name, from: '2026-01-01' },
      ...{ status: 'filled', personId: people.gridWorker.personId, source: 'granted', grantedAt: api.clock.now },
      grantedBy: { name: '方静怡' },
    } as never,
  })
}

export const start = async (api: TestApi, reshape: Reshape): Promise<string> =>
  (await api.as(people.districtStaff)(startReshape, { reshape }, freshKey())).jobId

type Tables = Awaited<ReturnType<typeof scan>>[]

export const snapshotOf = (api: TestApi): Promise<Tables> =>
  Promise.all(TABLES.map(({ name }) => scan(api.tables, name)))

const nameOf = ({ pk, sk }: Tables[number][number]) => `${pk as string} ${sk as string}`

/** Every table as it was: what came since goes. */
export async function restore(api: TestApi, snapshot: Tables) {
  const now = await snapshotOf(api)
  for (const [i, { name }] of TABLES.entries()) {
    const kept = new Map(snapshot[i]!.map((item) => [nameOf(item), JSON.stringify(item)]))
    const here = new Map(now[i]!.map((item) => [nameOf(item), JSON.stringify(item)]))
    const requests = [
      ...snapshot[i]!.filter((item) => here.get(nameOf(item)) !== kept.get(nameOf(item))).map((Item) => ({
        PutRequest: { Item },
      })),
      ...now[i]!.filter((item) => !kept.has(nameOf(item))).map(({ pk, sk }) => ({
        DeleteRequest: { Key: { pk, sk } },
      })),
    ]
    for (let at = 0; at < requests.length; at += 25) {
      const RequestItems = { [api.tables.tables[name]]: requests.slice(at, at + 25) }
      await api.database.client.send(new BatchWriteCommand({ RequestItems }))
    }
  }
}
