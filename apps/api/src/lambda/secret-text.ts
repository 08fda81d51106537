import type * as z from 'zod/mini'
import { SecretRefused } from './cached-secret'

/** Bytes of base64, or a refusal: what is shorter, padded with one letter or no base64 at all is no key. */
export function keyBytes(base64: string, name: string, least = 32): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(base64)
  if (!isBase64 || bytes.length < least) throw new SecretRefused(`${name} is not base64 of at least ${least} bytes`)
  // 32 random bytes have fewer than 16 different ones in one case of 10^12.
  if (new Set(bytes).size < least / 2) throw new SecretRefused(`${name} is not random`)
  return bytes
}

/** The JSON of a secret as its schema describes it. @throws SecretRefused with names of fields, never with values. */
export function readSecret<S extends z.ZodMiniType>(schema: S, text: string): z.output<S> {
  const parsed = schema.safeParse(parsedJson(text))
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map(({ path }) => path.join('.') || 'the document')
  throw new SecretRefused(`missing or malformed: ${[...new Set(places)].join(', ')}`)
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new SecretRefused('it is not JSON: nobody has filled it in')
  }
}
