import type { Platform } from '@microwish/core'
import type { TokenVerifier } from '../access-token'

/** One line of the log: codes and ids, never data. */
export type LogEntry = { level: 'info' | 'error'; event: string; requestId: string } & Record<string, unknown>
export type Log = (entry: LogEntry) => void

/** What the app needs from where it runs. */
export type AppParts = { platform: Platform; verify: TokenVerifier; log: Log; release: string; oldestClient: string }
export type HttpEnv = { Variables: { requestId: string; log: Log } }
