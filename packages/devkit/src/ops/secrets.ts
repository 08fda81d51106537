import { randomBytes } from 'node:crypto'
import { readPushSecret, readSessionSecret, readWechatAccount, SecretRefused } from '@microwish/api'
import { freshSigningKey, type SessionSecret } from '@microwish/core'
import { type Call, type Cloud, type Command, DRY } from './cloud'
import { Refusal } from './refusal'

/** First filling of the two secrets, which the stacks create empty. */
export const secretsCommand: Command = {
  does: 'fills the secret that signs sessions, or enters what WeChat gave',
  flags: {
    which: {
      means: 'session (fresh random keys) or wechat (asks for four values)',
      isRequired: true,
      like: [/^(session|wechat)$/, 'session or wechat'],
    },
    overwrite: { means: 'replaces values of WeChat that are there already', isSwitch: true },
  },
  run: (call) => (call.options.must('which') === 'session' ? fillSession(call) : fillWechat(call)),
}

async function fillSession({ cloud, options, say, isForReal }: Call): Promise<void> {
  const name = cloud.names.sessionSecret
  if (options.has('overwrite'))
    throw new Refusal(
      'The session secret is never overwritten: without its identity key nobody would be known again. ' +
        'Its signing keys are turned by the command rotate.',
    )
  if (await isFilled(cloud, name))
    throw new Refusal(`${name} is filled already. Turn its keys with: npm run ops -- rotate --step add …`)
  const fresh: SessionSecret = {
    signingKeys: [freshSigningKey(cloud.now())],
    identityKey: randomBytes(32).toString('base64'),
  }
  await write(cloud, name, JSON.stringify(fresh), readSessionSecret, isForReal)
  say(`${name}: ${isForReal ? 'filled with' : 'empty; would be filled with'} a signing key and an identity key.`)
  if (!isForReal) say(DRY)
}

/** Variables in which the values may wait, and how they are asked for otherwise. */
const WECHAT = {
  appId: ['WECHAT_APP_ID', 'AppID (wx and 16 characters)'],
  secret: ['WECHAT_SECRET', 'AppSecret (32 characters)'],
  token: ['WECHAT_PUSH_TOKEN', 'Token of 消息推送 (3 to 32 letters and digits)'],
  encodingAesKey: ['WECHAT_AES_KEY', 'EncodingAESKey of 消息推送 (43 letters and digits)'],
} as const

async function fillWechat({ cloud, options, say, ask, isForReal }: Call): Promise<void> {
  const name = cloud.names.wechatSecret
  const isReplacing = await isFilled(cloud, name)
  if (isReplacing && !options.has('overwrite'))
    throw new Refusal(`${name} is filled already. Add --overwrite to replace all four values.`)
  const entered = async ([variable, words]: readonly [string, string]) => (await ask(variable, words)).trim()
  const [appId, secret] = [await entered(WECHAT.appId), await entered(WECHAT.secret)]
  const push = { token: await entered(WECHAT.token), encodingAesKey: await entered(WECHAT.encodingAesKey) }
  const check = (text: string) => [readWechatAccount(text), readPushSecret(text)]
  await write(cloud, name, JSON.stringify({ appId, secret, push }), check, isForReal)
  const done = isReplacing ? 'replaced' : 'filled'
  say(`${name}: ${isForReal ? done : `would be ${done}`} with the four values of ${appId}.`)
  say(isForReal ? 'Functions that run take them up within ten minutes.' : DRY)
}

/** Whether somebody has filled it in: the stacks leave it empty, and a placeholder typed by hand is no JSON object. */
async function isFilled({ secrets }: Cloud, name: string): Promise<boolean> {
  const { text } = (await secrets.read(name)) ?? {}
  if (text === undefined) return false
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0
  } catch {
    return false
  }
}

/** Writes what the functions will be able to read, or nothing. */
async function write(cloud: Cloud, name: string, text: string, check: (text: string) => unknown, isForReal: boolean) {
  try {
    check(text)
  } catch (error) {
    if (error instanceof SecretRefused)
      throw new Refusal(`Nothing was written: ${error.message}. Look at it again on WeChat's page.`)
    throw error
  }
  if (isForReal) await cloud.secrets.write(name, text)
}
