import { createCipheriv, createHash, randomBytes } from 'node:crypto'

type Keys = { appId: string; push: { token: string; encodingAesKey: string } }

const sha1 = (parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex')

/** A push as WeChat seals and signs it in its secure mode (PLATFORM §1). */
export function sealedPush({ appId, push: { token, encodingAesKey } }: Keys, message: object) {
  const text = Buffer.from(JSON.stringify(message))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const content = Buffer.concat([randomBytes(16), length, text, Buffer.from(appId)])
  const padding = 32 - (content.length % 32)
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const plain = Buffer.concat([content, Buffer.alloc(padding, padding)])
  const Encrypt = Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
  return { query: signed(token, [Encrypt]), body: JSON.stringify({ ToUserName: 'gh_0123456789ab', Encrypt }) }
}

/** What WeChat asks when the address is entered in its back office; it waits for the echo. */
export const pushCheck = ({ push: { token } }: Keys, echostr: string) => `${signed(token, [])}&echostr=${echostr}`

function signed(token: string, more: string[]) {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = randomBytes(4).toString('hex')
  const name = more.length === 0 ? 'signature' : 'msg_signature'
  return `timestamp=${timestamp}&nonce=${nonce}&${name}=${sha1([token, timestamp, nonce, ...more])}`
}
