import { readSessionKeys } from '@microwish/api'
import { aStage, type Stage } from './stage.fixture'

const MINUTE_MS = 60_000
let stage: Stage
let moved = 0
beforeEach(async () => {
  stage = await aStage({ isEmpty: true })
  moved = 0
  const now = () => Date.parse('2026-11-22T10:00:00.000Z') + moved
  Object.assign(stage.cloud, { realNow: now, now: () => new Date(now()).toISOString() })
})
afterEach(() => stage.close())

const rotate = (step: string, ...more: string[]) => stage.run('rotate', ['--step', step, ...more])
const kids = async () => {
  const { text = '' } = (await stage.cloud.secrets.read(stage.cloud.names.sessionSecret)) ?? {}
  return readSessionKeys(text).keys.map(({ kid }) => kid)
}

test('three steps with their waits turn the key; each says when the next may come', async () => {
  await stage.run('secrets', ['--which', 'session', '--yes'])
  const [old] = await kids()
  expect(await rotate('add')).toContain('Nothing was changed')
  expect(await kids()).toEqual([old])
  expect(await rotate('add', '--yes')).toContain('promote, after 2026-11-22T10:10:00.000Z')
  const [, fresh] = await kids()
  await expect(rotate('promote', '--yes')).rejects.toThrow('Not now')
  moved = 10 * MINUTE_MS
  expect(await rotate('promote', '--yes')).toContain('drop, after 2026-11-22T11:20:00.000Z')
  expect(await kids()).toEqual([fresh, old])
  moved = 79 * MINUTE_MS
  await expect(rotate('drop', '--yes')).rejects.toThrow('Not now')
  moved = 80 * MINUTE_MS
  await rotate('drop', '--yes')
  expect(await kids()).toEqual([fresh])
})

test('steps out of turn are refused in a sentence and change nothing', async () => {
  await expect(rotate('add', '--yes')).rejects.toThrow('Fill it with: npm run ops -- secrets')
  await stage.run('secrets', ['--which', 'session', '--yes'])
  await expect(rotate('promote', '--yes')).rejects.toThrow('begin with --step add')
  await expect(rotate('drop', '--yes')).rejects.toThrow('begin with --step add')
  await rotate('add', '--yes')
  await expect(rotate('add', '--yes')).rejects.toThrow('there are two keys already')
  moved = 10 * MINUTE_MS
  await rotate('promote', '--yes')
  const before = await kids()
  moved = 30 * MINUTE_MS
  await expect(rotate('promote', '--yes')).rejects.toThrow('the next step is --step drop')
  await expect(rotate('swap', '--yes')).rejects.toThrow('--step must be add, promote or drop')
  expect(await kids()).toEqual(before)
})

test('a key that was added and never signed may go at once', async () => {
  await stage.run('secrets', ['--which', 'session', '--yes'])
  const before = await kids()
  await rotate('add', '--yes')
  await rotate('drop', '--yes')
  expect(await kids()).toEqual(before)
})
