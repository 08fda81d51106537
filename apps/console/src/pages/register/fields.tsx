import { CATEGORY_TEXT, Category, CHANNEL_TEXT, type Channel, TEXT_MAX } from '@microwish/contract'
import { Input } from 'antd'
import { words } from '../../messages'
import { toLocalTime } from '../../time'
import { Choice } from '../../ui/choice'
import { Field } from '../../ui/field'
import type { Register } from './use-register'

const CATEGORIES = Category.options.map((value) => ({ value, label: CATEGORY_TEXT[value] }))
/** How somebody reaches the desk other than by the mini-program. */
const CHANNELS = (['phone', 'window', 'group', 'visit', 'hotline', 'patrol', 'unit'] as const satisfies Channel[]).map(
  (value) => ({ value, label: CHANNEL_TEXT[value] }),
)

const SAID = (['now', 'earlier'] as const).map((value) => ({ value, label: words.register.when[value] }))

const faultOf = (form: Register, name: Register['faults'][number]) =>
  form.faults.includes(name) ? words.register.faults[name] : undefined

export function WordsFields({ form }: { form: Register }) {
  return (
    <>
      <Field label={words.register.words} note={words.register.wordsNote} error={faultOf(form, 'text')} isRequired>
        {(control) => (
          <Input.TextArea
            {...control}
            autoFocus
            rows={3}
            maxLength={TEXT_MAX}
            value={form.draft.text}
            onChange={(event) => form.set({ text: event.target.value })}
          />
        )}
      </Field>
      <div className='field'>
        <Choice
          label={words.register.category}
          isRequired
          options={CATEGORIES}
          value={form.draft.category}
          onChange={(category) => form.set({ category })}
        />
        <p className='note field-error'>{faultOf(form, 'category')}</p>
      </div>
    </>
  )
}

export function PhoneFields({ form }: { form: Register }) {
  const { draft, set } = form
  return (
    <>
      <div className='register-pair'>
        <Field label={words.register.phone} note={words.register.phoneNote} error={faultOf(form, 'phone')} isRequired>
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
        <Field label={words.register.name}>
          {(control) => (
            <Input
              {...control}
              maxLength={20}
              autoComplete='off'
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={words.register.address} note={words.register.addressNote}>
        {(control) => (
          <Input
            {...control}
            maxLength={80}
            autoComplete='off'
            value={draft.address}
            onChange={(event) => set({ address: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

export function SourceFields({ form }: { form: Register }) {
  return (
    <>
      <Choice
        label={words.register.channel}
        options={CHANNELS}
        value={form.draft.channel}
        onChange={(channel) => form.set({ channel })}
      />
      <Choice
        label={words.register.said}
        options={SAID}
        value={form.draft.isEarlier ? 'earlier' : 'now'}
        onChange={(said) => form.set({ isEarlier: said === 'earlier' })}
      />
      {form.draft.isEarlier && (
        <Field
          label={words.register.occurredAt}
          note={words.register.occurredAtNote}
          error={faultOf(form, 'occurredAt')}
          isRequired
        >
          {(control) => (
            <Input
              {...control}
              type='datetime-local'
              className='moment-input'
              max={toLocalTime(new Date())}
              value={form.draft.occurredAt}
              onChange={(event) => form.set({ occurredAt: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

/** Consent was asked for aloud; without it nothing is registered. */
export function ConsentField({ form }: { form: Register }) {
  return (
    <div className='field'>
      <label className='consent'>
        <input
          type='checkbox'
          checked={form.draft.hasConsented}
          onChange={(event) => form.set({ hasConsented: event.target.checked })}
        />
        <span>{words.register.consent}</span>
      </label>
      <p className='note field-error' role={form.faults.includes('consent') ? 'alert' : undefined}>
        {faultOf(form, 'consent')}
      </p>
    </div>
  )
}
