import { AreaId, type TreeArea } from '@microwish/contract'
import { useState } from 'react'
import { reshapeWords as text } from '../../messages/grid-words'
import { Field } from '../../ui/field'
import { Select } from '../../ui/select'
import { optionsOfLevel } from './area-options'
import { CheckList } from './check-list'
import { ReshapeDialog } from './reshape-dialog'
import type { Grids } from './use-grids'
import type { ReshapeDraft } from './use-reshape'

type MergeDialogProps = { area: TreeArea; grids: Grids; onClose: () => void }

/** This area, and others beside it if somebody wants, go into one that stands. */
export function MergeDialog({ area, grids, onClose }: MergeDialogProps) {
  const [targetId, setTargetId] = useState('')
  const [otherIds, setOtherIds] = useState<readonly AreaId[]>([])
  const options = optionsOfLevel(grids.tree, area)
  const beside = (area.parentId ? (grids.tree.childrenOf.get(area.parentId) ?? []) : []).filter(
    ({ areaId, endedAt }) => areaId !== area.areaId && areaId !== targetId && endedAt === undefined,
  )
  return (
    <ReshapeDialog what='merge' area={area} grids={grids} onClose={onClose} draft={mergeOf(area, targetId, otherIds)}>
      <Field label={text.target} isRequired>
        {(control) => (
          <Select
            {...control}
            options={[{ value: '', label: '' }, ...options]}
            value={targetId}
            onChange={(event) => {
              setTargetId(event.target.value)
              setOtherIds(otherIds.filter((areaId) => areaId !== event.target.value))
            }}
          />
        )}
      </Field>
      {beside.length > 0 && <CheckList label={text.others} areas={beside} chosen={otherIds} onChange={setOtherIds} />}
    </ReshapeDialog>
  )
}

export function mergeOf(area: TreeArea, targetId: string, otherIds: readonly AreaId[]): ReshapeDraft | string {
  const target = AreaId.safeParse(targetId)
  if (!target.success) return text.faults.target
  return { what: 'merge', sourceIds: [area.areaId, ...otherIds], targetId: target.data }
}
