import { type AreaId, endAppointment, type PostHolder } from '@microwish/contract'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { words } from '../../messages'
import { postWords as text } from '../../messages/grid-words'
import { Field } from '../../ui/field'
import { Refusal } from '../../ui/refusal'
import { useToast } from '../../ui/toast'
import { useReturnFocus } from '../../ui/use-return-focus'
import { useTreeCommand } from './use-tree-command'

type EndAppointmentDialogProps = { holder: PostHolder; areaId: AreaId; today: string; onClose: () => void }

/** A last day, and why if somebody wants to say it. */
export function EndAppointmentDialog({ holder, areaId, today, onClose }: EndAppointmentDialogProps) {
  useReturnFocus()
  const { send, isBusy, error, notice } = useTreeCommand(endAppointment)
  const toast = useToast()
  const [to, setTo] = useState(today)
  const [reason, setReason] = useState('')

  async function end() {
    const { appointmentId, version } = holder
    const why = reason.trim()
    const answer = await send({ appointmentId, areaId, version, to: to || today, ...(why && { reason: why }) })
    if (!answer) return
    toast({ text: text.endDone(holder.name) })
    onClose()
  }
  return (
    <Modal open title={text.endTitle(holder.name)} onCancel={onClose} footer={null}>
      <p className='c2 dialog-explain'>{text.endExplain}</p>
      <Field label={text.lastDay}>
        {(control) => <Input {...control} type='date' value={to} onChange={(event) => setTo(event.target.value)} />}
      </Field>
      <Field label={text.reason}>
        {(control) => (
          <Input {...control} maxLength={100} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      {notice && (
        <p className='refusal told' role='status'>
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
