/**
 * Size of an item in bytes by AWS's published rules ("DynamoDB item sizes and formats"): names and strings as UTF-8,
 * numbers one byte per two significant digits plus one, maps and lists three bytes plus one per entry.
 */
export function itemSize(item: Record<string, unknown>): number {
  return Object.entries(item)
    .filter(([, value]) => value !== undefined)
    .reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0)
}

function valueSize(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number' || typeof value === 'bigint') return numberSize(String(value))
  if (value === null || value === undefined || typeof value === 'boolean') return 1
  if (value instanceof Uint8Array) return value.byteLength
  if (value instanceof Set) return [...value].reduce<number>((sum, each) => sum + valueSize(each), 0)
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + 1 + valueSize(each), 3)
  if (typeof value === 'object') return 3 + Object.keys(value).length + itemSize(value as Record<string, unknown>)
  throw new Error(`no attribute value: ${typeof value}`)
}

function numberSize(digits: string): number {
  const significant = digits
    .replace(/e.*$/i, '')
    .replace(/[^0-9]/g, '')
    .replace(/^0+|0+$/g, '')
  return Math.ceil(significant.length / 2) + 1 + (digits.startsWith('-') ? 1 : 0)
}

/** Write units of one item: one per started KB, twice in a transaction. */
export const writeUnits = (bytes: number, isTransaction: boolean) =>
  Math.max(1, Math.ceil(bytes / 1024)) * (isTransaction ? 2 : 1)

/** Read units: one per started 4 KB when strongly consistent, half of that otherwise, twice in a transaction. */
export const readUnits = (bytes: number, kind: 'strong' | 'eventual' | 'transaction') =>
  Math.max(1, Math.ceil(bytes / 4096)) * { strong: 1, eventual: 0.5, transaction: 2 }[kind]
