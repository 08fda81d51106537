import { type ReactNode, useId } from 'react'

type ChoiceProps<Value extends string> = {
  label: string
  /** The label is read out and not drawn. */
  isLabelHidden?: boolean
  isRequired?: boolean
  options: readonly { value: Value; label: ReactNode }[]
  value: Value | undefined
  onChange: (value: Value) => void
}

/** One of a few, side by side: radio buttons in the shape of the design's segmented track. */
export function Choice<Value extends string>({
  label,
  isLabelHidden,
  isRequired,
  options,
  value,
  onChange,
}: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset className='choice'>
      <legend className={isLabelHidden ? 'sr-only' : 'label c2'}>
        {label}
        {isRequired && <i aria-hidden='true'>＊</i>}
      </legend>
      <div className='seg'>
        {options.map((option) => (
          <label key={option.value} className={option.value === value ? 'on' : undefined}>
            <input
              type='radio'
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
