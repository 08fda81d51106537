import {
  type CaseNeed,
  type CaseRow,
  type HallNeed,
  type HeldNeed,
  VISITOR_TEXT,
  type NeedRow,
  OUTCOME_TEXT,
  type OwnNeed,
  type OwnRow,
  type Reading,
  type ServedNeed,
  STATUS_TEXT,
  type Tier,
} from '@microwish/contract'
import type { Contact } from '../contact'
import { DomainError } from '../error'
import type { Actor, Area } from '../person'
import { excerpt, findPersonalData, maskPersonalData, suggestPublication } from '../privacy'
import type { ReadingLine } from '../reading'
import { historyFor } from './history'
import { knownIn } from './known-words'
import type { Activity, Need } from './need'
import { actionsFor, reopenUntil, tierOf } from './need-policy'

/** Who reads, and when. */
export type Reader = { actor: Actor; now: string; reopenDays: number }

const EXCERPT = 60

/** The words of the status for this tier: the resident's are warm, the rest are the field's. */
function statusTextFor(tier: Tier, need: Pick<Need, 'status' | 'outcome' | 'holder'>): string {
  const side = tier === 'own' ? 'resident' : 'staff'
  if (need.status === 'closed' && need.outcome) return OUTCOME_TEXT[need.outcome][side]
  return STATUS_TEXT[need.status][side].replace('{surname}', need.holder?.surname ?? '')
}

function commonOf(tier: Tier, need: Need, { actor, now, reopenDays }: Reader) {
  return {
    needId: need.needId,
    kind: need.kind,
    status: need.status,
    statusText: statusTextFor(tier, need),
    version: need.version,
    actions: actionsFor(actor, need, now, reopenDays),
    category: need.category,
    communityId: need.communityId,
    communityName: need.communityName,
    ...(need.gridName && { gridName: need.gridName }),
    submittedAt: need.submittedAt,
    updatedAt: need.updatedAt,
  }
}

/** Whatever is open, held or was held has been published. */
function publicationOf({ publication }: Need) {
  if (!publication) throw new DomainError('not_found', '没有找到，或您看不到这一件')
  return publication
}

const agreed = (need: Need) => (need.holder?.agreedAt ? { agreedAt: need.holder.agreedAt } : {})
const ending = (need: Need) => ({
  ...(need.outcome && { outcome: need.outcome }),
  ...(need.grade && { grade: need.grade }),
})
const onBehalf = (need: Need) => (need.onBehalf ? { onBehalf: need.onBehalf } : {})

const hallOf = (need: Need, reader: Reader): HallNeed => ({
  tier: 'hall',
  ...commonOf('hall', need, reader),
  ...publicationOf(need),
})

const heldOf = (need: Need, reader: Reader) => ({
  tier: 'held' as const,
  ...commonOf('held', need, reader),
  ...publicationOf(need),
  claimedAt: need.holder?.claimedAt ?? need.updatedAt,
  ...agreed(need),
})

const servedOf = (need: Need, reader: Reader): ServedNeed => ({
  tier: 'served',
  ...commonOf('served', need, reader),
  ...publicationOf(need),
  claimedAt: need.holder?.claimedAt ?? need.updatedAt,
  ...ending(need),
  ...(need.closedAt && { closedAt: need.closedAt }),
})

const ownOf = (need: Need, reader: Reader): OwnRow => ({
  tier: 'own',
  ...commonOf('own', need, reader),
  text: need.text,
  callBack: need.callBack,
  ...onBehalf(need),
  ...(need.holder && {
    visitor: {
      surname: need.holder.surname,
      ...(need.holder.unitName && { unitName: need.holder.unitName }),
      ...agreed(need),
    },
  }),
  ...(need.status === 'closed' && ending(need)),
  ...(need.question && need.status === 'needs_info' && { question: need.question }),
  ...(need.decline && need.status === 'declined' && { decline: need.decline }),
})

const caseOf = (need: Need, reader: Reader): CaseRow => ({
  tier: 'case',
  ...commonOf('case', need, reader),
  excerpt: excerpt(maskPersonalData(need.text, findPersonalData(need.text, knownIn(need))), EXCERPT),
  callBack: need.callBack,
  channel: need.channel,
  ...(need.onBehalf && { onBehalf: { relationship: need.onBehalf.relationship } }),
  ...(need.publication && { publicSummary: need.publication.publicSummary }),
  ...(need.acceptedAt && { acceptedAt: need.acceptedAt }),
  ...(need.caseOwner && { caseOwnerName: need.caseOwner.name }),
  ...(need.holder && { holderName: need.holder.name }),
  ...agreed(need),
  ...ending(need),
  isBackfilled: isBackfilled(need),
})

