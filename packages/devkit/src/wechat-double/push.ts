import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** Where pushes go, and what the back office was told there: 安全模式, JSON. */
export type PushTarget = {
  token: string
  encodingAesKey: string
  /** Answers what stands at the address. */
  deliver: (request: Request) => Response | Promise<Response>
}
export type PushOutcome = { tries: number; isTaken: boolean }

/** After the first try (PLATFORM §1). */
const RETRIES = 3
const BLOCK = 32

const sha1 = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex')

/** Written here a second time on purpose, like the rules of fields: the double must not agree with the product by its own code. */
function encrypt({ encodingAesKey }: PushTarget, appId: string, message: object): string {
  const text = Buffer.from(JSON.stringify(message))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const content = Buffer.concat([randomBytes(16), length, text, Buffer.from(appId)])
  const padding = BLOCK - (content.length % BLOCK)
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(content),
    cipher.update(Buffer.alloc(padding, padding)),
    cipher.final(),
  ]).toString('base64')
}

/** One delivery of a message as WeChat makes it: encrypted and signed anew each time. */
export function pushRequest(target: PushTarget, appId: string, message: object, nowMs: number): Request {
  const Encrypt = encrypt(target, appId, message)
  const timestamp = String(Math.floor(nowMs / 1_000))
  const nonce = String(randomBytes(4).readUInt32BE())
  const query = new URLSearchParams({
    signature: sha1(target.token, timestamp, nonce),
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: sha1(target.token, timestamp, nonce, Encrypt),
  })
  return new Request(`http://127.0.0.1/wechat/push?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ToUserName: 'gh_0d0b1e0d0b1e', Encrypt }),
  })
}

/** Delivers a message until it is taken, four times at most. */
export async function push(
  target: PushTarget,
  appId: string,
  message: object,
  now: () => number,
): Promise<PushOutcome> {
  for (let tries = 1; ; tries++) {
    const response = await target.deliver(pushRequest(target, appId, message, now()))
    const isTaken = response.ok && /^(success)?$/.test(await response.text())
    if (isTaken || tries > RETRIES) return { tries, isTaken }
  }
}
