import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { findOrInstallJava } from './java.mjs'
import { PARTS } from './parts.mjs'
import { inRoot, TEST_OUTPUT } from './paths.mjs'
import { step } from './progress.mjs'
import { mustRun, node, run } from './run.mjs'

const bin = (path, ...args) => node(inRoot('node_modules', path), ...args)

/** Checks of the whole tree; each counts as one. Their caches lie in .cache/. */
const CHECKS = {
  'types (tsc)': bin('typescript/bin/tsc', '-p', '.'),
  'habits (eslint)': bin(
    'eslint/bin/eslint.js',
    ...['--config', 'packages/tooling/eslint.config.mjs', '--cache', '--cache-location', '.cache/eslint'],
    ...['--max-warnings', '0', '.'],
  ),
  'format (prettier)': bin('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
}

/** Built bundles and the browser want the machine for themselves: they run one by one, after everything else. */
const JEST_RUNS = [
  {
    name: 'tests',
    // Half of their time is waiting for the database, so as many as there are cores, and never one alone.
    args: ['--selectProjects', 'unit', 'store', 'api', 'infra', 'miniapp', 'console', '--maxWorkers', '2'],
  },
  { name: 'tests of what was built', args: ['--selectProjects', 'e2e', '--runInBand'] },
]

/**
 * Runs everything to its end, whatever fails, and says `N passed, N failed` last. With a filter (`npm test -- need`)
 * jest alone runs, on the tests whose path matches.
 */
export async function test(filter) {
  const results = []
  const check = async (name, work) => results.push(await counted(name, work))
  rmSync(TEST_OUTPUT, { recursive: true, force: true })
  mkdirSync(TEST_OUTPUT, { recursive: true })
  await check('install', install)
  await check('Java', async () => (process.env.MICROWISH_JAVA = await findOrInstallJava()))
  for (const part of Object.keys(PARTS)) await check(`build ${part}`, () => build(part))
  if (filter.length === 0)
    for (const [name, [program, args]] of Object.entries(CHECKS))
      await check(name, () => step(name, () => mustRun(name.replace(/\W+/g, '-'), program, args)))
  for (const jestRun of JEST_RUNS) results.push(await step(jestRun.name, () => runJest(jestRun, filter)))
  report(results)
}

/** One check: passes unless it throws; what it throws is told at the end too. */
async function counted(name, work) {
  try {
    await work()
    return { passed: 1, failures: [] }
  } catch (error) {
    console.error(error.isPlain ? error.message : error)
    return { passed: 0, failures: [name] }
  }
}

async function runJest({ name, args }, filter) {
  const file = join(TEST_OUTPUT, `jest-${args[1]}.json`)
  const jest = bin(
    'jest/bin/jest.js',
    ...args,
    '--json',
    '--outputFile',
    file,
    '--passWithNoTests',
    '--forceExit',
    ...filter,
  )
  await run(...jest, { showsErrors: true })
  if (!existsSync(file)) return { passed: 0, failures: [`${name}: jest ended without a result`] }
  const { numPassedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
  return { passed: numPassedTests, failures: testResults.flatMap((suite) => failuresOf(suite, filter.length > 0)) }
}

/** Failed tests, files that did not even load, and tests that somebody skipped: those hide a failure. */
function failuresOf({ name, status, assertionResults }, isFiltered) {
  const isBad = (test) =>
    test.status === 'failed' || (!isFiltered && ['pending', 'todo', 'skipped'].includes(test.status))
  const bad = assertionResults.filter(isBad).map((test) => `${name}: ${test.fullName} (${test.status})`)
  return bad.length === 0 && status === 'failed' ? [`${name}: could not be run`] : bad
}

function report(results) {
  const failures = results.flatMap((result) => result.failures)
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  if (failures.length > 0) console.log(['', 'Failed:', ...failures.map((failure) => `  ${failure}`), ''].join('\n'))
  console.log(`${passed} passed, ${failures.length} failed`)
  process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0
}
