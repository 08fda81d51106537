import { createHash } from 'node:crypto'

/** A hash of a command, the same for the same content in whatever order its fields came. */
export function fingerprintOf(command: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(command)))
    .digest('base64url')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, sorted(field)]))
}

/** Epoch second, `days` from now: keys end by real time, so that a moved domain clock forgets none. */
export const keyExpiry = (days: number, nowMs: number) => Math.floor(nowMs / 1000) + days * 86_400
