import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FunctionFailed, type FunctionOptions, type LambdaFunction, startFunction } from './start-function'

const BUNDLE = `
if (!process.env.NEEDED) throw new TypeError('NEEDED is not set')
let running = 0
export async function handler({ act, address }, context) {
  if (act === 'throw') throw new RangeError('a reason')
  if (act === 'hang') return new Promise(() => {})
  if (act === 'end') process.exit(3)
  if (act === 'ask') return (await fetch(address)).text()
  console.log('said ' + act)
  const together = ++running
  await new Promise((resolve) => setTimeout(resolve, 5))
  running--
  return { together, variables: Object.keys(process.env), left: context.getRemainingTimeInMillis() }
}
`

describe('a function in a process of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'microwish-function-'))
  const bundle = join(folder, 'index.mjs')
  const started: LambdaFunction[] = []
  let server: Server
  beforeAll(async () => {
    writeFileSync(bundle, BUNDLE)
    server = createServer(({ url }, response) => response.end(`here ${url}`)).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
  })
  afterAll(async () => {
    await Promise.all(started.map((each) => each.stop()))
    server.close()
    rmSync(folder, { recursive: true })
  })
  async function start(more: Partial<FunctionOptions> = {}) {
    const one = await startFunction({ name: 'clock', bundle, environment: { NEEDED: 'yes' }, ...more })
    started.push(one)
    return one
  }

  it('answers events one after the other and sees nothing of our environment', async () => {
    const one = await start({ timeoutMs: 30_000 })
    type Answer = { together: number; variables: string[]; left: number }
    const answers = await Promise.all(['a', 'b', 'c'].map((act) => one.invoke<Answer>({ act })))
    expect(answers.map(({ together }) => together)).toEqual([1, 1, 1])
    expect(answers[0]?.variables.filter((name) => !/^(AWS_LAMBDA_|NODE_CHANNEL_)/.test(name))).toEqual(['NEEDED'])
    expect(answers[0]?.left).toBeGreaterThan(0)
    expect(answers[0]?.left).toBeLessThanOrEqual(30_000)
    expect(one.logs()).toContain('said b')
    const { invocations, initMs, handlerMs, peakRssBytes } = await one.stats()
    expect(invocations).toBe(3)
    for (const figure of [initMs, handlerMs, peakRssBytes]) expect(figure).toBeGreaterThan(0)
  })

  it('fails with the error of the handler, writes it to its log as Lambda would, and goes on', async () => {
    const one = await start()
    const failure = await one.invoke({ act: 'throw' }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(FunctionFailed)
    expect(failure).toMatchObject({ name: 'RangeError', message: 'a reason' })
    await one.invoke({ act: 'on' })
    expect(one.logs()).toMatch(/Invoke Error.*"errorMessage":"a reason"/)
  })

  it('does not start when its bundle does not load, and says why', async () => {
    await expect(start({ environment: {} })).rejects.toMatchObject({ name: 'TypeError', message: 'NEEDED is not set' })
  })

  it('is ended when it takes too long, or ends itself; whoever waits is told', async () => {
    const slow = await start({ timeoutMs: 200 })
    await expect(slow.invoke({ act: 'hang' })).rejects.toThrow('the function ended: SIGKILL')
    const gone = await start()
    await expect(gone.invoke({ act: 'end' })).rejects.toThrow('the function ended: 3')
    await gone.stop()
  })

  it('reaches foreign hosts where they stand in here, and no other', async () => {
    const standIns = { 'https://api.invalid': `http://127.0.0.1:${(server.address() as AddressInfo).port}/there` }
    const one = await start({ standIns })
    expect(await one.invoke({ act: 'ask', address: 'https://api.invalid/a?b=1' })).toBe('here /there/a?b=1')
    await expect(one.invoke({ act: 'ask', address: 'https://other.invalid/' })).rejects.toThrow('has no stand-in')
  })
})
