import { type ReactNode, useId } from 'react'

type FieldProps = {
  label: string
  /** Who sees it, or what it is for; one line. */
  note?: string
  /** What to mend. */
  error?: string | undefined
  isRequired?: boolean
  children: (control: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ReactNode
}

/** A labelled control with its note, and in place what must be mended. */
export function Field({ label, note, error, isRequired, children }: FieldProps) {
  const id = useId()
  return (
    <div className='field'>
      <label className='label c2' htmlFor={id}>
        {label}
        {isRequired && <i aria-hidden='true'>＊</i>}
      </label>
      {children({ id, 'aria-describedby': `${id}-note`, 'aria-invalid': error !== undefined })}
      <p id={`${id}-note`} className={error ? 'note field-error' : 'note c3'}>
        {error ?? note}
      </p>
    </div>
  )
}
