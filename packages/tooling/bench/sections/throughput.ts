import { randomUUID } from 'node:crypto'
import type { Area, Person } from '@microwish/core'
import { aPerson, standingAt } from '@microwish/core/factory'
import { tableNames } from '@microwish/devkit/dynamodb'
import { bars } from '../chart'
import type { Load, Mode, Section, Throughput } from '../results'
import type { RawPace, ServerOptions } from '../stage/app-server'
import { fixtureActivity, fixtureNeed, needItems } from '../stage/caught-items'
import { type Child, startChild } from '../stage/child'
import { aCounty } from '../stage/county'
import { openDatabase, type Stage } from '../stage/database'
import { fill } from '../stage/fill'
import { aWish } from '../stage/lives'
import { paceOf, sendAll, wireRequest } from '../stage/load'
import { createProduct, tokenOf } from '../stage/product'
import { medianOf, rounded } from '../statistics'
import { number, table } from '../table'

const CLIENTS = [1, 16, 64] as const
const OPERATIONS = ['submit', 'list', 'get', 'claim'] as const
type Operation = (typeof OPERATIONS)[number]
const GOAL = 0.8
const PEOPLE = 64
const PREFIX = 'bench-'
/** Rounds, and requests in each. Many short rounds rather than few: the machine is never quite still. */
const AMOUNTS = { full: [5, 200], quick: [3, 40], tiny: [1, 2] } as const satisfies Record<Mode, [number, number]>
const WARM_UP = 40

/** What differs from a deployment: one person here does the work of hundreds in a minute. */
const SETTINGS = {
  submissionsPerDay: { citizen: 1_000_000, staff: 1_000_000 },
  claimsPerDay: 1_000_000,
  claimCap: 1_000_000,
}

export const throughput: Section<'throughput'> = {
  name: 'throughput',
  title: 'Requests per second, beside the database alone',
  async measure({ mode, say, open }) {
    const [rounds, requests] = AMOUNTS[mode]
    const databases = [await open(), await openDatabase()] as const
    const server = startChild('appServer')
    try {
      const field = await openField(databases, server, (rounds * CLIENTS.length + 1) * requests)
      const loads: Load[] = []
      for (const operation of OPERATIONS) {
        await oneRound(field, operation, 8, Math.min(requests, WARM_UP))
        for (const clients of CLIENTS) {
          const measured = []
          for (let round = 0; round < rounds; round++)
            measured.push(await oneRound(field, operation, clients, requests))
          loads.push(sumUp(operation, clients, measured))
        }
        say(loads.slice(-CLIENTS.length).map(line).join('; '))
      }
      return { rounds, loads }
    } finally {
      await server.stop()
      for (const database of databases) await database.stop()
    }
  },
  render,
  misses: ({ loads }) =>
    loads
      .filter(({ ratio }) => ratio < GOAL)
      .map(
        ({ operation, clients, ratio }) =>
          `${operation} with ${clients} ${clients === 1 ? 'client' : 'clients'} reaches ${number(ratio, 2)} of the raw loop; the goal is ${GOAL}`,
      ),
  charts: ({ loads }) => ({
    'throughput.svg': bars(
      'Requests per second: the API (dark) and the same calls alone (light)',
      loads.map(({ operation, clients, app, raw }) => ({
        label: `${operation} × ${clients}`,
        values: [app.perSecond, raw.perSecond],
      })),
    ),
  }),
}

type Field = {
  server: Child
  port: number
  grids: Area[]
  residents: { person: Person; token: string }[]
  members: { person: Person; token: string }[]
  /** Open needs that nobody has claimed yet, by number; the resident who made it by the rest of the division. */
  openIds: string[]
}

/** Two databases with the same people and open needs: the API works on one, the raw loop on the other. */
async function openField(databases: readonly [Stage, Stage], server: Child, claims: number): Promise<Field> {
  const { grids, communities, areas } = aCounty({ streets: 2, communities: 2, grids: 2 })
  const [community] = communities
  if (!community) throw new Error('no community')
  const residents = crowd(1_000, (n) => [standingAt('resident', grids[n % grids.length] as Area)])
  const members = crowd(2_000, () => [standingAt('member', community)])
  const openIds: string[] = []
  const items = []
  const itemsOf = needItems()
  const places = grids.filter(({ parentId }) => parentId === community.areaId)
  for (let n = 0; n < claims; n++) {
    const submitter = residents[n % PEOPLE] as Person
    const need = fixtureNeed(n, places[n % places.length] as Area, submitter, 'open')
    items.push(...(await itemsOf(need, fixtureActivity(need, submitter))))
    openIds.push(need.needId)
  }
  const tables = tableNames(PREFIX)
  for (const database of databases) {
    await database.tables(PREFIX)
    const { stores, database: documents } = createProduct(database.client(), tables)
    for (const area of areas) await stores.areas.put(area)
    for (const person of [...residents, ...members]) await stores.people.put(person)
    await fill(documents.client, tables, items)
  }
  const [{ endpoint }, { endpoint: twin }] = databases
  const options: ServerOptions = { endpoint, twin, tables, settings: SETTINGS }
  const port = await server.ask<number>('open', options)
  return { server, port, grids: places, residents: await signIn(residents), members: await signIn(members), openIds }
}

