import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DRILLS, runDrill } from '../src/drills'
import { localConfig } from '../src/dynamodb'

const ROOT = join(__dirname, '../../..')

/** The drill's own process, as somebody with the runbook starts it. */
function startDrill(...args: string[]) {
  const child = spawn(process.execPath, ['packages/devkit/microwish.mjs', 'drill', ...args], { cwd: ROOT })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, output })),
  )
}

/** What must be seen of each drill, in this order. */
const STEPS: Record<string, string[]> = {
  restore: [
    'lives are played',
    'the tables are restored beside the live ones, as of now',
    'people go on',
    'a bug deletes and alters',
    'the damage shows',
    'shown only, nothing is copied',
    'copy back',
    'every need reads as before, and stands in its list',
    'the figures are as before, and what history says',
    'nobody was told twice',
    'once more copies nothing',
  ],
  recount: [
    'lives are played',
    'the figures are what history says',
    'a bug spoils figures',
    'the damage shows',
    'recount',
    'people go on meanwhile',
    'the figures are what history says, again',
  ],
  replay: [
    'lives are played',
    'a bug writes a line that nobody can follow, and people go on',
    'it is a dead letter, and the rest was followed',
    'the line is mended',
    'shown only, the letter stays',
    'replay',
    'the figures are what history says',
    'a second replay of that hour changes nothing',
  ],
  rotate: [
    'the session secret is filled, and people sign in',
    'people use the product',
    'a new key is added',
    'promoting it at once is refused',
    'it signs once every function knows it, and nobody is refused',
    'dropping the old key at once is refused',
    'wait for its last token',
    'the old key is dropped, and nobody is refused',
    'the old key proves nothing any more',
  ],
}

test('npm run drill -- all passes every step of every drill', async () => {
  const { code, output } = await startDrill('all')
  const passed = [...output.matchAll(/^PASS {2}(\w+): (.*?) \(\d+\.\d s\)/gm)].map(
    ([, name, step]) => `${name}: ${step}`,
  )
  expect(passed).toEqual(Object.keys(DRILLS).flatMap((name) => STEPS[name]?.map((step) => `${name}: ${step}`)))
  expect(output).not.toMatch(/^FAIL/m)
  expect(code).toBe(0)
})

/** For each drill: a step that is left out, and the step that notices. */
test.each([
  ['restore', 'copy back', 'every need reads as before, and stands in its list'],
  ['recount', 'recount', 'the figures are what history says, again'],
  ['replay', 'replay', 'the figures are what history says'],
  ['rotate', 'wait for its last token', 'the old key is dropped, and nobody is refused'],
])('%s without “%s” fails', async (name, leftOut, notices) => {
  const endpoint = process.env['DYNAMODB_ENDPOINT'] ?? ''
  const client = new DynamoDBClient(localConfig(endpoint))
  const said: string[] = []
  const isPassed = await runDrill(name, { client, endpoint }, (line) => said.push(line), leftOut)
  client.destroy()
  expect(isPassed).toBe(false)
  expect(said).toContain(`LEFT OUT  ${name}: ${leftOut}`)
  expect(said.at(-1)).toMatch(new RegExp(`^FAIL {2}${name}: ${notices} `))
})

test('an unknown drill and an unknown flag end in a sentence', async () => {
  expect(await startDrill('fire')).toMatchObject({ code: 1, output: expect.stringContaining('Which drill? npm run') })
  expect(await startDrill('rotate', '--skip')).toMatchObject({ code: 1, output: expect.stringContaining('no --skip') })
})
