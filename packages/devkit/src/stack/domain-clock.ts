import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Domain time that can be set and runs on from there; a restart keeps it. Sessions keep real time (decision 8). */
export function domainClock(dataDir: string) {
  const file = join(dataDir, 'clock.json')
  let shiftMs = existsSync(file) ? Number(readFileSync(file, 'utf8')) || 0 : 0
  const now = () => new Date(Date.now() + shiftMs).toISOString()
  return {
    now,
    /** Without an instant: back to real time. */
    set(instant?: string) {
      shiftMs = instant === undefined ? 0 : Date.parse(instant) - Date.now()
      writeFileSync(file, String(shiftMs))
      return now()
    },
  }
}
export type DomainClock = ReturnType<typeof domainClock>