const crowd = (from: number, standings: (n: number) => Person['standings']) =>
  Array.from({ length: PEOPLE }, (_, n) => aPerson(from + n, `邻居${n}`, standings(n)))
const signIn = (people: Person[]) =>
  Promise.all(people.map(async (person) => ({ person, token: await tokenOf(person) })))

function requestsFor({ grids, residents, members, openIds }: Field, operation: Operation, count: number): Buffer[] {
  const at = <T>(all: readonly T[], n: number) => all[n % all.length] as T
  return Array.from({ length: count }, (_, n) => {
    const key = randomUUID()
    switch (operation) {
      case 'submit':
        return wireRequest('POST', '/needs', {
          ...{ token: at(residents, n).token, key, body: aWish(at(grids, n).areaId) },
        })
      case 'list':
        return wireRequest('GET', '/needs?list=hall&limit=20', { token: at(members, n).token })
      // Of the last ones, which nobody claims: the resident reads their own.
      case 'get': {
        const index = openIds.length - 1 - (n % PEOPLE)
        return wireRequest('GET', `/needs/${openIds[index]}`, { token: at(residents, index).token })
      }
      case 'claim':
        return wireRequest('POST', `/needs/${openIds.shift()}/actions`, {
          ...{ token: at(members, n).token, key, body: { version: 2, action: 'claim' } },
        })
    }
  })
}

type Round = { seconds: number; times: number[]; cpuMs: number; raw: RawPace }

/** The API first, then the calls that it made, again without it. */
async function oneRound(field: Field, operation: Operation, clients: number, count: number): Promise<Round> {
  const { server, port } = field
  const requests = requestsFor(field, operation, count)
  await server.ask('mark')
  const { answers, seconds } = await sendAll(port, requests, clients)
  const cpuMs = await server.ask<number>('cpuMs')
  const refused = answers.find(({ status }) => status >= 300)
  if (refused) throw new Error(`${operation} was answered ${refused.status}: ${refused.body}`)
  const raw = await server.ask<RawPace>('replay', { clients })
  return { seconds, times: answers.map(({ ms }) => ms), cpuMs, raw }
}

function sumUp(operation: Operation, clients: number, rounds: readonly Round[]): Load {
  const requests = rounds.reduce((sum, { times }) => sum + times.length, 0)
  const pace = (all: readonly { seconds: number; times: number[]; cpuMs: number }[]) => ({
    perSecond: rounded(requests / all.reduce((sum, { seconds }) => sum + seconds, 0)),
    ...paceOf(all.flatMap(({ times }) => times)),
    cpuMs: rounded(all.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / requests),
  })
  const [app, raw] = [pace(rounds), pace(rounds.map((round) => round.raw))]
  const ratio = medianOf(rounds.map((round) => round.raw.seconds / round.seconds))
  return { operation, clients, requests, app, raw, ratio }
}

const line = ({ operation, clients, app, ratio }: Load) =>
  `${operation} × ${clients}: ${number(app.perSecond, 0)}/s, ${number(ratio, 2)}`

function render({ rounds, loads }: Throughput): string {
  const head = [
    '',
    'clients',
    'per second',
    'raw',
    'ratio',
    'p50 ms',
    'p99 ms',
    'raw p50',
    'raw p99',
    'CPU ms',
    'raw CPU',
  ]
  const rows = loads.map(({ operation, clients, app, raw, ratio }) => [
    ...[operation, String(clients), number(app.perSecond, 0), number(raw.perSecond, 0), number(ratio, 2)],
    ...[app.p50Ms, app.p99Ms, raw.p50Ms, raw.p99Ms].map((ms) => number(ms, 1)),
    ...[app.cpuMs, raw.cpuMs].map((ms) => number(ms, 2)),
  ])
  return `${introduction(rounds)}\n\n${table(head, rows)}`
}

const introduction = (rounds: number) =>
  `The API over HTTP in one process, its clients in another, the database in a third. The raw loop makes the very calls
that those requests made, in the same order and side by side where they were, with the plain SDK on a second database of the
same content, in the API's own process: no HTTP, no token, no schema, no rule. Turn by turn, ${rounds} rounds; the ratio is the
median of rounds. All processes share the cores, the clients' too, which the raw loop does without. CPU is Node's own, a
request.`
