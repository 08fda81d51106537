import { spawnSync } from 'node:child_process'
import { cpus, release, totalmem, type as systemType } from 'node:os'
import type { Machine } from './results'

/** What the figures were measured on; no name and no path of it. */
export function thisMachine(): Machine {
  // Java says its version on stderr: `openjdk version "17.0.15" 2025-04-15`.
  const { stderr } = spawnSync(process.env['MICROWISH_JAVA'] ?? 'java', ['-version'], { encoding: 'utf8' })
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${systemType()} ${release().split('-')[0]}`,
    node: process.versions.node,
    java: /"([^"]+)"/.exec(stderr)?.[1] ?? 'unknown',
  }
}
