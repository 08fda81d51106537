import { AreaId, createClient, NeedId } from '@microwish/contract'
import { QueryClient } from '@tanstack/react-query'
import { aCase, aRow } from './testing/case.fixture'
import { canList, forgetOutdated, pollNeeds } from './use-need-list'

const area = AreaId.parse('are_00000000000000000000000100')

function answering(body: unknown) {
  const paths: string[] = []
  const call = createClient(({ path }) => {
    paths.push(path)
    return Promise.resolve({ status: 200, body })
  })
  return { call, paths }
}

test('the first look names no revision', async () => {
  const { call, paths } = answering({ items: [aRow()], revision: 'r1' })
  const page = await pollNeeds(call, { list: 'triage', area }, undefined)
  expect(page.rows).toEqual([aRow()])
  expect(paths).toEqual([`/needs?list=triage&area=${area}&limit=50`])
})

test('an unchanged answer keeps the very page that we hold', async () => {
  const held = { rows: [aRow()], revision: 'r1' }
  const { call, paths } = answering({ items: [], revision: 'r1', isUnchanged: true })
  expect(await pollNeeds(call, { list: 'triage', area }, held)).toBe(held)
  expect(paths[0]).toContain('known=r1')
})

test('a changed answer takes the place of what we hold', async () => {
  const held = { rows: [aRow()], revision: 'r1' }
  const { call } = answering({ items: [], revision: 'r2' })
  expect(await pollNeeds(call, { list: 'triage', area }, held)).toEqual({ rows: [], revision: 'r2' })
})

test('wider areas and grids list what waits; the rest is kept by community', () => {
  expect(canList('street', undefined)).toBe(true)
  expect(canList('grid', 'open')).toBe(true)
  expect(canList('county', 'claimed')).toBe(false)
  expect(canList('community', 'claimed')).toBe(true)
})

test('a case that went on meanwhile is read anew when it is opened, one that did not is not', () => {
  const client = new QueryClient()
  const [older, same] = [
    aCase({ version: 2 }),
    aCase({ version: 2, needId: NeedId.parse('ned_00000000000000000000000099') }),
  ]
  for (const need of [older, same]) client.setQueryData(['need', need.needId], need)
  forgetOutdated(client, [
    { needId: older.needId, version: 3 },
    { needId: same.needId, version: 2 },
  ])
  expect(client.getQueryData(['need', older.needId])).toBeUndefined()
  expect(client.getQueryData(['need', same.needId])).toBe(same)
})
