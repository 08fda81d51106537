import type { ActOnNeed, CaseNeed, CommandOf, Grade, NextAction } from '@microwish/contract'

/** What staff do to a need with a small form of its own; `publish` has the desk's large one, `accept` needs none. */
export const DIALOG_ACTIONS = ['ask', 'decline', 'close', 'unpublish', 'release', 'confirm'] as const
export type DialogAction = (typeof DIALOG_ACTIONS)[number]

export type WordsName = 'question' | 'reason' | 'turnTo' | 'callNote'

export type ActionForm = {
  /** The words that the action must carry, in the order of the form. */
  fields: readonly WordsName[]
  hasOutcome?: boolean
  hasGrade?: boolean
  /** Cannot be taken back by staff: asks once more. */
  isFinal: boolean
}

export const ACTION_FORMS: Record<DialogAction, ActionForm> = {
  ask: { fields: ['question'], isFinal: false },
  decline: { fields: ['reason', 'turnTo'], isFinal: true },
  close: { fields: ['reason'], hasOutcome: true, isFinal: true },
  unpublish: { fields: ['reason'], isFinal: false },
  release: { fields: ['reason'], isFinal: true },
  confirm: { fields: ['callNote'], hasGrade: true, isFinal: true },
}

export type CloseOutcome = CommandOf<'close'>['outcome']
export type ActionDraft = Partial<Record<WordsName, string>> & { outcome?: CloseOutcome; grade?: Grade | undefined }

export const isDialogAction = (action: NextAction | 'submit'): action is DialogAction =>
  (DIALOG_ACTIONS as readonly string[]).includes(action)

/** Which parts of the form are still empty; none: it can be sent. */
export function missingIn(action: DialogAction, draft: ActionDraft): (WordsName | 'outcome')[] {
  const { fields, hasOutcome } = ACTION_FORMS[action]
  const empty = fields.filter((name) => !draft[name]?.trim())
  return hasOutcome && !draft.outcome ? ['outcome', ...empty] : empty
}

/** The command of a filled form, on the version that the officer saw. */
export function commandOf(
  action: DialogAction,
  { needId, version }: Pick<CaseNeed, 'needId' | 'version'>,
  draft: ActionDraft,
): ActOnNeed {
  const base = { needId, version }
  const said = (name: WordsName) => (draft[name] ?? '').trim()
  switch (action) {
    case 'ask':
      return { ...base, action, question: said('question') }
    case 'decline':
      return { ...base, action, reason: said('reason'), turnTo: said('turnTo') }
    case 'close':
      return { ...base, action, outcome: draft.outcome ?? 'explained', reason: said('reason') }
    case 'unpublish':
    case 'release':
      return { ...base, action, reason: said('reason') }
    case 'confirm':
      return { ...base, action, callNote: said('callNote'), ...(draft.grade && { grade: draft.grade }) }
  }
}