/** Entered more than an hour after it was said. */
export const isBackfilled = ({ occurredAt, submittedAt }: Pick<Need, 'occurredAt' | 'submittedAt'>) =>
  Date.parse(submittedAt) - Date.parse(occurredAt) > 3_600_000

/** The row of a list, in the reader's tier. After handing a claim on, its former holder keeps the served row. */
export function rowOf(need: Need, reader: Reader): NeedRow {
  switch (tierOf(reader.actor, need)) {
    case 'hall':
      return hallOf(need, reader)
    case 'held':
      return heldOf(need, reader)
    case 'own':
      return ownOf(need, reader)
    case 'case':
      return caseOf(need, reader)
    case 'served':
      return servedOf(need, reader)
    case undefined: {
      // Of what is no longer theirs to see, the hall's words and nothing of how it went on.
      const others = { ...need }
      for (const name of ['holder', 'outcome', 'grade', 'closedAt'] as const) delete others[name]
      return servedOf(others, reader)
    }
  }
}

export type Details = { history: readonly Activity[]; readings: readonly ReadingLine[] }

export function viewHeld(need: Need, reader: Reader, { history, readings }: Details, contact: Contact): HeldNeed {
  return {
    ...heldOf(need, reader),
    text: need.text,
    contact: { ...(need.contact.name && { name: need.contact.name }), ...contact },
    ...onBehalf(need),
    doorCode: need.doorCode ?? '',
    readingCount: readings.filter(({ personId }) => personId === reader.actor.personId).length,
    ...(need.question && need.status === 'needs_info' && { question: need.question }),
    ...(need.result && { result: need.result }),
    ...(need.grade && { grade: need.grade }),
    history: historyFor('held', reader.actor.personId, need, history),
  }
}

export function viewOwn(
  need: Need,
  reader: Reader,
  { history, readings }: Details,
  { community, showsParty }: { community: Area | undefined; showsParty: boolean },
): OwnNeed {
  const until = reopenUntil(need, reader.reopenDays)
  const { visitor, ...own } = ownOf(need, reader)
  return {
    ...own,
    ...(visitor && { visitor: { ...visitor, title: showsParty ? VISITOR_TEXT.party : VISITOR_TEXT.plain } }),
    contact: { phoneMasked: need.contact.phoneMasked, hasAddress: need.contact.addressMasked !== undefined },
    ...(need.publication && need.publisherId && { publication: need.publication }),
    ...(need.doorCode && { doorCode: need.doorCode }),
    ...(need.result && { result: need.result }),
    ...(until && { reopenUntil: until }),
    ...(community?.servicePhone && { servicePhone: community.servicePhone }),
    ...(community?.serviceName && { serviceName: community.serviceName }),
    history: historyFor('own', reader.actor.personId, need, history),
    readings: readings.map((line) => readingFor(line, `${line.surname}同志`)),
  }
}

export function viewCase(need: Need, reader: Reader, { history, readings }: Details): CaseNeed {
  const { holder } = need
  return {
    ...caseOf(need, reader),
    text: need.text,
    spans: findPersonalData(need.text, knownIn(need)),
    occurredAt: need.occurredAt,
    submitterName: need.submitterName,
    contact: need.contact,
    ...onBehalf(need),
    ...(need.publication && { publication: need.publication }),
    suggestion: suggestPublication(need.category, need.text, need.communityName, knownIn(need)),
    ...(holder && {
      holder: {
        name: holder.name,
        ...(holder.unitName && { unitName: holder.unitName }),
        claimedAt: holder.claimedAt,
        ...agreed(need),
      },
    }),
    ...(need.question && { question: need.question }),
    ...(need.result && { result: need.result }),
    ...(need.decline && { decline: need.decline }),
    history: historyFor('case', reader.actor.personId, need, history),
    readings: readings.map((line) => readingFor(line, line.name)),
  }
}

export const viewHall = hallOf
export const viewServed = servedOf

const readingFor = ({ at, role, what, reason }: ReadingLine, by: string): Reading => ({
  at,
  by,
  byRole: role,
  what,
  reason,
})
