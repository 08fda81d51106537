import type { SelectHTMLAttributes } from 'react'
import { Icon } from './icon'

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & { options: readonly { value: string; label: string }[] }

/** The browser's own list box: known to every keyboard, screen reader and telephone. */
export function Select({ options, ...rest }: SelectProps) {
  return (
    <span className='select'>
      <select {...rest}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Icon name='down' size={15} />
    </span>
  )
}
