import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { httpEvent, openDeployment } from '@microwish/devkit/cloud'
import { floorOf, type FunctionName, NEEDED } from '../../budgets/lambda'
import { bars } from '../chart'
import type { Functions, FunctionSize, Section } from '../results'
import { medianOf, rounded } from '../statistics'
import { number, table } from '../table'

const NAMES = Object.keys(NEEDED) as FunctionName[]
const bundleOf = (name: string) => resolve('apps/api/dist', name, 'index.mjs')
const FLOORS = resolve('.cache/bench/floors')
const COMMON = 'common'
/** The bundle of the API against the floor: HOUSE's budget. */
const GOAL = 1.3
const MB = 1_000_000

/** Loads a bundle and says how long that took; what it begins at its top level is not waited for. */
const PROBE = `
const before = process.cpuUsage(), startedAt = performance.now()
process.on('unhandledRejection', () => undefined)
await import(process.argv[1])
const ms = performance.now() - startedAt, { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000 }))
process.exit()`

export const functions: Section<'functions'> = {
  name: 'functions',
  title: 'Functions: size, start and memory',
  async measure({ mode, say, open }) {
    const coldStarts = { full: 21, quick: 5, tiny: 1 }[mode]
    const database = await open()
    const tables = await database.tables('functions-')
    const deployment = await openDeployment({ database: database.endpoint, tables })
    try {
      const built = NAMES.filter((name) => existsSync(bundleOf(name)))
      const files = new Map([...(await writeFloors(built)), ...built.map((name) => [name, bundleOf(name)] as const)])
      const times = new Map([...files.keys()].map((name) => [name, [] as number[]]))
      // Turn by turn, so that a busy moment of the machine strikes all alike.
      for (let turn = 0; turn < coldStarts; turn++)
        for (const [name, file] of files)
          times.get(name)?.push(coldStart(file, isFunction(name) ? deployment.environment(name) : {}))
      const load = (name: string) => medianOf(times.get(name) ?? [])
      const floor = { bytes: bytesOf(floorFile(COMMON)), loadMs: load(COMMON) }
      const sizes = built.map((name) => sizeOf(name, load(name), load(floorOfName(name)), floor))
      say(sizes.map(({ name, loadRatio }) => `${name} ${number(loadRatio, 2)} ×`).join(', '))
      const api = await running(deployment, { full: 9, quick: 3, tiny: 1 }[mode])
      return { coldStarts, floor, functions: sizes.map((size) => (size.name === 'api' ? { ...size, ...api } : size)) }
    } finally {
      await deployment.stop()
      await database.stop()
    }
  },
  render,
  misses: ({ functions: sizes }) => [
    ...NAMES.filter((name) => !sizes.some((size) => size.name === name)).map(
      (name) => `the function ${name} is not built`,
    ),
    ...sizes
      .filter(({ bytesRatio }) => bytesRatio > GOAL)
      .map(
        ({ name, bytesRatio }) =>
          `the bundle of ${name} is ${number(bytesRatio, 2)} × the floor; the goal is ${GOAL} ×`,
      ),
    ...sizes
      .filter(({ loadRatio }) => loadRatio > GOAL)
      .map(
        ({ name, loadRatio }) => `${name} loads ${number(loadRatio, 2)} × as long as the floor; the goal is ${GOAL} ×`,
      ),
  ],
  charts: ({ floor, functions: sizes }) => ({
    'functions.svg': bars('Bundle in KB (dark) and load time in ms (light)', [
      { label: 'floor', values: [floor.bytes / 1_000, floor.loadMs] },
      ...sizes.map(({ name, bytes, loadMs }) => ({ label: name, values: [bytes / 1_000, loadMs] })),
    ]),
  }),
}

function coldStart(file: string, environment: Record<string, string>): number {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', PROBE, file], {
    encoding: 'utf8',
    env: { ...environment, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  })
  const line = stdout.trim().split('\n').at(-1) ?? ''
  if (status !== 0 || !line.startsWith('{')) throw new Error(`${file} did not load: ${stderr}`)
  return (JSON.parse(line) as { ms: number }).ms
}

