import { type CountyShape, S4_SHAPE } from '@microwish/core/factory'
import type { Directory, Section } from '../results'
import { startChild } from '../stage/child'
import type { DirectoryOptions } from '../stage/directory-server'
import { number, table } from '../table'

const SHAPES: Record<'full' | 'quick' | 'tiny', CountyShape> = {
  full: S4_SHAPE,
  quick: {
    ...{ streets: 4, communities: 40, grids: 400, micros: 50, organisations: 40, members: 1_000 },
    posts: { managers: [23, 19], informants: [46, 37] },
  },
  tiny: {
    ...{ streets: 1, communities: 2, grids: 4, micros: 1, organisations: 2, members: 6 },
    posts: { managers: [2, 1], informants: [2, 1] },
  },
}
/** Seconds that the tree of a whole county may take, and megabytes that one query brings. */
const TREE_SECONDS = 60

export const directory: Section<'directory'> = {
  name: 'directory',
  title: 'A county’s areas, organisations and people',
  async measure({ mode, say, open }) {
    const shape = SHAPES[mode]
    const database = await open()
    const server = startChild('directoryServer')
    try {
      const tables = await database.tables('directory-')
      await server.ask('open', { endpoint: database.endpoint, tables } satisfies DirectoryOptions)
      const imports = await server.ask<Directory['imports']>('importAll', shape)
      for (const one of imports) say(`${one.kind}: ${one.rows} rows in ${number(secondsOf(one), 1)} s`)
      const reads = await server.ask<Directory['reads']>('read')
      const merge = await server.ask<Directory['merge']>('merge')
      const peakRssMb = await server.ask<number>('peakRssMb')
      const areas = shape.streets + shape.communities + shape.grids + shape.micros + 1
      return { areas, organisations: shape.organisations, members: shape.members, imports, peakRssMb, reads, merge }
    } finally {
      await server.stop()
      await database.stop()
    }
  },
  render,
  misses({ imports, reads }) {
    const tree = imports.find(({ kind }) => kind === 'areas')
    const slow = tree && secondsOf(tree) > TREE_SECONDS
    return [
      ...(slow ? [`the tree took ${number(secondsOf(tree), 0)} s to import; ${TREE_SECONDS} s are allowed`] : []),
      ...reads.flatMap(({ name, queries, megabytes }) => {
        const allowed = allowedQueries(name, megabytes)
        return queries > allowed ? [`${name} takes ${queries} queries; ${allowed} are allowed`] : []
      }),
    ]
  },
}

type ListImport = Directory['imports'][number]
const secondsOf = ({ sendSeconds, checkSeconds, applySeconds }: ListImport) => sendSeconds + checkSeconds + applySeconds

/** One for each MB begun, of each kind of row that the answer is made of. */
const KINDS: Record<string, number> = { tree: 1, posts: 3, organisations: 1 }
const allowedQueries = (name: string, megabytes: number) =>
  Math.ceil(megabytes) + (KINDS[name.split(' ')[0] ?? ''] ?? 1)

function render({ areas, organisations, members, imports, peakRssMb, reads, merge }: Directory): string {
  const lists = table(
    ['list', 'rows', 'sent s', 'checked s', 'applied s', 'in all s', 'round trips', 'read units', 'write units'],
    imports.map((one) => [
      one.kind,
      number(one.rows, 0),
      number(one.sendSeconds, 1),
      number(one.checkSeconds, 1),
      number(one.applySeconds, 1),
      number(secondsOf(one), 1),
      number(one.calls, 0),
      number(one.readUnits, 0),
      number(one.writeUnits, 0),
    ]),
  )
  const looks = table(
    ['read', 'queries', 'MB read', 'read units', 'answer KB', 'p50 ms'],
    reads.map(({ name, queries, megabytes, readUnits, answerKb, p50Ms }) => [
      name,
      number(queries, 0),
      number(megabytes, 2),
      number(readUnits, 1),
      number(answerKb, 0),
      number(p50Ms, 0),
    ]),
  )
  return [
    `A county in the shape of S4: ${number(areas, 0)} areas, ${organisations} organisations, ${number(members, 0)} members on their
rosters. Each list goes the way that the console sends it: rows in portions, a job that checks them all, a job that stages
and flips them. Updates are counted at the size of their new values. The process holds at most ${number(peakRssMb, 0)} MB.`,
    lists,
    looks,
    `Two communities of one street become one, with ${merge.needs} open wishes and ${merge.people} people who stand there: ${number(merge.seconds, 1)} s,
${number(merge.calls, 0)} round trips, ${number(merge.readUnits, 0)} read and ${number(merge.writeUnits, 0)} write units.`,
  ].join('\n\n')
}
