import type { CaseNeed, CaseRow } from '@microwish/contract'
import { useState } from 'react'
import { actionWords } from '../messages'
import { useActOnNeed } from '../use-need'
import { useStale } from '../use-stale'
import { ACTION_FORMS, type ActionDraft, commandOf, type DialogAction, missingIn } from './action-forms'

/** The state of one small form: what is typed, what is missing, whether the officer was asked once more. */
export function useActionDialog(action: DialogAction, need: CaseNeed, onDone: (need: CaseRow, done: string) => void) {
  const [draft, setDraft] = useState<ActionDraft>({})
  const [isChecked, setChecked] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const { act, reload, isBusy, error, reset } = useActOnNeed()
  const stale = useStale(reload)
  const missing = missingIn(action, draft)

  async function send() {
    try {
      onDone(await act(commandOf(action, need, draft)), actionWords[action].done)
    } catch (caught) {
      setAsking(false)
      if (await stale.explain(caught, need)) reset()
    }
  }

  function submit() {
    setChecked(true)
    if (missing.length > 0) return
    if (ACTION_FORMS[action].isFinal && !isAsking) setAsking(true)
    else void send()
  }

  return {
    draft,
    set: (fields: ActionDraft) => {
      setDraft({ ...draft, ...fields })
      setAsking(false)
    },
    missing: isChecked ? missing : [],
    isAsking,
    stopAsking: () => setAsking(false),
    isBusy,
    error,
    notice: stale.notice,
    /** Somebody else's doing may have made this impossible meanwhile. */
    isStillOffered: need.actions.includes(action),
    submit,
  }
}
