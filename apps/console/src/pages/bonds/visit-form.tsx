import { addVisit, type Bond, VISIT_NOTE_MAX } from '@microwish/contract'
import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import { bondWords as words } from '../../messages'
import { readLocalTime, toLocalTime } from '../../time'
import { Field } from '../../ui/field'
import { useToast } from '../../ui/toast'
import { useCommand } from '../../use-command'
import { Form } from './term-forms'
import { useRefreshBonds } from './use-bonds'

/** A visit in ten seconds: now, one person, a sentence; everything else only where it differs. */
export function VisitForm({ bond: { bondId }, onDone }: { bond: Bond; onDone: () => void }) {
  const toast = useToast()
  const refresh = useRefreshBonds()
  const command = useCommand(addVisit)
  const [when, setWhen] = useState(() => toLocalTime(new Date()))
  const [note, setNote] = useState('')
  const [counts, setCounts] = useState({ participations: 1, problemsFound: 0, problemsSolved: 0 })
  const [isTried, setTried] = useState(false)

  async function submit() {
    setTried(true)
    if (note.trim() === '') return
    const visit = await command
      .mutateAsync({ bondId, occurredAt: readLocalTime(when), note: note.trim(), ...counts })
      .catch(() => undefined)
    if (!visit) return
    await refresh()
    toast({ text: words.visitSaved })
    onDone()
  }

  return (
    <Form onSubmit={submit} isBusy={command.isPending} error={command.error}>
      <Field
        label={words.form.note}
        note={words.form.noteNote}
        error={isTried && note.trim() === '' ? words.form.fill.note : undefined}
        isRequired
      >
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            maxLength={VISIT_NOTE_MAX}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className='row wrap field-row'>
        <Field label={words.form.when}>
          {(control) => (
            <Input {...control} type='datetime-local' value={when} onChange={(event) => setWhen(event.target.value)} />
          )}
        </Field>
        {(
          [
            ['participations', words.form.count, 1],
            ['problemsFound', words.form.found, 0],
            ['problemsSolved', words.form.solved, 0],
          ] as const
        ).map(([name, label, least]) => (
          <Field key={name} label={label}>
            {(control) => (
              <InputNumber
                {...control}
                min={least}
                max={999}
                precision={0}
                value={counts[name]}
                onChange={(value) => setCounts({ ...counts, [name]: value ?? least })}
              />
            )}
          </Field>
        ))}
      </div>
    </Form>
  )
}
