import type { CaseNeed, CaseRow } from '@microwish/contract'
import { Button, Modal } from 'antd'
import { actionWords, words } from '../messages'
import { Icon } from '../ui/icon'
import { Refusal } from '../ui/refusal'
import { useReturnFocus } from '../ui/use-return-focus'
import { ACTION_FORMS, type DialogAction } from './action-forms'
import { GradeField, OutcomeField, WordsField } from './fields'
import { useActionDialog } from './use-action-dialog'

type ActionDialogProps = {
  action: DialogAction
  need: CaseNeed
  onClose: () => void
  onDone: (need: CaseRow, done: string) => void
}

/** One action's small form, with what it does to the resident said above it. */
export function ActionDialog({ action, need, onClose, onDone }: ActionDialogProps) {
  useReturnFocus()
  const form = useActionDialog(action, need, onDone)
  const { fields, hasOutcome, hasGrade } = ACTION_FORMS[action]
  const text = actionWords[action]
  return (
    <Modal open title={text.title} onCancel={onClose} footer={null} mask={{ closable: false }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          form.submit()
        }}
      >
        <p className='c2 dialog-explain'>{text.explain}</p>
        {form.notice && (
          <p className='refusal told' role='alert'>
            <Icon name='refresh' />
            {form.notice}
          </p>
        )}
        {hasOutcome && <OutcomeField form={form} />}
        {fields.map((name) => (
          <WordsField key={name} action={action} name={name} form={form} />
        ))}
        {hasGrade && <GradeField form={form} />}
        <Refusal error={form.error} />
        {form.isAsking ? (
          <div className='refusal' role='alert'>
            <Icon name='warning' />
            <div className='grow'>
              <p className='b'>{text.once}</p>
              <div className='row dialog-foot'>
                <Button onClick={form.stopAsking}>{words.action.thinkAgain}</Button>
                <Button type='primary' htmlType='submit' size='large' loading={form.isBusy} autoFocus>
                  {text.submit}
                </Button>
              </div>
            </div>
          </div>
        ) : (
          <div className='row dialog-foot'>
            <Button size='large' onClick={onClose}>
              {words.action.cancel}
            </Button>
            <Button type='primary' htmlType='submit' size='large' loading={form.isBusy} disabled={!form.isStillOffered}>
              {text.submit}
            </Button>
          </div>
        )}
      </form>
    </Modal>
  )
}
