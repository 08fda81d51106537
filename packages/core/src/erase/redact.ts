import type { PersonId } from '@microwish/contract'
import type { Activity, Need } from '../need'
import type { ReadingLine } from '../reading'

/** Stands wherever somebody's words stood. */
export const GONE = '（已按本人要求删除）'
/** How an erased person is named in what stays: 「一位同志」 to residents. */
export const ALIAS = { name: '已注销', surname: '一位' }

/** The case is about the person: not one that they registered for somebody without a phone. */
export const isOwnCase = (need: Need, personId: PersonId) =>
  need.submitterId === personId && !['staff', 'grid'].includes(need.onBehalf?.relationship ?? '')

/**
 * A need without what it says of the person. Status, version, times, category, area and ids stay, so figures do.
 * @param spoken what the person said in its history: in somebody else's case only that goes
 */
export function redactNeed(need: Need, personId: PersonId, spoken: ReadonlySet<string>): Need {
  const own = isOwnCase(need, personId) ? withoutCase(need) : withoutWords(need, spoken)
  return {
    ...own,
    ...(need.submitterId === personId && { submitterName: ALIAS.name }),
    ...(own.holder?.personId === personId && { holder: withoutName(own.holder) }),
  }
}

const withoutName = ({ showsParty, ...holder }: NonNullable<Need['holder']>) => ({ ...holder, ...ALIAS })

/** Everything that anybody wrote about the matter, and how to reach whom it is about. */
function withoutCase({ doorCode, onBehalf, publication, question, decline, result, ...rest }: Need): Need {
  return {
    ...rest,
    text: rest.text === '' ? '' : GONE,
    contact: { phoneMasked: GONE },
    ...(onBehalf && { onBehalf: { relationship: onBehalf.relationship } }),
    ...(publication && { publication: { ...publication, publicSummary: GONE } }),
    ...(question !== undefined && { question: GONE }),
    ...(decline && { decline: { reason: GONE, turnTo: GONE } }),
    ...(result !== undefined && { result: GONE }),
  }
}

const withoutWords = (need: Need, spoken: ReadonlySet<string>): Need => ({
  ...need,
  ...(need.question !== undefined && spoken.has(need.question) && { question: GONE }),
  ...(need.result !== undefined && spoken.has(need.result) && { result: GONE }),
})

/** What the person said in these lines. */
export const spokenBy = (personId: PersonId, lines: readonly Activity[]): Set<string> =>
  new Set(
    lines.filter(({ actor }) => actor.personId === personId).flatMap(({ words }) => words.map(({ text }) => text)),
  )

/** A line of history without what it says of the person; the event that it records is the same. */
export function redactLine(line: Activity, personId: PersonId, isOwn: boolean): Activity {
  const isActor = line.actor.personId === personId
  const { idempotencyKey, ...rest } = line
  const isNamed = [line.submitterId, line.holderId, line.formerHolderId].includes(personId)
  return {
    ...rest,
    ...(!isActor && idempotencyKey !== undefined && { idempotencyKey }),
    actor: isActor ? { ...line.actor, ...ALIAS } : line.actor,
    words: line.words.map(({ label, text }) => {
      // `to` names who took the need over: that person's, whosever case it is.
      const isTheirs = label === 'to' ? line.holderId === personId : isOwn || isActor
      return { label, text: isTheirs ? GONE : text }
    }),
    ...(isNamed && { erasedIds: [...new Set([...(line.erasedIds ?? []), personId])] }),
  }
}

/** A reading that stays on record: of the person the id only, of their case no reason in somebody's words. */
export const redactReading = (line: ReadingLine, personId: PersonId, isOwn: boolean): ReadingLine => ({
  ...line,
  ...(line.personId === personId && ALIAS),
  ...(isOwn && { reason: GONE }),
})

/** Whether an erasing has been at a stored line, damaged or whole: it then says less than a backup of the same version. */
export const isRedacted = (line: object): boolean =>
  'erasedIds' in line || [GONE, `"name":"${ALIAS.name}"`].some((trace) => JSON.stringify(line).includes(trace))
