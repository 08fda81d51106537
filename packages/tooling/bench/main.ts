import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { thisMachine } from './machine'
import { renderPage } from './page'
import { FORMAT, type Mode, type Results, type Section, SECTION_NAMES, type SectionName } from './results'
import { SECTIONS } from './sections'
import { openDatabase, type Stage } from './stage/database'

export { appServer } from './stage/app-server'
export { directoryServer } from './stage/directory-server'

const FOLDER = 'packages/tooling/bench'

/**
 * `npm run bench [-- --quick] [section …]`: measures the named sections, or all, and writes results.json, RESULTS.md and
 * the charts. What is not measured keeps what was measured before, with its date. The working folder is the root.
 */
export async function bench(args: string[], folder = FOLDER): Promise<void> {
  const mode: Mode = args.includes('--tiny') ? 'tiny' : args.includes('--quick') ? 'quick' : 'full'
  const names = args.filter((arg) => !arg.startsWith('--'))
  const unknown = names.filter((name) => !(SECTION_NAMES as readonly string[]).includes(name))
  if (unknown.length > 0) throw new Error(`no section ${unknown.join(', ')}; there are ${SECTION_NAMES.join(', ')}`)
  const wanted = (names.length > 0 ? names : SECTION_NAMES.filter(isInMode(mode))) as SectionName[]
  const results = readResults(folder)
  // Starting the database takes longer than a tiny section: they share one. Otherwise none finds what another left.
  const shared = mode === 'tiny' ? await openDatabase() : undefined
  const open = shared ? () => Promise.resolve({ ...shared, stop: () => Promise.resolve() }) : openDatabase
  try {
    for (const name of wanted) {
      await measure(SECTIONS[name] as unknown as Section, { mode, open }, results)
      write(folder, results)
    }
  } finally {
    await shared?.stop()
  }
  console.log(`written: ${folder}/RESULTS.md`)
}

/** A start of everything takes a minute: it is no part of a quick look. */
const isInMode = (mode: Mode) => (name: SectionName) => mode === 'full' || name !== 'startup'

async function measure(section: Section, { mode, open }: { mode: Mode; open: () => Promise<Stage> }, results: Results) {
  const startedAt = performance.now()
  console.log(`${section.title} …`)
  const say = (line: string) => console.log(`  ${line}`)
  const data = await section.measure({ mode, say, open })
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10
  Object.assign(results, { [section.name]: data })
  results.measured[section.name] = { at: new Date().toISOString(), mode, seconds, machine: thisMachine() }
  for (const miss of section.misses(data)) say(`missed: ${miss}`)
  say(`${seconds} s`)
}

function readResults(folder: string): Results {
  const file = join(folder, 'results.json')
  const found = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined
  return found?.format === FORMAT ? found : { format: FORMAT, measured: {} }
}

function write(folder: string, results: Results) {
  const { page, charts } = renderPage(results)
  mkdirSync(join(folder, 'charts'), { recursive: true })
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, undefined, 2)}\n`)
  writeFileSync(join(folder, 'RESULTS.md'), page)
  for (const [name, picture] of Object.entries(charts)) writeFileSync(join(folder, 'charts', name), picture)
}
