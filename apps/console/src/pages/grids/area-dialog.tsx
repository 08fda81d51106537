import { Button, Modal } from 'antd'
import { words } from '../../messages'
import { areaWords as text } from '../../messages/grid-words'
import { Icon } from '../../ui/icon'
import { Refusal } from '../../ui/refusal'
import { useReturnFocus } from '../../ui/use-return-focus'
import { NameFields, OverlayFields, PostFields, ServiceFields } from './area-fields'
import { type AreaFormOf, useAreaForm } from './use-area-form'
import type { Grids } from './use-grids'

type AreaDialogProps = AreaFormOf & { grids: Grids; onClose: () => void }

/** The form of one area: a new one below `parent`, or `area` as it is. */
export function AreaDialog({ grids, onClose, ...of }: AreaDialogProps) {
  useReturnFocus()
  const form = useAreaForm(of, grids, onClose)
  const title = of.area ? text.editTitle(of.area.name) : text.addTitle(of.parent.name)
  return (
    <Modal open title={title} width={640} onCancel={onClose} footer={null} mask={{ closable: false }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          form.submit()
        }}
      >
        <NameFields form={form} />
        <ServiceFields form={form} />
        <OverlayFields form={form} />
        <PostFields form={form} />
        {(form.notice ?? (form.isRecoded || form.isNothing)) && (
          <p className='refusal told' role='status'>
            <Icon name='refresh' />
            {form.notice ?? (form.isNothing ? text.nothing : text.codeChanges)}
          </p>
        )}
        <Refusal error={form.error} />
        <div className='row dialog-foot'>
          <Button size='large' onClick={onClose}>
            {words.action.cancel}
          </Button>
          <Button type='primary' htmlType='submit' size='large' loading={form.isBusy}>
            {of.area ? text.save : text.add}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
