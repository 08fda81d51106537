import { readSessionSecret, SecretRefused, SPREAD_MS } from '@microwish/api'
import {
  addKey,
  dropKey,
  freshSigningKey,
  KeyStepRefused,
  type KeyWaits,
  promoteKey,
  type SessionSecret,
} from '@microwish/core'
import { type Call, type Cloud, type Command, DRY } from './cloud'
import { Refusal } from './refusal'

/** The longest that the settings let an access token live: what a key has signed is dead an hour after its last. */
const LONGEST_ACCESS_MS = 3_600_000
const WAITS: KeyWaits = { spreadMs: SPREAD_MS, accessMs: LONGEST_ACCESS_MS }

/** Turns the key that signs sessions, in three steps with a wait between them, so that nobody is refused. */
export const rotateCommand: Command = {
  does: 'turns the key that signs sessions: add, ten minutes later promote, seventy minutes later drop',
  flags: {
    step: {
      means: 'add, promote or drop',
      isRequired: true,
      like: [/^(add|promote|drop)$/, 'add, promote or drop'],
    },
  },
  run: (call) => rotate(call),
}

/** @throws Refusal for a step that comes too early or out of turn */
export async function rotate({ cloud, options, say, isForReal }: Call, waits = WAITS): Promise<void> {
  const name = cloud.names.sessionSecret
  const before = await readDocument(cloud, name)
  const after = take(options.must('step'), before, cloud.now(), waits)
  if (isForReal) await cloud.secrets.write(name, JSON.stringify(after))
  const [signing, ...others] = after.signingKeys.map(({ kid }) => kid)
  say(`${name}: ${isForReal ? '' : 'would be '}${signing ?? ''} signs; also proving: ${others.join(', ') || 'none'}.`)
  say(isForReal ? nextStep(options.must('step'), cloud.realNow(), waits) : DRY)
}

async function readDocument({ secrets }: Cloud, name: string): Promise<SessionSecret> {
  const value = await secrets.read(name)
  try {
    return readSessionSecret(value?.text ?? '')
  } catch (error) {
    if (!(error instanceof SecretRefused)) throw error
    throw new Refusal(
      `${name} cannot be used: ${error.message}. Fill it with: npm run ops -- secrets --which session …`,
    )
  }
}

function take(step: string, secret: SessionSecret, at: string, waits: KeyWaits): SessionSecret {
  try {
    if (step === 'add') return addKey(secret, freshSigningKey(at), at)
    const waiting = secret.signingKeys[1]
    if (!waiting) throw new Refusal('There is one key only: begin with --step add.')
    if (step === 'promote' && waiting.retiredAt !== undefined)
      throw new Refusal(`${waiting.kid} has signed before and is on its way out: the next step is --step drop.`)
    return step === 'promote' ? promoteKey(secret, waiting.kid, at, waits) : dropKey(secret, waiting.kid, at, waits)
  } catch (error) {
    if (error instanceof KeyStepRefused) throw new Refusal(`Not now: ${error.message}. Nothing was changed.`)
    throw error
  }
}

function nextStep(step: string, now: number, { spreadMs, accessMs }: KeyWaits): string {
  const at = (ms: number) => new Date(now + ms).toISOString()
  if (step === 'add') return `Next: --step promote, after ${at(spreadMs)}.`
  if (step === 'promote') return `Next: --step drop, after ${at(spreadMs + accessMs)}.`
  return 'The rotation is done.'
}
