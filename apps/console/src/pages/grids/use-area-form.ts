import { addArea, changeArea, type TreeArea } from '@microwish/contract'
import { useState } from 'react'
import { areaWords as text } from '../../messages/grid-words'
import { useToast } from '../../ui/toast'
import { type AreaDraft, changesOf, CODE_DIGITS, draftOf, faultsOf, newAreaOf, newDraft } from './area-draft'
import { levelBelow } from './tree-model'
import type { Grids } from './use-grids'
import { useTreeCommand } from './use-tree-command'

/** Either an area that stands is changed, or one is added below a parent. */
export type AreaFormOf = { area: TreeArea; parent?: undefined } | { parent: TreeArea; area?: undefined }

export function useAreaForm({ area, parent }: AreaFormOf, grids: Grids, onClose: () => void) {
  const adding = useTreeCommand(addArea)
  const changing = useTreeCommand(changeArea)
  const toast = useToast()
  const [isChecked, setChecked] = useState(false)
  const [draft, setDraft] = useState<AreaDraft>(() =>
    area ? draftOf(area) : newDraft(parent, grids.tree.childrenOf.get(parent.areaId) ?? []),
  )
  const level = area?.level ?? levelBelow(parent?.level ?? 'grid') ?? 'building'
  const above = area
    ? (area.parentId && grids.tree.byId.get(area.parentId)?.code) || area.code.slice(0, -3)
    : parent.code
  const prefix = level === 'county' ? '' : above
  const faults = faultsOf(draft, level, prefix)
  const mayShape = grids.may.shape.includes(level)
  const isUnchanged = area !== undefined && Object.keys(changesOf(area, draft)).length === 0

  async function submit() {
    setChecked(true)
    if (faults.length > 0 || isUnchanged) return
    const { edition } = grids
    const answer = area
      ? await changing.send({ areaId: area.areaId, edition, ...changesOf(area, draft) })
      : await adding.send({ edition, ...newAreaOf(draft) })
    if (!answer) return
    const { name, areaId } = answer.area
    toast({ text: area ? text.saved(name) : text.added(name) })
    onClose()
    if (!area) grids.select(areaId)
  }

  return {
    draft,
    set: (fields: Partial<AreaDraft>) => setDraft((before) => ({ ...before, ...fields })),
    level,
    mayShape,
    codeNote: text.codeNote(prefix, CODE_DIGITS[level]),
    isRecoded: area !== undefined && draft.code !== area.code,
    faults: isChecked ? faults : [],
    isNothing: isChecked && isUnchanged,
    isBusy: adding.isBusy || changing.isBusy,
    error: adding.error ?? changing.error,
    notice: adding.notice ?? changing.notice,
    submit: () => void submit(),
  }
}
export type AreaForm = ReturnType<typeof useAreaForm>
