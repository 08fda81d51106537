import { createHash } from 'node:crypto'
import type { ImportId } from '@microwish/contract'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The id of what a key of the list makes: a ULID of the import's time, whose other 80 bits come from the import's own, so that a
 * line planned again after a kill makes the same thing and nobody can guess it.
 */
export function idOfKey(importId: ImportId, prefix: string, key: string): string {
  const bytes = createHash('sha256').update(`${importId}#${prefix}#${key}`).digest()
  const rest = Array.from(bytes.subarray(0, 16), (byte) => CROCKFORD[byte % 32]).join('')
  const [, ulid = ''] = importId.split('_')
  return `${prefix}_${ulid.slice(0, 10)}${rest}`
}
