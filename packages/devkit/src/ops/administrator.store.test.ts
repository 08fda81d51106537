import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { PersonId } from '@microwish/contract'
import { identityHash, type Person } from '@microwish/core'
import { personIdOf } from '@microwish/core/factory'
import { aStage, type Stage } from './stage.fixture'

let stage: Stage
beforeAll(async () => {
  stage = await aStage()
})
afterAll(() => stage.close())

/** Somebody who has opened the mini-program once. */
async function signedIn(n: number, name: string): Promise<PersonId> {
  const person: Person = { personId: personIdOf(900 + n), name, surname: '邻居', standings: [], openId: `open-${n}` }
  await stage.cloud.stores.people.findOrCreate(identityHash(new Uint8Array(32), `open-${n}`), () => person)
  return person.personId
}
const FLAGS: Record<string, string> = {
  name: '关山月',
  role: 'security_admin',
  area: '990121',
  until: '2999-12-31',
  by: '县委社会工作部 王',
  reason: '首任管理员',
}
const appoint = (flags: Record<string, string>, ...more: string[]) =>
  stage.run('administrator', [
    ...Object.entries({ ...FLAGS, ...flags }).flatMap(([name, value]) => [`--${name}`, value]),
    ...more,
  ])

test('somebody is found by the name on their phone, and gets the role, a name and a line in the audit', async () => {
  const personId = await signedIn(1, '邻居4711')
  expect(await appoint({ alias: '邻居4711' })).toContain('would become 关山月, 安全管理员 at 清棠县')
  expect((await stage.cloud.stores.people.get(personId))?.standings).toEqual([])
  await appoint({ alias: '邻居4711', from: '2026-11-01' }, '--yes')
  const person = await stage.cloud.stores.people.get(personId)
  expect(person).toMatchObject({ name: '关山月', surname: '关', openId: 'open-1' })
  expect(person?.standings).toMatchObject([
    { role: 'security_admin', areaName: '清棠县', from: '2026-10-31T16:00:00.000Z', to: '2999-12-31T16:00:00.000Z' },
  ])
  const audit = await stage.cloud.database.client.send(
    new QueryCommand({
      TableName: stage.cloud.database.tables.ledger,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `AUDIT#${personId}` },
    }),
  )
  expect(audit.Items).toMatchObject([{ what: 'granted', by: { name: FLAGS['by'] }, note: FLAGS['reason'] }])
})

test('the same role at the same place is renewed, another is added', async () => {
  const person = await signedIn(2, '邻居2')
  await appoint({ person }, '--yes')
  await appoint({ person, until: '2998-12-31' }, '--yes')
  await appoint({ person, role: 'district_staff' }, '--yes')
  const standings = (await stage.cloud.stores.people.get(person))?.standings ?? []
  expect(standings.map(({ role }) => role)).toEqual(['security_admin', 'district_staff'])
  const listed = await stage.cloud.stores.people.listStandingsOf(person)
  expect(listed.map(({ role, to }) => `${role} ${to === '2999-12-31T16:00:00.000Z'}`).sort()).toEqual([
    'district_staff true',
    'security_admin false',
    'security_admin false',
  ])
})

test('somebody whose roles change at the same moment is left alone', async () => {
  const person = await signedIn(3, '邻居3')
  const { people } = stage.cloud.stores
  const meanwhile: typeof people.get = async (personId) => {
    const found = await people.get(personId)
    if (found) await people.put({ ...found, standings: [{ role: 'resident' } as Person['standings'][number]] })
    return found
  }
  const cloud = { ...stage.cloud, stores: { ...stage.cloud.stores, people: { ...people, get: meanwhile } } }
  const args = Object.entries({ ...FLAGS, person }).flatMap(([name, value]) => [`--${name}`, value])
  await expect(stage.run('administrator', [...args, '--yes'], { cloud })).rejects.toThrow('at the same moment')
  expect((await people.get(person))?.name).toBe('邻居3')
})

test('somebody who is being erased is given no role', async () => {
  const person = await signedIn(6, '邻居6')
  await stage.cloud.stores.people.beginErasing(person, stage.cloud.now())
  await expect(appoint({ person }, '--yes')).rejects.toThrow('is being erased')
  expect((await stage.cloud.stores.people.get(person))?.standings).toEqual([])
})

test.each([
  ['neither person nor alias', {}, 'one of them'],
  ['both', { person: personIdOf(1), alias: '罗桂香' }, 'one of them'],
  ['nobody of that id', { person: personIdOf(9999) }, 'Nobody is known as'],
  ['nobody of that name', { alias: '邻居0000' }, 'Nobody is called 邻居0000'],
  ['a role of residents', { person: personIdOf(1), role: 'member' }, '--role must be'],
  ['an area that is not there', { person: personIdOf(1), area: '110101' }, 'There is no area 110101'],
  [
    'a last day before the first',
    { person: personIdOf(1), from: '2998-01-02', until: '2998-01-01' },
    'before the first',
  ],
  ['a last day that is over', { person: personIdOf(1), until: '2020-01-01' }, 'before today'],
  ['no day of the calendar', { person: personIdOf(1), until: '2998-02-30' }, 'no day of the calendar'],
  ['a name in Latin letters', { person: personIdOf(1), name: 'Guan' }, '2 to 20 Chinese characters'],
])('%s is refused', async (_, flags, sentence) => {
  await expect(appoint(flags, '--yes')).rejects.toThrow(sentence)
})

test('two of one name are told apart by id, and neither is appointed', async () => {
  const ids = [await signedIn(4, '邻居同名'), await signedIn(5, '邻居同名')]
  const refusal = await appoint({ alias: '邻居同名' }, '--yes').catch((error: Error) => error.message)
  for (const id of ids) expect(refusal).toContain(id)
})
