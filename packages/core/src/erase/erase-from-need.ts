import type { ActOnNeed, NeedId } from '@microwish/contract'
import type { ContactStore } from '../contact'
import type { Platform } from '../context'
import { DomainError } from '../error'
import { fingerprintOf } from '../fingerprint'
import { type Activity, actionsFor, advanceNeed, loadsOf, type Need, type NeedStore } from '../need'
import type { Actor } from '../person'
import type { ReadingStore } from '../reading'
import { GONE, isOwnCase, redactLine, redactNeed, redactReading, spokenBy } from './redact'

export type EraseFromNeedContext = Pick<Platform, 'now'> & {
  stores: {
    needs: Pick<NeedStore, 'get' | 'save' | 'listHistory' | 'replace' | 'replaceLines'>
    readings: Pick<ReadingStore, 'rewrite'>
    contacts: Pick<ContactStore, 'remove'>
  }
}

/** Others may be at the same need. */
const TRIES = 5

/** Ends the person's part in a need as the workflow lets them, then takes out what the need says of them. May be repeated. */
export async function eraseFromNeed(ctx: EraseFromNeedContext, actor: Actor, needId: NeedId): Promise<void> {
  const { personId } = actor
  await untilSaved(() => endPart(ctx, actor, needId))
  const history = await historyOf(ctx, needId)
  const spoken = spokenBy(personId, history)
  await untilSaved(() => replaceNeed(ctx, actor, needId, spoken))
  const need = await ctx.stores.needs.get(needId)
  const isOwn = need !== undefined && isOwnCase(need, personId)
  await ctx.stores.needs.replaceLines(changed(history, (line) => redactLine(line, personId, isOwn)))
  await ctx.stores.readings.rewrite(needId, (line) => redactReading(line, personId, isOwn))
  if (isOwn) await ctx.stores.contacts.remove(needId)
}

async function untilSaved(attempt: () => Promise<object | undefined>): Promise<void> {
  for (let tries = 0; await attempt(); tries++) {
    if (tries === TRIES) throw new DomainError('busy', '现在人多，请稍等几秒再试')
  }
}

/** The last thing that the person may do here: what they ask for is taken back, what was done is let be, what they hold is free. */
async function endPart({ stores, now }: EraseFromNeedContext, actor: Actor, needId: NeedId) {
  const need = await stores.needs.get(needId)
  const command = need && lastCommand(need, actor, now())
  if (!need || !command) return undefined
  const change = advanceNeed(need, command, { actor, now: now(), reopenDays: 0, doorCode: '' })
  return stores.needs.save({ ...change, loads: loadsOf(need, change.need, command, 0) })
}

function lastCommand(need: Need, actor: Actor, now: string): ActOnNeed | undefined {
  const { needId, version } = need
  const may = actionsFor(actor, need, now, 0)
  const isOwn = isOwnCase(need, actor.personId)
  if (isOwn && may.includes('withdraw')) return { needId, version, action: 'withdraw' }
  if (isOwn && may.includes('confirm')) return { needId, version, action: 'confirm' }
  return may.includes('release') ? { needId, version, action: 'release', reason: GONE } : undefined
}

/** Under a new version, so that a command that read the need before is refused and cannot bring the words back. */
async function replaceNeed(
  { stores }: EraseFromNeedContext,
  { personId }: Actor,
  needId: NeedId,
  spoken: ReadonlySet<string>,
) {
  const need = await stores.needs.get(needId)
  const redacted = need && redactNeed(need, personId, spoken)
  if (!redacted || fingerprintOf(redacted) === fingerprintOf(need)) return undefined
  return stores.needs.replace({ ...redacted, version: need.version + 1 })
}

async function historyOf({ stores }: EraseFromNeedContext, needId: NeedId): Promise<Activity[]> {
  const history: Activity[] = []
  for (let page: Activity[] | undefined; page === undefined || page.length > 0;) {
    page = await stores.needs.listHistory(needId, history.at(-1)?.version)
    history.push(...page)
  }
  return history
}

/** Only what a change makes different: the rest costs nothing. */
const changed = (lines: readonly Activity[], change: (line: Activity) => Activity) =>
  lines.map(change).filter((line, i) => fingerprintOf(line) !== fingerprintOf(lines[i]))
