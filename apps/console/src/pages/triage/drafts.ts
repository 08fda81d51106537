import type { CaseNeed, CommandOf, CostClass, TimeWindow } from '@microwish/contract'
import { rebuildSummary, withoutWord, wordOf } from '../../summary'

/** What the officer has chosen for the hall so far. */
export type PublishDraft = {
  summary: string
  /** The officer has written in the summary, so it is no longer rebuilt by itself. */
  isOwnWords: boolean
  effortMinutes: number
  timeWindow: TimeWindow
  headcount: number
  costClass: CostClass
  /** Words that look personal and that the officer keeps. */
  kept: readonly string[]
}

type Words = Pick<CaseNeed, 'text' | 'spans' | 'suggestion'>

/** Begins with the server's suggestion; empty where nothing was said yet, for nobody can come to that: a call is first. */
export function draftOf({ suggestion, text }: Pick<CaseNeed, 'suggestion' | 'text'>): PublishDraft {
  const { publicSummary, ...rest } = suggestion
  return { ...rest, summary: text ? publicSummary : '', isOwnWords: false, kept: [] }
}

/** Keeps a masked word or masks a kept one; a summary in the officer's own words only ever loses the word. */
export function toggleWord(draft: PublishDraft, word: string, { text, spans, suggestion }: Words): PublishDraft {
  const isKept = draft.kept.includes(word)
  const kept = isKept ? draft.kept.filter((one) => one !== word) : [...draft.kept, word]
  if (draft.isOwnWords) return { ...draft, kept, summary: isKept ? withoutWord(draft.summary, word) : draft.summary }
  const summary =
    kept.length > 0 ? rebuildSummary(text, spans, new Set(kept), suggestion.publicSummary) : suggestion.publicSummary
  return { ...draft, kept, summary }
}

/** Masked words of the resident that stand in the summary all the same. */
export function leftIn(draft: PublishDraft, { text, spans }: Pick<Words, 'text' | 'spans'>): string[] {
  const masked = spans.map((span) => wordOf(text, span)).filter((word) => !draft.kept.includes(word))
  return [...new Set(masked)].filter((word) => draft.summary.includes(word))
}

/** The command that these choices make; `keep` names only words that the summary uses. */
export function publishCommand(need: Pick<CaseNeed, 'needId' | 'version'>, draft: PublishDraft): CommandOf<'publish'> {
  const keep = draft.kept.filter((word) => draft.summary.includes(word))
  return {
    needId: need.needId,
    version: need.version,
    action: 'publish',
    publicSummary: draft.summary.trim(),
    effortMinutes: draft.effortMinutes,
    timeWindow: draft.timeWindow,
    headcount: draft.headcount,
    costClass: draft.costClass,
    ...(keep.length > 0 && { keep }),
  }
}

/** After a refusal: words that the server will not let stand are kept no longer. */
export const withoutKept = (draft: PublishDraft, refused: readonly string[]): PublishDraft => ({
  ...draft,
  kept: draft.kept.filter((word) => !refused.some((one) => word.includes(one))),
})
