import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dailySweep } from '@microwish/core'
import { tick } from '../src'
import { failOn, jobsOf } from './job-parts'
import { listen } from './serve'
import { startApi, type TestApi } from './set-up'

describe('the clock', () => {
  let api: TestApi
  let jobs: ReturnType<typeof jobsOf>
  const closings: (() => unknown)[] = []
  beforeAll(async () => {
    api = await startApi()
    jobs = jobsOf(api)
  })
  beforeEach(() => {
    jobs.logs.length = 0
    jobs.queued.length = 0
  })
  afterAll(async () => {
    for (const close of closings) await close()
    await api.stop()
  })

  const tickAt = (canaryUrl: string, remind = () => Promise.resolve(0)) =>
    tick({ ...jobs.parts, canaryUrl, remind, fetch })
  /** A server of our own at the other end. */
  async function answering(listener: RequestListener): Promise<string> {
    const server: Server = createServer(listener)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closings.push(() => (server.closeAllConnections(), server.close()))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/health`
  }
  const saying = (status: number, body: string) =>
    answering((_, response) => response.writeHead(status, { location: 'https://example.com/' }).end(body))

  it('hears the canary of the real API', async () => {
    const { origin, close } = await listen(api)
    closings.push(close)
    expect(await tickAt(`${origin}/api/health`)).toEqual({
      isCanaryAnswered: true,
      areJobsSeen: true,
      areEndsSeen: true,
    })
    expect(jobs.logs).toEqual([])
  })

  it.each([
    ['an error', 503, '{"status":"ok","release":"1"}'],
    ['a page instead of the API', 200, '<html>16000000001</html>'],
    ['another state', 200, '{"status":"down","release":"1"}'],
    ['no release', 200, '{"status":"ok","release":""}'],
    ['what API Gateway says in aws-cn before the ICP filing', 403, '{"Message":null}'],
  ])('takes %s for no answer and keeps nothing of it but the status', async (_, status, body) => {
    expect((await tickAt(await saying(status, body))).isCanaryAnswered).toBe(false)
    expect(jobs.logs).toEqual([{ level: 'error', event: 'canary_wrong', requestId: '', status }])
  })

  it('takes a redirection, a dead port and silence for no answer', async () => {
    const dead = 'http://127.0.0.1:9/api/health'
    const silent = await answering(() => undefined)
    for (const url of [await saying(302, ''), dead, silent]) {
      jobs.logs.length = 0
      expect((await tickAt(url)).isCanaryAnswered).toBe(false)
      expect(jobs.logs).toEqual([expect.objectContaining({ event: 'canary_silent' })])
    }
  })

  it('tells what ends soon once a day, and again after a failure', async () => {
    const remind = dailySweep(api.platform)
    const heal = failOn(api.tables.client, 'QueryCommand', '16000000001')
    expect((await tickAt('http://127.0.0.1:9', remind)).areEndsSeen).toBe(false)
    heal()
    expect(jobs.logs.map(({ event }) => event)).toContain('ends_unseen')
    expect((await tickAt('http://127.0.0.1:9', remind)).areEndsSeen).toBe(true)
    // The day has been swept: nothing is read any more.
    const broken = failOn(api.tables.client, 'QueryCommand', '16000000001')
    expect(await remind()).toBe(0)
    api.clock.now = '2026-11-22T02:00:00.000Z'
    await expect(remind()).rejects.toThrow()
    broken()
  })

  it('queues what stands still, and tells when it could not look', async () => {
    const { jobId } = await jobs.start({ kind: 'recount', input: {} })
    jobs.queued.length = 0
    api.clock.realMs += 61_000
    const { origin, close } = await listen(api)
    closings.push(close)
    await tickAt(`${origin}/api/health`)
    expect(jobs.queued).toEqual([jobId])
    const heal = failOn(api.tables.client, 'QueryCommand', '16000000001')
    expect(await tickAt(`${origin}/api/health`)).toEqual({
      isCanaryAnswered: true,
      areJobsSeen: false,
      areEndsSeen: true,
    })
    heal()
    expect(jobs.logs.map(({ event }) => event)).toEqual(['jobs_resent', 'jobs_unseen'])
    expect(JSON.stringify(jobs.logs)).not.toContain('16000000001')
  })
})
