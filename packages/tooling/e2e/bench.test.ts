import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Results, SECTION_NAMES } from '../bench/results'

const ROOT = join(__dirname, '../../..')
const BUNDLE = join(ROOT, '.cache/build/bench.mjs')
/** `npm start` has tests of its own. */
const SECTIONS = SECTION_NAMES.filter((name) => name !== 'startup')

test('each section of the bench runs, and its page is written', async () => {
  if (!existsSync(BUNDLE)) throw new Error('the bench is not built: run npm test, which builds it first')
  const folder = mkdtempSync(join(tmpdir(), 'microwish-bench-test-'))
  try {
    const code = 'const [file, folder, ...args] = process.argv.slice(1); await (await import(file)).bench(args, folder)'
    const args = ['--input-type=module', '-e', code, BUNDLE, folder, '--tiny', ...SECTIONS]
    await promisify(execFile)(process.execPath, args, { cwd: ROOT })
    const results = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as Results
    expect(Object.keys(results.measured).sort()).toEqual([...SECTIONS].sort())
    expect(results.storm?.outcomes).toEqual({ ok: 1, already_claimed: 29 })
    expect(results.units?.['claim']).toMatchObject({ kind: 'command', calls: 2 })
    expect(readFileSync(join(folder, 'RESULTS.md'), 'utf8')).toContain('# What the bench measured')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
