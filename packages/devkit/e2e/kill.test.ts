import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  actOnNeed,
  type Call,
  createClient,
  getMe,
  getNeed,
  getStatistics,
  listAreas,
  listPersonas,
  type NeedId,
  type OutputOf,
  type Role,
  startDevSession,
  submitNeed,
} from '@microwish/contract'
import { freePort } from '../src/dynamodb'
import { gone, jvmOf, ready, start, type Started } from './started'

const WRITERS = 6
/** Enough that the kill falls into the middle of everything: submissions, their acceptance, the stream behind them. */
const ACKNOWLEDGED_BEFORE_KILL = 60

let dataDir: string
let running: Started | undefined
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'microwish-kill-'))
})
afterEach(async () => {
  running?.child.kill('SIGTERM')
  await running?.ended
  rmSync(dataDir, { recursive: true, force: true })
})

async function startHere() {
  running = start(await freePort(), dataDir)
  return { started: running, origin: await ready(running) }
}

/** A client of the server over HTTP, with or without a token. */
const clientOf = (origin: string, accessToken?: string): Call =>
  createClient(async ({ method, path, body, headers }) => {
    const response = await fetch(`${origin}/api${path}`, {
      method,
      headers: {
        ...headers,
        'content-type': 'application/json',
        ...(accessToken && { authorization: `Bearer ${accessToken}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  })

async function as(origin: string, role: Role) {
  const call = clientOf(origin)
  const { items } = await call(listPersonas, {})
  const persona = items.find(({ roles }) => roles.includes(role))
  if (!persona) throw new Error(`nobody is ${role}`)
  const { accessToken } = await call(startDevSession, { personaId: persona.personaId })
  return { call: clientOf(origin, accessToken), areaId: persona.areaId }
}

const wish = (areaId: string, number: number, version: string) => ({
  category: 'repair' as const,
  text: `请帮我修一修家里第 ${number} 把椅子`,
  areaId,
  contact: { phone: '16000000099' },
  consent: { version, handOver: true as const },
})

type Kept = { needId: NeedId; key: string; input: ReturnType<typeof wish>; isAccepted: boolean }

/** The desk registers wishes (a resident's day has a quota) and accepts them, side by side, until the server is gone. */
async function writeUntilKilled(origin: string, kill: () => void) {
  const desk = await as(origin, 'community_staff')
  const { settings } = await desk.call(getMe, {})
  const acknowledged: Kept[] = []
  const unanswered: Pick<Kept, 'key' | 'input'>[] = []
  async function write(writer: number) {
    for (let turn = 0; ; turn++) {
      const input = wish(desk.areaId, turn * WRITERS + writer, settings.consentVersion)
      const key = randomUUID()
      unanswered.push({ key, input })
      const { needId, version } = await desk.call(submitNeed, input, { idempotencyKey: key })
      unanswered.splice(
        unanswered.findIndex((one) => one.key === key),
        1,
      )
      const kept: Kept = { needId, key, input, isAccepted: false }
      acknowledged.push(kept)
      if (acknowledged.length === ACKNOWLEDGED_BEFORE_KILL) kill()
      await desk.call(actOnNeed, { needId, version, action: 'accept' }, { idempotencyKey: randomUUID() })
      kept.isAccepted = true
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer).catch(() => undefined)))
  return { acknowledged, unanswered }
}

type Figures = Pick<OutputOf<typeof getStatistics>, 'flows' | 'gauges'>

/** The figures once they have stopped moving. */
async function figuresAtRest(desk: Call, areaId: string): Promise<Figures> {
  let before = ''
  for (let look = 0; look < 60; look++) {
    const { flows, gauges } = await desk(getStatistics, { area: areaId })
    const now = JSON.stringify({ flows, gauges })
    if (now === before) return { flows, gauges }
    before = now
    await sleep(1_500)
  }
  throw new Error('the figures do not come to rest')
}

test('kill -9 in the middle of writes loses nothing that was acknowledged, and the figures equal the recount', async () => {
  const first = await startHere()
  const jvm = jvmOf(dataDir)
  // The server only: the simulator acknowledges a write a moment before its disk has it, which DynamoDB does not, so its
  // own sudden death says nothing of ours. It is left an orphan, and the next start ends it in good order.
  const { acknowledged, unanswered } = await writeUntilKilled(first.origin, () => first.started.child.kill('SIGKILL'))
  expect(acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGED_BEFORE_KILL)

  const { origin } = await startHere()
  expect(await gone(jvm)).toBe(true)
  const desk = await as(origin, 'community_staff')
  for (const { needId, key, input, isAccepted } of acknowledged) {
    const again = await desk.call(submitNeed, input, { idempotencyKey: key })
    expect(again.needId).toBe(needId)
    const { version } = await desk.call(getNeed, { needId })
    expect(version).toBeGreaterThanOrEqual(isAccepted ? 2 : 1)
  }
  // What was cut off may or may not have happened; said again under its key, it is one wish.
  for (const { key, input } of unanswered) {
    const once = await desk.call(submitNeed, input, { idempotencyKey: key })
    expect((await desk.call(submitNeed, input, { idempotencyKey: key })).needId).toBe(once.needId)
  }

  const counted = await figuresAtRest(desk.call, desk.areaId)
  expect(counted.flows.submitted).toBeGreaterThanOrEqual(acknowledged.length + unanswered.length)
  const recount = start(0, dataDir, [process.execPath, 'packages/devkit/microwish.mjs', 'recount'])
  expect(await recount.ended).toBe(0)
  expect(await figuresAtRest(desk.call, desk.areaId)).toEqual(counted)
  expect(await clientOf(origin)(listAreas, {})).toMatchObject({ items: [{ level: 'county' }] })
})
