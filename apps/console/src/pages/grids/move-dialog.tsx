import { AreaId, type TreeArea } from '@microwish/contract'
import { useState } from 'react'
import { reshapeWords as text } from '../../messages/grid-words'
import { Field } from '../../ui/field'
import { Select } from '../../ui/select'
import { parentOptions } from './area-options'
import { ReshapeDialog } from './reshape-dialog'
import type { Grids } from './use-grids'
import type { ReshapeDraft } from './use-reshape'

type MoveDialogProps = { area: TreeArea; grids: Grids; onClose: () => void }

/** To another parent, with everything below. */
export function MoveDialog({ area, grids, onClose }: MoveDialogProps) {
  const [parentId, setParentId] = useState('')
  const parent = AreaId.safeParse(parentId)
  const draft: ReshapeDraft | string = parent.success
    ? { what: 'move', areaId: area.areaId, parentId: parent.data }
    : text.faults.newParent
  return (
    <ReshapeDialog what='move' area={area} grids={grids} onClose={onClose} draft={draft}>
      <Field label={text.newParent} isRequired>
        {(control) => (
          <Select
            {...control}
            options={[{ value: '', label: '' }, ...parentOptions(grids.tree, area)]}
            value={parentId}
            onChange={(event) => setParentId(event.target.value)}
          />
        )}
      </Field>
    </ReshapeDialog>
  )
}
