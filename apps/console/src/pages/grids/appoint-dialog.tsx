import { appoint, PhoneNumber, POST_TEXT, Post, type TreeArea } from '@microwish/contract'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { words } from '../../messages'
import { postWords as text } from '../../messages/grid-words'
import { Field } from '../../ui/field'
import { Refusal } from '../../ui/refusal'
import { Select } from '../../ui/select'
import { useToast } from '../../ui/toast'
import { useReturnFocus } from '../../ui/use-return-focus'
import { useTreeCommand } from './use-tree-command'

type AppointDialogProps = { area: TreeArea; today: string; onClose: () => void }
export type AppointDraft = { post: Post; name: string; phone: string; from: string; to: string }
type AppointFault = keyof typeof text.faults

/** What must be mended. */
export function faultsOf({ name, phone, from, to }: AppointDraft): AppointFault[] {
  const faults: [AppointFault, boolean][] = [
    ['name', name.trim() === ''],
    ['phone', !PhoneNumber.safeParse(phone.replace(/\s/g, '')).success],
    ['to', to !== '' && to < from],
  ]
  return faults.filter(([, isFault]) => isFault).map(([fault]) => fault)
}

const POSTS = Post.options.map((value) => ({ value, label: POST_TEXT[value] }))
const postOf = (value: string) => POSTS.find((one) => one.value === value)?.value ?? 'manager'

/** The form's state: what is typed, what must be mended, and sending it. */
function useAppointForm({ area, today, onClose }: AppointDialogProps) {
  const { send, isBusy, error } = useTreeCommand(appoint)
  const toast = useToast()
  const [isChecked, setChecked] = useState(false)
  const [draft, setDraft] = useState<AppointDraft>({ post: 'manager', name: '', phone: '', from: today, to: '' })
  const faults = isChecked ? faultsOf(draft) : []
  const set = (fields: Partial<AppointDraft>) => setDraft({ ...draft, ...fields })
  const fault = (name: AppointFault) => (faults.includes(name) ? text.faults[name] : undefined)

  async function submit() {
    setChecked(true)
    if (faultsOf(draft).length > 0) return
    const { post, from, to } = draft
    const [name, phone] = [draft.name.trim(), draft.phone.replace(/\s/g, '')]
    const answer = await send({
      ...{ role: 'grid_worker' as const, areaId: area.areaId, post, name, phone, from },
      ...(to && { to }),
    })
    if (!answer) return
    toast({ text: text.appointed(name) })
    onClose()
  }
  return { draft, set, fault, submit: () => void submit(), isBusy, error }
}

/** A name and a telephone on a post: theirs once the telephone is verified. */
export function AppointDialog(props: AppointDialogProps) {
  useReturnFocus()
  const { area, onClose } = props
  const { draft, set, fault, submit, isBusy, error } = useAppointForm(props)
  return (
    <Modal open title={text.appointTitle(area.name)} onCancel={onClose} footer={null} mask={{ closable: false }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Field label={text.post} isRequired>
          {(control) => (
            <Select
              {...control}
              options={POSTS}
              value={draft.post}
              onChange={(event) => set({ post: postOf(event.target.value) })}
            />
          )}
        </Field>
        <Field label={text.name} error={fault('name')} isRequired>
          {(control) => (
            <Input
              {...control}
              maxLength={20}
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={text.phone} note={text.phoneNote} error={fault('phone')} isRequired>
          {(control) => (
            <Input
              {...control}
              type='tel'
              inputMode='tel'
              autoComplete='off'
              value={draft.phone}
              onChange={(event) => set({ phone: event.target.value })}
            />
          )}
        </Field>
        <div className='field-pair'>
          <Field label={text.from}>
            {(control) => (
              <Input
                {...control}
                type='date'
                value={draft.from}
                onChange={(event) => set({ from: event.target.value })}
              />
            )}
          </Field>
          <Field label={text.to} note={text.toNote} error={fault('to')}>
            {(control) => (
              <Input {...control} type='date' value={draft.to} onChange={(event) => set({ to: event.target.value })} />
            )}
          </Field>
        </div>
        <Refusal error={error} />
        <div className='row dialog-foot'>
          <Button size='large' onClick={onClose}>
            {words.action.cancel}
          </Button>
          <Button type='primary' htmlType='submit' size='large' loading={isBusy}>
            {text.submit}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
