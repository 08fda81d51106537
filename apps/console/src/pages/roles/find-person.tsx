import { type FoundPerson, findPerson, PersonId } from '@microwish/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../api'
import { roleWords as words } from '../../messages'
import { Choice } from '../../ui/choice'
import { Field } from '../../ui/field'
import { Icon } from '../../ui/icon'
import { Refusal } from '../../ui/refusal'

type By = 'phone' | 'personId'

/** Finds one person by a verified telephone, or by the id that they read out. */
export function FindPerson({ onFound }: { onFound: (person: FoundPerson) => void }) {
  const [by, setBy] = useState<By>('phone')
  const [text, setText] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [isNobody, setNobody] = useState(false)
  const [isMissing, setMissing] = useState(false)

  async function find() {
    const given = text.trim()
    setMissing(given === '')
    if (given === '') return
    setBusy(true)
    setError(undefined)
    setNobody(false)
    try {
      const id = PersonId.safeParse(given)
      const { items } =
        by === 'phone'
          ? await call(findPerson, { phone: given })
          : id.success
            ? await call(findPerson, { personId: id.data })
            : { items: [] }
      const [person] = items
      if (person) onFound(person)
      else setNobody(true)
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void find()
      }}
    >
      <h2>{words.find.title}</h2>
      <p className='c2'>{words.find.how}</p>
      <Choice
        label={words.find.by}
        isLabelHidden
        options={[
          { value: 'phone', label: words.find.phone },
          { value: 'personId', label: words.find.personId },
        ]}
        value={by}
        onChange={setBy}
      />
      <Field
        label={by === 'phone' ? words.find.phone : words.find.personId}
        error={isMissing ? words.find.missing[by] : undefined}
        isRequired
      >
        {(control) => (
          <Input
            {...control}
            inputMode={by === 'phone' ? 'tel' : 'text'}
            autoComplete='off'
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {isNobody && <Nobody />}
      <Refusal error={error} />
      <Button className='form-submit' type='primary' htmlType='submit' size='large' loading={isBusy}>
        {words.find.go}
      </Button>
    </form>
  )
}

function Nobody() {
  return (
    <div className='refusal' role='alert'>
      <Icon name='search' />
      <div>
        <p className='b'>{words.find.nobody}</p>
        <p className='note'>{words.find.nobodyHow}</p>
      </div>
    </div>
  )
}
