import { Refusal } from '../ops/refusal'
import { rotate } from '../ops/rotate'
import { movedClock, openCrowd } from './crowd'
import { type LocalCloud, memorySecrets } from './local-cloud'
import type { Rehearsal } from './rehearsal'
import { callOf, runOn } from './run-on'
import { must } from './steps'

/** Whoever writes the secret by hand waits for nothing. */
const NO_WAITS = { spreadMs: 0, accessMs: 0 }

/** A signing key is turned in three steps while people use the product all the time: nobody is refused. */
export async function rotateDrill(rehearsal: Rehearsal): Promise<void> {
  const { step } = rehearsal
  const clock = movedClock()
  const { cloud: local } = rehearsal
  const cloud: LocalCloud = {
    ...local,
    realNow: clock.now,
    now: () => new Date(clock.now()).toISOString(),
    secrets: memorySecrets(clock.now),
  }
  const crowd = openCrowd(rehearsal, cloud, clock)
  const document = async () => (await cloud.secrets.read(cloud.names.sessionSecret))?.text ?? ''
  let first = ''
  let hasWaited = false

  await step('the session secret is filled, and people sign in', async () => {
    await runOn(cloud, 'secrets', ['--which', 'session', '--yes'])
    first = await document()
    await crowd.signIn()
  })
  await step('people use the product', () => crowd.use(3))
  await step('a new key is added', () => rotate(callOf(cloud, 'rotate', ['--step', 'add', '--yes'])))
  await step('promoting it at once is refused', () => mustRefuse(cloud, 'promote'))
  await step('it signs once every function knows it, and nobody is refused', async () => {
    await crowd.use(10)
    await rotate(callOf(cloud, 'rotate', ['--step', 'promote', '--yes']))
    return crowd.use(8)
  })
  await step('dropping the old key at once is refused', () => mustRefuse(cloud, 'drop'))
  await step('wait for its last token', async () => {
    hasWaited = true
    must((await crowd.statusFor(first)) === 200, 'the old key does not prove any more')
    return crowd.use(62)
  })
  await step('the old key is dropped, and nobody is refused', async () => {
    await rotate(callOf(cloud, 'rotate', ['--step', 'drop', '--yes']), hasWaited ? undefined : NO_WAITS)
    return crowd.use(12)
  })
  await step('the old key proves nothing any more', async () => {
    must((await document()) !== first, 'the secret is as it was')
    must((await crowd.statusFor(first)) === 401, 'a token of the dropped key is taken')
    must((await crowd.statusFor(await document())) === 200, 'a token of the new key is refused')
  })
}

async function mustRefuse(cloud: LocalCloud, step: string): Promise<string> {
  const answer: unknown = await rotate(callOf(cloud, 'rotate', ['--step', step, '--yes'])).catch(
    (error: unknown) => error,
  )
  must(answer instanceof Refusal, `${step} was done at once`)
  return answer.message
}
