import {
  addFamily,
  ApiError,
  changeFamily,
  type FamilyId,
  type FamilyList,
  type FamilyMember,
  listFamily,
} from '@microwish/contract'
import { useState } from 'react'
import { call } from '../../../../api'
import { useUndo } from '../../../../ui'
import { useCommand } from '../../../../use-command'
import { useLoaded } from '../../../../use-loaded'
import { clearDraft, type FilledFamily, toAddition } from '../../parts/family-draft'

/** The household, with what is being taken off hidden while that can be taken back. */
export function useFamily() {
  const { loaded, reload, replace } = useLoaded(() => call(listFamily, {}))
  const { isBusy, refusal, send, forget } = useCommand()
  const [hidden, setHidden] = useState<FamilyId>()
  const [told, setTold] = useState<string>()
  const { start, toast } = useUndo(() => setHidden(undefined))
  const list: FamilyList | undefined = loaded.phase === 'ready' ? loaded.value : undefined
  const shown = list?.items.filter(({ familyId }) => familyId !== hidden) ?? []

  const readAnew = (error: unknown) => {
    if (error instanceof ApiError) void reload()
  }

  /** True when it was done; otherwise `refusal` says why. */
  async function add(draft: FilledFamily): Promise<boolean> {
    if (!list) return false
    setTold(undefined)
    const added = await send(addFamily, toAddition(draft, list.consentVersion))
    if (!added) return false
    clearDraft()
    setTold(`记下了，许心愿的时候能选「${added.name}」。`)
    await reload()
    return true
  }

  function remove({ familyId, version, name }: FamilyMember) {
    forget()
    setTold(undefined)
    // Whoever was being taken off before is taken off now.
    start(`去掉了“${name}”`, () => {
      void send(changeFamily, { familyId, version, action: 'remove' }, readAnew).then((answer) => {
        setHidden((now) => (now === familyId ? undefined : now))
        if (answer) replace(answer)
      })
    })
    setHidden(familyId)
  }

  async function renewConsent({ familyId, version, name, isUnder14 }: FamilyMember): Promise<boolean> {
    if (!list) return false
    setTold(undefined)
    const consent = isUnder14
      ? { by: 'guardian' as const, isGuardian: true as const, version: list.consentVersion }
      : { by: 'said' as const, hasAgreed: true as const, version: list.consentVersion }
    const answer = await send(changeFamily, { familyId, version, action: 'consent', consent }, readAnew)
    if (!answer) return false
    replace(answer)
    setTold(`记下了，${name}是同意的。`)
    return true
  }

  return { loaded, reload, shown, isBusy, refusal, forget, told, toast, add, remove, renewConsent }
}
export type Family = ReturnType<typeof useFamily>
