import { type CaseNeed, type CaseRow, findMoneyWords, type PersonalSpan } from '@microwish/contract'
import { useState } from 'react'
import { drafts } from '../../draft-store'
import { words } from '../../messages'
import { canKeep, isNumber, wordOf, withoutWord } from '../../summary'
import { codeOf, wordsOf } from '../../ui/describe-error'
import { useActOnNeed } from '../../use-need'
import { useStale } from '../../use-stale'
import { draftOf, leftIn, type PublishDraft, publishCommand, toggleWord, withoutKept } from './drafts'

/** The publish form of one case: its draft, what must be mended, and the command. */
export function usePublish(need: CaseNeed, onDone: (need: CaseRow, done: string) => void) {
  const [draft, setDraft] = useState(() => drafts.get(need.needId) ?? draftOf(need))
  /** Words that were refused although the officer had kept them. */
  const [neverKept, setNeverKept] = useState<readonly string[]>([])
  const { act, reload, isBusy, error, reset } = useActOnNeed()
  const stale = useStale(reload)

  function change(next: PublishDraft) {
    drafts.set(need.needId, next)
    setDraft(next)
    stale.clear()
  }

  const moneyWords = findMoneyWords(draft.summary)
  const named = codeOf(error) === 'personal_data' ? wordsOf(error) : []
  /** Words the server still refuses: neither taken out nor kept. */
  const refused = named.filter((word) => draft.summary.includes(word) && !draft.kept.includes(word))
  const isEmpty = draft.summary.trim() === ''
  const isMended = codeOf(error) === 'personal_data' && refused.length === 0

  async function publish() {
    if (isBusy || isEmpty || moneyWords.length > 0) return
    try {
      const published = await act(publishCommand(need, draft))
      drafts.delete(need.needId)
      onDone(published, words.triage.published(draft.summary.trim()))
    } catch (caught) {
      if (await stale.explain(caught, need)) reset()
      else if (codeOf(caught) === 'personal_data') takeRefusal(wordsOf(caught))
    }
  }

  function takeRefusal(found: readonly string[]) {
    setNeverKept([...neverKept, ...found.filter((word) => draft.kept.some((kept) => kept.includes(word)))])
    change(withoutKept(draft, found))
  }

  /** A number is never kept, nor what the server refuses all the same, nor a kind of which the law says no. */
  function canBeKept(word: string) {
    const span = need.spans.find((one) => wordOf(need.text, one) === word)
    return !neverKept.includes(word) && !isNumber(word) && (!span || canKeep(span.kind))
  }

  return {
    draft,
    left: leftIn(draft, need),
    moneyWords,
    refused,
    canBeKept,
    error: isMended || refused.length > 0 ? undefined : error,
    notice: stale.notice,
    isBusy,
    isEmpty,
    set: (fields: Partial<PublishDraft>) => change({ ...draft, ...fields }),
    write: (summary: string) => change({ ...draft, summary, isOwnWords: true }),
    toggle: (span: PersonalSpan) => change(toggleWord(draft, wordOf(need.text, span), need)),
    takeOut: (word: string) => change({ ...draft, summary: withoutWord(draft.summary, word), isOwnWords: true }),
    keep: (word: string) => change({ ...draft, kept: [...draft.kept, word] }),
    publish,
  }
}

export type Publish = ReturnType<typeof usePublish>
