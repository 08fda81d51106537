import type {
  AreaId,
  Category,
  Channel,
  Grade,
  NeedAction,
  NeedId,
  NeedKind,
  NeedStatus,
  Outcome,
  PersonId,
  Publication,
  Relationship,
  Role,
  HistoryLine,
  UnitId,
} from '@microwish/contract'

/** Who holds a claimed need. Kept after closing, forgotten at release. */
export type Holder = {
  personId: PersonId
  name: string
  surname: string
  unitId?: UnitId
  unitName?: string
  claimedAt: string
  /** 亮身份, as they chose when they took it. */
  showsParty?: true
  agreedAt?: string
  /** The holder reads history from this version on. */
  sinceVersion: number
}

/** A need, whole: what `META` holds. Telephone and address lie sealed elsewhere; here only their masks. */
export type Need = {
  needId: NeedId
  kind: NeedKind
  status: NeedStatus
  version: number
  category: Category
  text: string
  callBack: boolean
  channel: Channel
  /** When it was said; earlier than `submittedAt` for what was entered later. */
  occurredAt: string
  submittedAt: string
  updatedAt: string
  /** Since when it stands in its present list. */
  listedAt: string
  areaId: AreaId
  /** As of submission: `/county/street/community/[grid/]`. */
  areaPath: string
  communityId: AreaId
  communityName: string
  gridName?: string
  submitterId: PersonId
  submitterName: string
  onBehalf?: { relationship: Relationship; name?: string }
  consent: { version: string; at: string; channel: Channel }
  contact: { name?: string; phoneMasked: string; addressMasked?: string }
  acceptedAt?: string
  caseOwner?: { personId: PersonId; name: string }
  publication?: Publication
  publisherId?: PersonId
  /** May not claim it: submitter, publisher. */
  barredIds: PersonId[]
  /** Everybody who ever held it: nobody confirms what they had a hand in. */
  helperIds: PersonId[]
  holder?: Holder
  /** Four digits that the visitor must say. */
  doorCode?: string
  question?: string
  /** The status that `ask` left. */
  askedFrom?: 'submitted' | 'claimed'
  decline?: { reason: string; turnTo: string }
  result?: string
  outcome?: Outcome
  grade?: Grade
  closedAt?: string
  /** Of the first closing, when it was closed again. */
  first?: { outcome: Outcome; grade?: Grade }
}

/**
 * One line of history, written in the transaction of the change that it records, and the event that the stream
 * delivers: it says by itself what figures and notices need.
 */
export type Activity = {
  needId: NeedId
  /** The version that the change made. */
  version: number
  at: string
  action: NeedAction
  /** Absent for `submit`. */
  from?: NeedStatus
  to: NeedStatus
  actor: { personId: PersonId; name: string; surname: string; role: Role; unitName?: string }
  kind: NeedKind
  category: Category
  areaPath: string
  communityId: AreaId
  /** Where it lay before, if this line moved it: with a merge or split of areas, or when it was taken up again after one. */
  formerPath?: string
  /** With `formerPath`, if another community has it now. */
  communityName?: string
  submitterId: PersonId
  /** After the change. */
  holderId?: PersonId
  /** Before it, where it differs. */
  formerHolderId?: PersonId
  words: HistoryLine['words']
  agreedAt?: string
  outcome?: Outcome
  grade?: Grade
  /** With a second closing: how the first ended. */
  first?: Need['first']
  /** 人次. */
  servedCount?: number
  /** 人次. */
  beneficiaries?: number
  /** With whatever stopped the response clock: `accept`, or the first of publish, decline and close. */
  isAccepting?: boolean
  /** Set when it happened earlier than it was entered. */
  occurredAt?: string
  isBackfilled?: boolean
  idempotencyKey?: string
  /** Who of those it concerns has been erased since: they are told nothing any more. */
  erasedIds?: PersonId[]
}
