import type { PersonId } from '@microwish/contract'
import type { NeedStore } from '../need'
import type { NoticeStore } from '../notice'
import { type Actor, hasDesk, type Person, type PersonStore, toActor } from '../person'
import type { SessionStore } from '../session'
import { eraseFromDirectory, type EraseFromDirectoryContext } from './erase-from-directory'
import { eraseFromNeed, type EraseFromNeedContext } from './erase-from-need'
import { ALIAS } from './redact'

export type EraseContext = EraseFromNeedContext &
  EraseFromDirectoryContext & {
    stores: {
      needs: Pick<NeedStore, 'listByPerson'>
      people: Pick<PersonStore, 'get' | 'beginErasing' | 'remove'>
      notices: Pick<NoticeStore, 'removeAll'>
      sessions: Pick<SessionStore, 'removeAll'>
    }
    /** Milliseconds in which commands under way end and every index shows them. */
    settleMs: number
  }

/** It cannot be done now, however often it is tried. `holds_office`: staff first hand over and lose their role. */
export class ErasureRefused extends Error {
  override name = 'ErasureRefused'
  constructor(readonly reason: 'holds_office') {
    super(reason)
  }
}

/** What they asked for, what they hold, what they ever held: a need may stand in all. */
const LISTS = ['submitter', 'holder', 'helper'] as const
const PAGE = 25

export type ErasePlace = { step?: string; after?: string }

/**
 * Erases a person (decision 0011), need by need; their row goes last, so that a run which was cut finds them again.
 * Somebody who is gone already is looked for all the same: a restore may have brought back what they said, and not them.
 * @throws ErasureRefused
 */
export async function* eraseInSteps(
  ctx: EraseContext,
  { personId }: { personId: PersonId },
  begun: ErasePlace,
): AsyncGenerator<{ done: number; mark: ErasePlace }> {
  const { needs, people, notices, sessions } = ctx.stores
  const person = await people.get(personId)
  if (hasDesk(person, ctx.now())) throw new ErasureRefused('holds_office')
  if (person) await people.beginErasing(personId, ctx.now())
  // Of their last commands some may still be under way: see that none is missed.
  if (person && begun.step === undefined) await new Promise((resolve) => setTimeout(resolve, ctx.settleMs))
  const actor = actorOf(personId, person, ctx.now())
  for (const step of LISTS.slice(
    Math.max(
      0,
      LISTS.findIndex((list) => list === begun.step),
    ),
  )) {
    let after = step === begun.step ? begun.after : undefined
    for (;;) {
      const page = await needs.listByPerson(step, personId, { after, limit: PAGE })
      if (page.length === 0) break
      for (const { needId, sort } of page) {
        await eraseFromNeed(ctx, actor, needId)
        after = sort
        yield { done: 1, mark: { step, after } }
      }
    }
  }
  await eraseFromDirectory(ctx, personId)
  await notices.removeAll(personId)
  await sessions.removeAll(personId)
  await people.remove(personId)
}

function actorOf(personId: PersonId, person: Person | undefined, now: string): Actor {
  const { erasingSince, ...whole } = person ?? { ...ALIAS, personId, standings: [] }
  return toActor(whole, { personId, audience: 'citizen', sessionId: '' }, now)
}
