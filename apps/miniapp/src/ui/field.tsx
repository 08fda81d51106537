import { Input, Label, Textarea, View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { Tappable } from './button'
import { classesOf } from './classes'
import css from './field.module.css'
import { Icon } from './icon'

const cx = classesOf(css)

type FieldProps = {
  /** Unique on the page; ties the words above and the mistake below to the input. */
  id: string
  label: string
  /** Who sees it, in one line. */
  note?: string
  /** What to mend and how. */
  error?: string | undefined
}

/** Words above, the control, and what to mend below it. */
export function Field({ id, label, note, error, children }: FieldProps & { children: ReactNode }) {
  return (
    <View>
      <Label className={cx('label')} for={id}>
        {label}
      </Label>
      {children}
      {note && <View className={cx('note')}>{note}</View>}
      {error && <FieldError id={id} text={error} />}
    </View>
  )
}

export function FieldError({ id, text }: { id: string; text: string }) {
  return (
    <View id={`${id}-error`} className={cx('error')} role='alert'>
      <Icon name='warning' size='s' />
      <View>{text}</View>
    </View>
  )
}

type InputProps = FieldProps & {
  value: string
  placeholder?: string
  maxLength?: number
  onChange: (value: string) => void
  onDone?: () => void
}

const invalid = (id: string, error: string | undefined) =>
  error ? { 'aria-invalid': 'true', 'aria-describedby': `${id}-error` } : {}

/** One line of text. */
export function TextField({ type = 'text', ...props }: InputProps & { type?: 'text' | 'number' }) {
  const { id, error, value, placeholder = '', maxLength = 80, onChange, onDone } = props
  const [isFocused, setFocused] = useState(false)
  return (
    <Field {...props}>
      <Input
        id={id}
        className={cx('box', isFocused && 'focus', error !== undefined && 'bad')}
        placeholderClass={cx('placeholder')}
        type={type}
        value={value}
        placeholder={placeholder}
        maxlength={maxLength}
        {...invalid(id, error)}
        onInput={(event) => onChange(event.detail.value)}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false)
          onDone?.()
        }}
      />
    </Field>
  )
}

/** Several lines of text, with a count of what is left. */
export function TextArea(props: InputProps & { maxLength: number }) {
  const { id, error, value, placeholder = '', maxLength, onChange, onDone } = props
  const [isFocused, setFocused] = useState(false)
  return (
    <Field {...props}>
      <View className={cx('box', 'area', isFocused && 'focus', error !== undefined && 'bad')}>
        <Textarea
          id={id}
          className={cx('textarea')}
          placeholderClass={cx('placeholder')}
          value={value}
          placeholder={placeholder}
          maxlength={maxLength}
          {...invalid(id, error)}
          onInput={(event) => onChange(event.detail.value)}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false)
            onDone?.()
          }}
        />
        <View className={cx('count')} aria-hidden='true'>
          {value.length}/{maxLength}
        </View>
      </View>
    </Field>
  )
}

/** A sentence to agree to. */
export function CheckRow({
  id,
  text,
  note,
  isOn,
  error,
  onTap,
}: {
  id: string
  text: string
  note?: string
  isOn: boolean
  error?: string | undefined
  onTap: () => void
}) {
  return (
    <View>
      <Tappable className={cx('check-row')} role='checkbox' isOn={isOn} onTap={onTap}>
        <View className={cx('check-box', isOn && 'check-on')}>{isOn && <Icon name='check' size='xs' />}</View>
        <View className={cx('check-text')}>
          {text}
          {note && <View className={cx('note')}>{note}</View>}
        </View>
      </Tappable>
      {error && <FieldError id={id} text={error} />}
    </View>
  )
}
