import { type Bond, BOND_KINDS } from '@microwish/contract'
import { Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { bondWords as words } from '../../messages'
import { addDays } from '../../time'
import { Field } from '../../ui/field'
import { Refusal } from '../../ui/refusal'
import { useReturnFocus } from '../../ui/use-return-focus'
import { useBondChange } from './use-bond-change'

type FormProps = { bond: Bond; onDone: () => void }

const YEAR_DAYS = 365

/** Other days for a bond. */
export function EditForm({ bond, onDone }: FormProps) {
  const { change, isBusy, error } = useBondChange(bond, onDone)
  const [from, setFrom] = useState(bond.from)
  const [to, setTo] = useState(bond.to ?? '')
  return (
    <Form onSubmit={() => change({ action: 'edit', from, ...(to && { to }) })} isBusy={isBusy} error={error}>
      <DayField label={words.form.from} value={from} onChange={setFrom} />
      <DayField
        label={words.form.to}
        value={to}
        onChange={setTo}
        {...(!BOND_KINDS[bond.kind].isAgreement && { note: words.form.toNote })}
      />
    </Form>
  )
}

/** A new agreement from the day after the old one, for as long again unless somebody says otherwise. */
export function RenewForm({ bond, onDone }: FormProps) {
  const { change, isBusy, error } = useBondChange(bond, onDone)
  const [to, setTo] = useState(addDays(bond.to ?? bond.from, YEAR_DAYS))
  return (
    <Form onSubmit={() => change({ action: 'renew', to })} isBusy={isBusy} error={error} submit={words.form.renewSure}>
      <DayField label={words.form.newTo} value={to} onChange={setTo} />
    </Form>
  )
}

/** Ends a bond for good: said, and with a reason. */
export function EndForm({ bond, onDone }: FormProps) {
  const { change, isBusy, error } = useBondChange(bond, onDone)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const submit = async () => {
    setTried(true)
    if (reason.trim() !== '') await change({ action: 'end', reason: reason.trim() })
  }
  return (
    <Form onSubmit={submit} isBusy={isBusy} error={error} submit={words.form.endSure}>
      <p className='b500'>{words.form.endTitle}</p>
      <p className='c2'>{words.form.endOnce}</p>
      <Field
        label={words.form.reason}
        error={isTried && reason.trim() === '' ? words.form.fill.reason : undefined}
        isRequired
      >
        {(control) => (
          <Input.TextArea {...control} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </Form>
  )
}

type DayFieldProps = {
  label: string
  note?: string
  error?: string | undefined
  isRequired?: boolean
  value: string
  onChange: (day: string) => void
}

/** A day, in the browser's own field. */
export function DayField({ value, onChange, ...field }: DayFieldProps) {
  return (
    <Field {...field}>
      {(control) => <Input {...control} type='date' value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}

type BondFormProps = {
  onSubmit: () => Promise<void>
  isBusy: boolean
  error: unknown
  submit?: string
  children: React.ReactNode
}

/** A small form with its refusal and its one button. */
export function Form({ onSubmit, isBusy, error, submit = words.save, children }: BondFormProps) {
  useReturnFocus()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit()
      }}
    >
      {children}
      <Refusal error={error} />
      <Button className='form-submit' type='primary' htmlType='submit' size='large' loading={isBusy}>
        {submit}
      </Button>
    </form>
  )
}
