import { TABLES } from '@microwish/core/tables'
import { bars } from './chart'
import { renderPage } from './page'
import { FORMAT, type Measured, type Results, type UnitCost } from './results'
import { fixtureActivity, needItems } from './stage/caught-items'
import { fixtureHash, fixtureScene, needOf } from './stage/fixture'
import { wholeAnswer, wireRequest } from './stage/load'
import { costOfCalls } from './stage/price-list'
import { renewed, type TracedCall } from './stage/trace'
import { medianOf, percentile } from './statistics'

describe('statistics', () => {
  it('take the middle, between two of an even number', () => {
    expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3]), medianOf([])]).toEqual([2, 2.5, 0])
  })

  it('take the value that a share of all does not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => 100 - n)
    expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile([7], 0.99)]).toEqual([50, 99, 7])
  })
})

describe('the fixture of lists', () => {
  it('has one hash for the same code, and another for other tables', async () => {
    const hash = await fixtureHash()
    expect(await fixtureHash()).toBe(hash)
    expect(await fixtureHash(fixtureScene(), [...TABLES].reverse())).not.toBe(hash)
  })

  it('has another hash when what is written differs', async () => {
    const scene = fixtureScene()
    const resident = { ...scene.resident, name: '罗桂' }
    expect(await fixtureHash({ ...scene, resident })).not.toBe(await fixtureHash(scene))
  })

  it('holds what the product’s own store writes, keys of the lists included', async () => {
    const scene = fixtureScene()
    const need = needOf(scene, 0)
    const caught = await needItems()(need, fixtureActivity(need, scene.resident))
    const [meta] = caught.filter(({ item }) => item['sk'] === 'META')
    expect(meta).toMatchObject({ table: 'needs', item: { listGrid: `open#${need.areaId}`, text: need.text } })
  })
})

describe('the load', () => {
  it('reads an answer once all of it has come, by its length or in chunks', () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n'
    const body = Buffer.from('好的').toString('latin1')
    expect(wholeAnswer(head + body.slice(0, 5))).toBeUndefined()
    expect(wholeAnswer(head + body)).toEqual({ status: 200, body: '好的' })
    const chunked = 'HTTP/1.1 409 Conflict\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n'
    expect(wholeAnswer(chunked)).toBeUndefined()
    expect(wholeAnswer(`${chunked}0\r\n\r\n`)).toEqual({ status: 409, body: 'abcde' })
  })

  it('says the length of a body in bytes', () => {
    expect(wireRequest('POST', '/needs', { token: 't', body: '好' }).toString()).toContain('content-length: 5\r\n')
  })
})

test('traced calls are made again as they were, a transaction under a token of its own', () => {
  const input = { ClientRequestToken: 'used', TransactItems: [{ Put: { TableName: 'needs' } }] }
  const query = { command: 'Query', input: { TableName: 'needs' } }
  const [[call], [other]] = renewed([[{ command: 'Transact', input }], [query]]) as [[TracedCall], [TracedCall]]
  expect(call).toEqual({ command: 'Transact', input: { ...input, ClientRequestToken: expect.any(String) as string } })
  expect([call.input['ClientRequestToken'], input.ClientRequestToken]).not.toEqual(['used', 'used'])
  expect(other).toEqual(query)
})

test('what calls cost is added up by table and by partition, read under its name', () => {
  const spent = (on: string, key: string, readUnits: number, writeUnits: number) => ({
    ...{ on, key, readUnits, writeUnits, storedBytes: 10 },
  })
  const call = { operation: 'PutItem', tables: [], indexes: [], written: [], readUnits: 0, writeUnits: 0 }
  const cost = costOfCalls(
    [
      { ...call, spent: [spent('needs', 'NEED#1', 0, 2), spent('needs/byCounty', 'open#1', 0, 1)] },
      { ...call, operation: 'Query', spent: [spent('needs', 'NEED#2', 0.5, 0)] },
    ],
    (key) => key.replace(/\d/, '*'),
  )
  expect(cost).toEqual({
    readUnits: 0.5,
    writeUnits: 3,
    operations: ['PutItem', 'Query'],
    calls: 2,
    storedBytes: 30,
    byTable: { needs: { readUnits: 0.5, writeUnits: 3, storedBytes: 30 } },
    byKey: [
      { on: 'needs', key: 'NEED#*', readUnits: 0.5, writeUnits: 2 },
      { on: 'needs/byCounty', key: 'open#*', readUnits: 0, writeUnits: 1 },
    ],
  })
})

describe('the page', () => {
  const machine = { cpu: 'a processor', cores: 2, memoryGb: 8, system: 'Linux 6', node: '20', java: '17' }
  const measured: Measured = { at: '2026-11-22T02:03:04.000Z', mode: 'quick', seconds: 1.5, machine }
  const command = (calls: number): UnitCost => ({
    ...{ kind: 'command', readUnits: 3, writeUnits: 18, operations: [], calls, storedBytes: 1234 },
    ...{ byTable: { needs: { readUnits: 0, writeUnits: 18, storedBytes: 1234 } }, byKey: [] },
  })
  const storm = {
    ...{ members: 10, connections: 2, outcomes: { ok: 1, already_claimed: 9 }, seconds: 1, p50Ms: 1, p99Ms: 2 },
    ...{ readUnits: 30, writeUnits: 20, conflicts: 1 },
    hottest: { on: 'needs', key: 'NEED#<need>', readUnits: 10, writeUnits: 6 },
  }
  const results = (more: Partial<Results>): Results => ({
    format: FORMAT,
    measured: { units: measured, storm: measured },
    ...more,
  })

  it('shows what was measured, where and when, and leaves out what was not', () => {
    const { page } = renderPage(results({ units: { submit: command(2) }, storm }))
    expect(page).toContain('| submit | 2 | 3 | 18 | needs 18 | 1,234 |')
    expect(page).toContain(
      '_2026-11-22 02:03 UTC, quick, 1.5 s; a processor, 2 cores, 8 GB, Linux 6, Node 20, Java 17._',
    )
    expect(page).not.toContain('## Lists')
    expect(page).toContain('## What misses its goal\n\nNothing.')
  })

  it('names at its top what misses its goal', () => {
    const outcomes = { ok: 1, already_claimed: 7, busy: 2 }
    const { page } = renderPage(results({ units: { submit: command(3) }, storm: { ...storm, outcomes } }))
    const top = page.slice(0, page.indexOf('## What each command costs'))
    expect(top).toContain('submit takes 3 round trips; a command shall take two')
    expect(top).toContain('2 of 9 losers read something else than already_claimed')
  })

  it('draws bars to scale', () => {
    const widths = [
      ...bars('a < b', [{ label: 'x', values: [10, 5] }]).matchAll(/width="(\d+)" height="\d+" fill="#[1a]/g),
    ]
    const [full, half] = widths.map(([, width]) => Number(width))
    expect(half).toBe(Math.round((full ?? 0) / 2))
  })
})
