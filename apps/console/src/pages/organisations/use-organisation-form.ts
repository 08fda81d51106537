import { addOrganisation, type OrganisationKind, type OrganisationView } from '@microwish/contract'
import { useState } from 'react'
import type { ChosenArea } from '../../area/area-context'
import { organisationWords as words } from '../../messages'
import type { PickedUnit } from '../../organisation/pick-unit'
import { useToast } from '../../ui/toast'
import { useCommand } from '../../use-command'
import { useOrganisationChange } from './use-organisation-change'
import { useRefreshOrganisations } from './use-organisations'

export type OrganisationDraft = {
  name: string
  kind: OrganisationKind
  area?: ChosenArea | undefined
  parent?: PickedUnit | undefined
  code: string
  creditCode: string
  partyMembers: string
  staff: string
  termFrom: string
  termTo: string
}
export type OrganisationMissing = Partial<Record<'name' | 'area' | 'term', string>>

/** What somebody has to mend before it may be sent. */
export function missingOf(draft: OrganisationDraft, isNew: boolean): OrganisationMissing {
  const { fill } = words.form
  const { termFrom, termTo } = draft
  const isTermWrong = (termFrom === '') !== (termTo === '') || (termFrom !== '' && termTo <= termFrom)
  return {
    ...(draft.name.trim() === '' && { name: fill.name }),
    ...(isNew && !draft.area && { area: fill.area }),
    ...(isTermWrong && { term: fill.term }),
  }
}

/** The facts that were filled in; `null` takes away what an edited organisation had. */
export function factsOf(draft: OrganisationDraft, before?: OrganisationView) {
  const gone = (had: unknown) => (before && had !== undefined ? null : undefined)
  const text = (given: string, had: unknown) => (given.trim() === '' ? gone(had) : given.trim())
  const count = (given: string, had: unknown) => (given === '' ? gone(had) : Number(given))
  const facts = {
    code: text(draft.code, before?.code),
    creditCode: text(draft.creditCode, before?.creditCode),
    partyMembers: count(draft.partyMembers, before?.partyMembers),
    staff: count(draft.staff, before?.staff),
    term: draft.termFrom === '' ? gone(before?.term) : { from: draft.termFrom, to: draft.termTo },
    parentId: draft.parent ? draft.parent.unitId : gone(before?.parentId),
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

/** An organisation in the making, or under change. */
export function useOrganisationForm(
  before: OrganisationView | undefined,
  root: ChosenArea,
  onSaved: (saved: OrganisationView) => void,
) {
  const [draft, setDraft] = useState<OrganisationDraft>(() => draftOf(before, root))
  const [missing, setMissing] = useState<OrganisationMissing>({})
  const toast = useToast()
  const refresh = useRefreshOrganisations()
  const adding = useCommand(addOrganisation)
  const changing = useOrganisationChange(before)
  const change = (more: Partial<OrganisationDraft>) => setDraft((old) => ({ ...old, ...more }))

  async function submit() {
    const found = missingOf(draft, before === undefined)
    setMissing(found)
    if (Object.keys(found).length > 0) return
    const named = { name: draft.name.trim(), kind: draft.kind, ...factsOf(draft, before) }
    if (before) {
      const saved = await changing.change({ change: 'edit', ...named })
      if (saved) onSaved(saved)
      return
    }
    if (!draft.area) return
    const saved = await adding.mutateAsync({ ...named, areaId: draft.area.areaId }).catch(() => undefined)
    if (!saved) return
    await refresh()
    toast({ text: words.saved })
    onSaved(saved)
  }
  return {
    ...{ draft, change, missing, submit },
    isBusy: adding.isPending || changing.isBusy,
    error: adding.error ?? changing.error,
  }
}

function draftOf(before: OrganisationView | undefined, root: ChosenArea): OrganisationDraft {
  const [parent] = before?.chain ?? []
  return {
    ...{ name: before?.name ?? '', kind: before?.kind ?? 'organ', area: root },
    ...(parent && { parent }),
    ...{ code: before?.code ?? '', creditCode: before?.creditCode ?? '' },
    ...{ partyMembers: String(before?.partyMembers ?? ''), staff: String(before?.staff ?? '') },
    ...{ termFrom: before?.term?.from ?? '', termTo: before?.term?.to ?? '' },
  }
}
