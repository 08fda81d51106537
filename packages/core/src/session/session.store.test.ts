import type { PersonId } from '@microwish/contract'
import { testTables } from '@microwish/devkit/testing'
import { createDatabase } from '../database.dynamo'
import { sessionStore } from './session-store.dynamo'

const MANY = 60
const personId = 'per_01J00000000000000000000001' as PersonId
const somebodyElse = 'per_01J00000000000000000000002' as PersonId

test('every family of a person ends with them, however many there are, and nobody else’s', async () => {
  const { client, tables, drop } = await testTables()
  const sessions = sessionStore(createDatabase(client, tables))
  const family = (sessionId: string, of: PersonId) =>
    sessions.put({ sessionId, personId: of, audience: 'citizen', tokenHash: 'hash', expiresAt: 4_000_000_000 })
  const ids = Array.from({ length: MANY }, (_, at) => `ses_${String(at).padStart(2, '0')}`)
  await Promise.all(ids.map((id) => family(id, personId)))
  await family('ses_other', somebodyElse)
  await sessions.removeAll(personId)
  const left = await Promise.all([...ids, 'ses_other'].map((id) => sessions.get(id)))
  expect(left.flatMap((one) => one?.sessionId ?? [])).toEqual(['ses_other'])
  await drop()
})

test('the desks of a person end without their phones', async () => {
  const { client, tables, drop } = await testTables()
  const sessions = sessionStore(createDatabase(client, tables))
  const open = (sessionId: string, audience: 'citizen' | 'staff') =>
    sessions.put({ sessionId, personId, audience, tokenHash: 'hash', expiresAt: 4_000_000_000 })
  const ids = Array.from({ length: MANY }, (_, at) => `ses_${String(at).padStart(2, '0')}`)
  await Promise.all(ids.map((id, at) => open(id, at % 3 === 0 ? 'citizen' : 'staff')))
  await sessions.removeAll(personId, 'staff')
  const left = await Promise.all(ids.map((id) => sessions.get(id)))
  expect(left.flatMap((one) => one?.audience ?? [])).toEqual(Array.from({ length: MANY / 3 }, () => 'citizen'))
  await sessions.removeAll(personId)
  expect((await Promise.all(ids.map((id) => sessions.get(id)))).filter(Boolean)).toEqual([])
  await drop()
})
