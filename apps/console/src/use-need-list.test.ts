import { AreaId, createClient } from '@microwish/contract'
import { aRow } from './testing/case.fixture'
import { canList, pollNeeds } from './use-need-list'

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
