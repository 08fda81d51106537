import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/** How WeChat's message push is set up for the mini-program: 安全模式, data format JSON. */
export type PushKeys = {
  appId: string
  token: string
  /** EncodingAESKey: 43 letters, base64 without its padding. */
  encodingAesKey: string
}

/**
 * Why a push is not WeChat's, or not ours: `signature` is wrong, `stale` by its time, `cipher` does not open, of another
 * `app`, or of a `format` that we do not read (XML, plain text).
 */
export type PushFault = 'signature' | 'stale' | 'cipher' | 'app' | 'format'

/** Carries its reason only, never anything of the message. */
export class PushRefused extends Error {
  override name = 'PushRefused'
  constructor(readonly fault: PushFault) {
    super(fault)
  }
}

export type PushQuery = Partial<Record<'signature' | 'msg_signature' | 'timestamp' | 'nonce' | 'echostr', string>>

/** What WeChat may send late; whatever is older or from the future was kept by somebody. */
export const PUSH_WINDOW_MS = 10 * 60_000
/** `echostr` is given back as it came: nothing but digits and letters is. */
const ECHO = /^[\w-]{1,64}$/

/** What answers WeChat's check of the address. @throws PushRefused */
export function answerCheck({ token }: PushKeys, { signature, timestamp, nonce, echostr }: PushQuery): string {
  if (!timestamp || !nonce || !echostr || !ECHO.test(echostr)) throw new PushRefused('format')
  refuseForged(signature, [token, timestamp, nonce])
  return echostr
}

/**
 * The message inside a push, and a name for it that is the same however often WeChat sends it.
 * @param body `{"ToUserName","Encrypt"}`
 * @throws PushRefused
 */
export function openPush(
  keys: PushKeys,
  query: PushQuery,
  body: string,
  nowMs: number,
): { id: string; message: object } {
  const { msg_signature: signature, timestamp, nonce } = query
  const encrypted = objectOf(body)['Encrypt']
  if (!timestamp || !nonce || typeof encrypted !== 'string') throw new PushRefused('format')
  refuseForged(signature, [keys.token, timestamp, nonce, encrypted])
  if (!(Math.abs(nowMs - Number(timestamp) * 1_000) <= PUSH_WINDOW_MS)) throw new PushRefused('stale')
  const text = decrypt(keys, encrypted)
  return { id: createHash('sha256').update(text).digest('base64url'), message: objectOf(text) }
}

/** Sorted by their bytes, joined, hashed; compared in constant time, over hashes so that lengths tell nothing either. */
function refuseForged(signature: string | undefined, parts: string[]) {
  const expected = createHash('sha1').update(parts.sort().join('')).digest('hex')
  const digest = (text: string) => createHash('sha256').update(text).digest()
  if (!timingSafeEqual(digest(expected), digest(signature ?? ''))) throw new PushRefused('signature')
}

const RANDOM = 16
const LENGTH = 4
/** PKCS#7 with a block of 32 bytes, which Node's own padding (16) does not know. */
const BLOCK = 32

/** AES-256-CBC over 16 random bytes, the length (big-endian), the message, the app id. */
function decrypt({ appId, encodingAesKey }: PushKeys, encrypted: string): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  const bytes = Buffer.from(encrypted, 'base64')
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) throw new PushRefused('cipher')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()])
  const padding = padded[padded.length - 1] ?? 0
  const content = padded.subarray(0, padded.length - padding)
  const isPadded = padding >= 1 && padding <= BLOCK && padded.subarray(content.length).every((byte) => byte === padding)
  if (!isPadded || content.length < RANDOM + LENGTH) throw new PushRefused('cipher')
  const end = RANDOM + LENGTH + content.readUInt32BE(RANDOM)
  if (end > content.length) throw new PushRefused('cipher')
  if (content.subarray(end).toString('utf8') !== appId) throw new PushRefused('app')
  return content.subarray(RANDOM + LENGTH, end).toString('utf8')
}

function objectOf(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Falls through: XML and plain text are refused like a list.
  }
  throw new PushRefused('format')
}
