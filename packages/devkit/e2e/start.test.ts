import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../src/dynamodb'
import { gone, isAlive, jvmOf, ready, start, type Started } from './started'

let dataDir: string
let port: number
const running: Started[] = []
const startHere = (...command: string[]) => {
  const started = command.length > 0 ? start(port, dataDir, command) : start(port, dataDir)
  running.push(started)
  return started
}

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'microwish-start-'))
  port = await freePort()
})
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM')
    await ended
  }
  rmSync(dataDir, { recursive: true, force: true })
})

test('npm start serves the API and both apps on one port, and a signal ends all of it, the JVM too', async () => {
  const started = startHere('npm', 'start')
  const origin = await ready(started)
  expect(await (await fetch(`${origin}/api/health`)).json()).toMatchObject({ status: 'ok' })
  for (const path of ['/m/', '/console/', '/wechat/']) {
    const response = await fetch(origin + path)
    expect([path, response.status, response.headers.get('content-type')]).toEqual([
      path,
      200,
      expect.stringContaining('text/html'),
    ])
  }
  const jvm = jvmOf(dataDir)
  expect(isAlive(jvm)).toBe(true)
  started.child.kill('SIGTERM')
  await started.ended
  expect(await gone(jvm)).toBe(true)
  await expect(fetch(`${origin}/api/health`)).rejects.toThrow()
})

test('a second start takes less than ten seconds', async () => {
  const first = startHere()
  await ready(first)
  // As at a terminal, where the signal comes from there and from npm.
  first.child.kill('SIGINT')
  first.child.kill('SIGINT')
  expect(await first.ended).toBe(0)
  const startedAt = Date.now()
  await ready(startHere())
  expect(Date.now() - startedAt).toBeLessThan(10_000)
})

test('kill -9 leaves an orphan JVM, which the next start on this folder ends', async () => {
  const first = startHere()
  await ready(first)
  const orphan = jvmOf(dataDir)
  first.child.kill('SIGKILL')
  await first.ended
  expect(isAlive(orphan)).toBe(true)
  await ready(startHere())
  expect(await gone(orphan)).toBe(true)
  expect(isAlive(jvmOf(dataDir))).toBe(true)
})

test('kill -9 of npm ends the server and the JVM', async () => {
  const started = startHere('npm', 'start')
  const origin = await ready(started)
  const jvm = jvmOf(dataDir)
  started.child.kill('SIGKILL')
  expect(await gone(jvm)).toBe(true)
  await expect(fetch(`${origin}/api/health`)).rejects.toThrow()
})

test('a port that is taken and a folder that is in use are each refused in a sentence', async () => {
  await ready(startHere())
  const samePort = startHere()
  expect(await samePort.ended).toBe(1)
  expect(samePort.output().trim()).toBe(
    `Port ${port} cannot be used (EADDRINUSE). Choose another: PORT=${port + 1} npm start`,
  )
  port = await freePort()
  const sameFolder = startHere()
  expect(await sameFolder.ended).toBe(1)
  expect(sameFolder.output()).toMatch(/^微心愿 is already running on .* \(process \d+\)\.\n$/)
})
