import type { OrganisationView } from '@microwish/contract'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { organisationWords as words } from '../../messages'
import { Field } from '../../ui/field'
import { Refusal } from '../../ui/refusal'
import { useReturnFocus } from '../../ui/use-return-focus'
import { useOrganisationChange } from './use-organisation-change'

/** Ends an organisation for good: asked once more, with a reason. */
export function EndOrganisation({ organisation, onClose }: { organisation: OrganisationView; onClose: () => void }) {
  useReturnFocus()
  const { change, isBusy, error } = useOrganisationChange(organisation)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  async function submit() {
    setTried(true)
    if (reason.trim() !== '' && (await change({ change: 'end', reason: reason.trim() }))) onClose()
  }
  return (
    <Modal open title={words.form.endTitle(organisation.name)} onCancel={onClose} footer={null}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p className='c2 dialog-explain'>{words.form.endOnce}</p>
        <Field
          label={words.form.reason}
          error={isTried && reason.trim() === '' ? words.form.fill.reason : undefined}
          isRequired
        >
          {(control) => (
            <Input.TextArea {...control} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <Refusal error={error} />
        <div className='row dialog-foot'>
          <Button size='large' onClick={onClose}>
            {words.form.keep}
          </Button>
          <Button type='primary' danger htmlType='submit' size='large' loading={isBusy}>
            {words.end}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
