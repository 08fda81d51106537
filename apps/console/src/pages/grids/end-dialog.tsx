import { AreaId, endArea, type TreeArea } from '@microwish/contract'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { words } from '../../messages'
import { areaWords as text } from '../../messages/grid-words'
import { Field } from '../../ui/field'
import { Icon } from '../../ui/icon'
import { Refusal } from '../../ui/refusal'
import { Select } from '../../ui/select'
import { useToast } from '../../ui/toast'
import { useReturnFocus } from '../../ui/use-return-focus'
import { optionsOfLevel } from './area-options'
import type { Grids } from './use-grids'
import { useTreeCommand } from './use-tree-command'

type EndDialogProps = { area: TreeArea; grids: Grids; onClose: () => void }

/** Ends an empty area; what was done there is answered for by another one. */
export function EndDialog({ area, grids, onClose }: EndDialogProps) {
  useReturnFocus()
  const { send, isBusy, error, notice } = useTreeCommand(endArea)
  const [successorId, setSuccessorId] = useState('')
  const toast = useToast()

  async function end() {
    const successor = AreaId.safeParse(successorId)
    const answer = await send({
      areaId: area.areaId,
      edition: grids.edition,
      ...(successor.success && { successorId: successor.data }),
    })
    if (!answer) return
    toast({ text: text.ended(area.name) })
    onClose()
  }
  return (
    <Modal open title={text.endTitle(area.name)} onCancel={onClose} footer={null}>
      <p className='c2 dialog-explain'>{text.endExplain}</p>
      <Field label={text.successor}>
        {(control) => (
          <Select
            {...control}
            options={[{ value: '', label: text.noSuccessor }, ...optionsOfLevel(grids.tree, area)]}
            value={successorId}
            onChange={(event) => setSuccessorId(event.target.value)}
          />
        )}
      </Field>
      {notice && (
        <p className='refusal told' role='status'>
          <Icon name='refresh' />
          {notice}
        </p>
      )}
      <Refusal error={error} />
      <div className='row dialog-foot'>
        <Button size='large' onClick={onClose}>
          {words.action.cancel}
        </Button>
        <Button type='primary' size='large' loading={isBusy} onClick={() => void end()}>
          {text.endSure}
        </Button>
      </div>
    </Modal>
  )
}