const isFunction = (name: string): name is FunctionName => (NAMES as string[]).includes(name)
const floorOfName = (name: string) => `floor of ${name}`
const floorFile = (name: string) => join(FLOORS, `${name}.mjs`)
const bytesOf = (file: string) => readFileSync(file).length

/** The common floor, and one for each function with the libraries that it uses. */
async function writeFloors(names: readonly FunctionName[]): Promise<[string, string][]> {
  mkdirSync(FLOORS, { recursive: true })
  writeFileSync(floorFile(COMMON), await floorOf(resolve('.'), ['database', 'http', 'token'], false))
  for (const name of names) writeFileSync(floorFile(name), await floorOf(resolve('.'), NEEDED[name], true))
  return [[COMMON, floorFile(COMMON)], ...names.map((name): [string, string] => [floorOfName(name), floorFile(name)])]
}

function sizeOf(name: FunctionName, loadMs: number, floorLoadMs: number, floor: Functions['floor']): FunctionSize {
  const content = readFileSync(bundleOf(name))
  return {
    ...{ name, bytes: content.length, gzippedBytes: gzipSync(content).length, loadMs },
    ...{ floorBytes: bytesOf(floorFile(name)), floorLoadMs },
    bytesRatio: rounded(content.length / floor.bytes),
    loadRatio: rounded(loadMs / floor.loadMs),
  }
}

/** The API's real bundle in processes of its own: until its first answer, and its memory after that and a hundred. */
async function running(deployment: Awaited<ReturnType<typeof openDeployment>>, times: number) {
  const health = httpEvent({ method: 'GET', path: '/api/health' })
  const measured: { first: number; init: number; after: number }[] = []
  for (let time = 0; time < times; time++) {
    const startedAt = performance.now()
    const fresh = await deployment.start('api')
    const init = (await fresh.stats()).rssBytes
    await fresh.invoke(health)
    const first = performance.now() - startedAt
    for (let request = 0; request < 100; request++) await fresh.invoke(httpEvent({ method: 'GET', path: '/api/areas' }))
    measured.push({ first, init, after: (await fresh.stats()).rssBytes })
    await fresh.stop()
  }
  return {
    firstAnswerMs: medianOf(measured.map(({ first }) => first)),
    rssAfterInitMb: medianOf(measured.map(({ init }) => init / MB)),
    rssAfter100Mb: medianOf(measured.map(({ after }) => after / MB)),
  }
}

function render({ coldStarts, floor, functions: sizes }: Functions): string {
  const rows = [
    ['common floor', kb(floor.bytes), '', '1', '', number(floor.loadMs, 1), '1', ''],
    ...sizes.map((size) => [
      ...[size.name, kb(size.bytes), kb(size.gzippedBytes), number(size.bytesRatio, 2)],
      number(size.bytes / size.floorBytes, 2),
      ...[number(size.loadMs, 1), number(size.loadRatio, 2), number(size.loadMs / size.floorLoadMs, 2)],
    ]),
  ]
  const api = sizes.find(({ name }) => name === 'api')
  const memory =
    api?.firstAnswerMs === undefined
      ? ''
      : `\n\nThe API in a process of its own, on doubles of AWS: ${number(api.firstAnswerMs, 0)} ms from nothing to its first answer;
${number(api.rssAfterInitMb ?? 0, 0)} MB once loaded, ${number(api.rssAfter100Mb ?? 0, 0)} MB after a hundred requests (the whole process, Node's own share included).`
  const head = ['', 'KB', 'gzipped', '× floor', '× own libraries', 'load ms', '× floor', '× own libraries']
  return `${introduction(coldStarts)}\n\n${table(head, rows)}${memory}`
}

const kb = (bytes: number) => number(bytes / 1_000, 0)
const introduction = (coldStarts: number) =>
  `The common floor is a bundle with what nobody can do without and nothing of ours (router, database client, schemas, tokens,
log), bundled as anybody would; each function’s own libraries are those that it uses, bundled as ours are
([budgets/lambda.ts](../budgets/lambda.ts)). Load time is the median of ${coldStarts} cold processes each, in turns.`
