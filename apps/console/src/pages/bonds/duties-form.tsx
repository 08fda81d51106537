import type { Bond } from '@microwish/contract'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { bondWords as words } from '../../messages'
import { Field } from '../../ui/field'
import { readDuties } from './bond-text'
import { Form } from './term-forms'
import { useBondChange } from './use-bond-change'

/** The duty list: what is done is ticked, new lines are typed below. */
export function DutiesForm({ bond, onDone }: { bond: Bond; onDone: () => void }) {
  const { change, isBusy, error } = useBondChange(bond, onDone)
  const [kept, setKept] = useState(bond.duties)
  const [fresh, setFresh] = useState('')
  const submit = () =>
    change({
      action: 'duties',
      duties: [...kept, ...readDuties(fresh, bond.unitName ?? '').map((duty) => ({ ...duty, isDone: false }))],
    })
  return (
    <Form onSubmit={submit} isBusy={isBusy} error={error}>
      {kept.length === 0 && <p className='c2'>{words.noDuties}</p>}
      <ul className='lines'>
        {kept.map((duty, at) => (
          <li key={duty.text} className='row'>
            <Checkbox
              className='grow'
              checked={duty.isDone}
              onChange={(event) =>
                setKept(kept.map((one, i) => (i === at ? { ...one, isDone: event.target.checked } : one)))
              }
            >
              {duty.text}
            </Checkbox>
            <Button type='text' onClick={() => setKept(kept.filter((_, i) => i !== at))}>
              {words.dutyRemove}
              <span className='sr-only'>{duty.text}</span>
            </Button>
          </li>
        ))}
      </ul>
      <Field label={words.form.duties} note={words.form.dutiesNote}>
        {(control) => (
          <Input.TextArea {...control} rows={3} value={fresh} onChange={(event) => setFresh(event.target.value)} />
        )}
      </Field>
    </Form>
  )
}
