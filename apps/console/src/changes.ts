import { ACTION_TEXT, type CaseNeed } from '@microwish/contract'
import { words } from './messages'
import { formatTime } from './time'

/** Who did what to a need since the version that this officer saw, in one line; empty when history names nobody. */
export function changesSince(need: Pick<CaseNeed, 'history'>, version: number): string {
  return need.history
    .filter((line) => line.version > version && line.action !== 'unknown')
    .map(({ by, at, action }) =>
      words.action.changed(by, formatTime(at), ACTION_TEXT[action as keyof typeof ACTION_TEXT]),
    )
    .join('；')
}
