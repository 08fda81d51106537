import type { StreamRecord } from '@microwish/api'
import type { Section, UnitCost, Units } from '../results'
import { CROOKED_LIFE, PLAIN_LIFE, type Turn, WITHDRAWN_LIFE } from '../stage/lives'
import { refusalOf } from '../stage/product'
import { act, type Scene, setScene, submit } from '../stage/scene'
import { lastLine, streamOf } from '../stage/stream-line'
import { number, table } from '../table'
import { priceReads } from './units-reads'

/** As many areas as half a million residents have: 8 streets, 80 communities, 320 grids. */
const COUNTY = { streets: 8, communities: 10, grids: 4 }
const HAMLET = { streets: 1, communities: 1, grids: 1 }
/** More than a page behind every list. */
const LISTED = 60

export const units: Section<'units'> = {
  name: 'units',
  title: 'What each command costs',
  async measure({ mode, say, open }) {
    const database = await open()
    try {
      const scene = await setScene(database, mode === 'tiny' ? HAMLET : COUNTY, mode === 'tiny' ? 3 : LISTED)
      await priceLives(scene)
      await priceLostClaims(scene)
      say(`${Object.keys(scene.list.prices).length} commands and events priced`)
      await priceStreamBatch(scene)
      await priceReads(scene)
      return scene.list.prices
    } finally {
      await database.stop()
    }
  },
  render,
  misses: (prices) => [
    ...Object.entries(prices)
      .filter(([, { kind, calls }]) => kind === 'command' && calls > 2)
      .map(([name, { calls }]) => `${name} takes ${calls} round trips; a command shall take two`),
    ...Object.entries(prices)
      .filter(([, { operations }]) => operations.includes('Scan'))
      .map(([name]) => `${name} scans a table`),
  ],
}

/** Every action once, and what the stream makes of each. */
async function priceLives(scene: Scene) {
  const { list, product, plain, tables } = scene
  const follow = streamOf(product)
  const followed = async (name: string, { needId }: { needId: string }) => {
    const record = await lastLine(plain, tables, needId)
    await list.price('stream', `stream: ${name}`, () => follow({ Records: [record] }))
  }
  for (const life of [PLAIN_LIFE, CROOKED_LIFE(scene.cast), WITHDRAWN_LIFE]) {
    let need = await list.price('command', 'submit', () => submit(scene, product))
    await followed('submit', need)
    for (const turn of life) {
      need = await list.price('command', turn.action, () => act(scene, product, need, turn))
      await followed(turn.action, need)
    }
  }
}

/** Who comes second: after the winner has written, and between one's own reading and writing. */
async function priceLostClaims(scene: Scene) {
  const { list, product, stagehand } = scene
  const publish = PLAIN_LIFE[0] as Turn
  const open = await act(scene, stagehand, await submit(scene, stagehand), publish)
  const taken = () => act(scene, stagehand, open, { who: 'colleague', action: 'claim' })
  const lost = () => refusalOf(act(scene, product, open, { who: 'member', action: 'claim' }))
  let isArmed = true
  product.database.client.middlewareStack.add(
    (next, { commandName }: { commandName?: string }) =>
      async (args) => {
        const answer = await next(args)
        if (isArmed && commandName?.startsWith('BatchGet')) {
          isArmed = false
          await taken()
        }
        return answer
      },
    { name: 'rival', step: 'initialize', priority: 'low' },
  )
  await list.price('command', 'claim (lost in the race)', lost)
  product.database.client.middlewareStack.remove('rival')
  await list.price('command', 'claim (lost)', lost)
}

/** Ten submissions of one community that come together share the rows of their areas. */
async function priceStreamBatch(scene: Scene) {
  const { list, product, stagehand, plain, tables } = scene
  const records: StreamRecord[] = []
  for (let n = 0; n < 10; n++) records.push(await lastLine(plain, tables, (await submit(scene, stagehand)).needId))
  await list.price('stream', 'stream: 10 events', () => streamOf(product)({ Records: records }))
}

const TITLES: Record<UnitCost['kind'], string> = {
  command: 'Commands',
  stream: 'What follows from the stream, by the event’s action',
  read: 'Reading',
  session: 'Signing in',
}

function render(prices: Units): string {
  const parts = (Object.keys(TITLES) as UnitCost['kind'][]).map((kind) => {
    const rows = Object.entries(prices)
      .filter(([, cost]) => cost.kind === kind)
      .map(([name, cost]) => [
        name.replace(/^stream: /, ''),
        String(cost.calls),
        number(cost.readUnits, 1),
        number(cost.writeUnits, 0),
        tablesOf(cost),
        kind === 'read' ? number(cost.answerBytes ?? 0, 0) : number(cost.storedBytes, 0),
      ])
    const last = kind === 'read' ? 'bytes answered' : 'bytes kept'
    return `### ${TITLES[kind]}\n\n${table(['', 'calls', 'read units', 'write units', 'writes by table', last], rows)}`
  })
  return `${INTRODUCTION}\n\n${parts.join('\n\n')}`
}

const tablesOf = ({ byTable }: UnitCost) =>
  Object.entries(byTable)
    .filter(([, { writeUnits }]) => writeUnits > 0)
    .map(([name, { writeUnits }]) => `${name} ${writeUnits}`)
    .join(', ')

const INTRODUCTION = `Capacity units by AWS's published rules, from the sizes of the real items before and after each write: the
larger image is paid, twice in a transaction; an index pays once for an entry that appears, changes or goes, twice when its
key moves, nothing when what it keeps stays the same; a refused condition is paid too. Local timing plays no part.`
