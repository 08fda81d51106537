import { randomUUID } from 'node:crypto'
import type { Person } from '@microwish/core'
import { aPerson, needIdOf, standingAt } from '@microwish/core/factory'
import type { Section, Storm } from '../results'
import type { ServerOptions, Spent } from '../stage/app-server'
import { type Caught, fixtureActivity, fixtureNeed, needItems } from '../stage/caught-items'
import { type Child, startChild } from '../stage/child'
import { aCounty } from '../stage/county'
import type { Stage } from '../stage/database'
import { fill } from '../stage/fill'
import { type HttpAnswer, paceOf, sendAll, wireRequest } from '../stage/load'
import { createProduct, tokenOf } from '../stage/product'
import { rounded } from '../statistics'
import { number, table } from '../table'

/** Every registered member of a county of half a million, at once. */
const MEMBERS = 9_300
const CONNECTIONS = 256

export const storm: Section<'storm'> = {
  name: 'storm',
  title: 'A storm on one wish',
  async measure({ mode, say, open }) {
    const members = { full: MEMBERS, quick: MEMBERS / 10, tiny: 30 }[mode]
    const database = await open()
    const server = startChild('appServer')
    try {
      const measured = await letLoose(database, server, members)
      say(`${JSON.stringify(measured.outcomes)} in ${measured.seconds} s`)
      return measured
    } finally {
      await server.stop()
      await database.stop()
    }
  },
  render,
  misses({ members, outcomes }) {
    const { ok = 0, already_claimed: lost = 0 } = outcomes
    return [
      ...(ok === 1 ? [] : [`${ok} of ${members} were told that they hold the wish; one shall`]),
      ...(lost === members - 1
        ? []
        : [`${members - 1 - lost} of ${members - 1} losers read something else than already_claimed`]),
    ]
  },
}

async function letLoose(database: Stage, server: Child, count: number): Promise<Storm> {
  const { grids, communities, areas } = aCounty({ streets: 1, communities: 1, grids: 1 })
  const [[grid], [community]] = [grids, communities]
  if (!grid || !community) throw new Error('no place for the wish')
  const resident = aPerson(1, '罗桂香', [standingAt('resident', grid)])
  const members = Array.from({ length: count }, (_, n) =>
    aPerson(n + 2, `志愿者${n}`, [standingAt('member', community)]),
  )
  const tables = await database.tables('storm-')
  const { stores, database: documents } = createProduct(database.client(), tables)
  for (const area of areas) await stores.areas.put(area)
  const need = fixtureNeed(0, grid, resident, 'open')
  const items = await needItems()(need, fixtureActivity(need, resident))
  await fill(documents.client, tables, [...items, ...members.map(personItem)])
  const options: ServerOptions = { endpoint: database.endpoint, tables, isPriced: true, hasConflicts: true }
  const port = await server.ask<number>('open', options)
  const requests = await Promise.all(members.map(claimRequest))
  await server.ask('mark')
  const { answers, seconds } = await sendAll(port, requests, CONNECTIONS)
  const { readUnits, writeUnits, conflicts, byKey } = await server.ask<Spent>('spent')
  const claims = (await stores.needs.listHistory(need.needId)).filter(({ action }) => action === 'claim')
  if (claims.length !== 1) throw new Error(`the wish was claimed ${claims.length} times`)
  return {
    ...{ members: count, connections: CONNECTIONS, outcomes: outcomesOf(answers), seconds: rounded(seconds) },
    ...paceOf(answers.map(({ ms }) => ms)),
    ...{ readUnits, writeUnits, conflicts },
    hottest: hottestOf(byKey, need.needId),
  }
}

/** One item each: nine thousand calls of the store would take longer than the storm. */
const personItem = (person: Person): Caught => ({
  table: 'directory',
  item: { pk: `PERSON#${person.personId}`, sk: 'META', ...person },
})

async function claimRequest(person: Person) {
  const body = { version: 2, action: 'claim' }
  return wireRequest('POST', `/needs/${needIdOf(1)}/actions`, { token: await tokenOf(person), key: randomUUID(), body })
}

function outcomesOf(answers: readonly HttpAnswer[]) {
  const outcomes: Record<string, number> = {}
  for (const { status, body } of answers) {
    const code = status < 300 ? 'ok' : String((JSON.parse(body) as { code?: string }).code)
    outcomes[code] = (outcomes[code] ?? 0) + 1
  }
  return outcomes
}

function hottestOf(byKey: Spent['byKey'], needId: string): Storm['hottest'] {
  const [first] = [...byKey].sort((a, b) => b.readUnits + b.writeUnits - a.readUnits - a.writeUnits)
  if (!first) throw new Error('a storm that cost nothing')
  return { ...first, key: first.key.replace(needId, '<need>') }
}

function render({ members, connections, outcomes, seconds, p50Ms, p99Ms, ...storm }: Storm): string {
  const rows = [
    ...Object.entries(outcomes).map(([code, count]) => [
      code === 'ok' ? 'winners' : `refused \`${code}\``,
      number(count, 0),
    ]),
    ['seconds', number(seconds, 1)],
    ['claims a second', number(members / seconds, 0)],
    ['p50 / p99 of an answer, ms', `${number(p50Ms, 0)} / ${number(p99Ms, 0)}`],
    ['read units', number(storm.readUnits, 0)],
    ['write units', number(storm.writeUnits, 0)],
    ['conflicts met and tried again', number(storm.conflicts, 0)],
    [
      `of these on \`${storm.hottest.key}\` of \`${storm.hottest.on}\``,
      `${number(storm.hottest.readUnits, 0)} read, ${number(storm.hottest.writeUnits, 0)} write`,
    ],
  ]
  return `${introduction(members, connections)}\n\n${table(['', ''], rows)}\n\n${heatOf(storm.hottest)}`
}

const introduction = (members: number, connections: number) =>
  `${number(members, 0)} members claim the same wish over ${connections} connections. Transactions that meet on an item are
refused as DynamoDB refuses them (\`TransactionConflict\`), which its local edition does not do by itself; what those refused
attempts cost is not published by AWS and is not counted here.`

/** DynamoDB's limits of one partition, units a second. */
const PARTITION = { read: 3_000, write: 1_000 }
const heatOf = ({ readUnits, writeUnits }: Storm['hottest']) =>
  `A partition of DynamoDB serves ${number(PARTITION.read, 0)} read and ${number(PARTITION.write, 0)} write units a second; the wish’s own takes
${number(readUnits, 0)} and ${number(writeUnits, 0)}: ${number(Math.max(readUnits / PARTITION.read, writeUnits / PARTITION.write), 1)} seconds of it.`
