import { GRADE_TEXT, type Grade, NOTE_MAX, OUTCOME_TEXT, UNRATED_TEXT } from '@microwish/contract'
import { Input } from 'antd'
import { actionWords, words } from '../messages'
import { Choice } from '../ui/choice'
import { Face } from '../ui/face'
import { Field } from '../ui/field'
import { Phrases } from '../ui/phrases'
import type { CloseOutcome, DialogAction, WordsName } from './action-forms'
import type { useActionDialog } from './use-action-dialog'

type Form = ReturnType<typeof useActionDialog>

const OUTCOMES: readonly CloseOutcome[] = ['explained', 'guided', 'partly']
const GRADES: readonly Grade[] = [5, 4, 3, 2, 1]

/** Words that the action carries, with common phrases to begin from. */
export function WordsField({ action, name, form }: { action: DialogAction; name: WordsName; form: Form }) {
  const { label, note, phrases } = actionWords[action].fields[name] ?? { label: '', phrases: [] }
  const value = form.draft[name] ?? ''
  return (
    <Field
      label={label}
      isRequired
      {...(note && { note })}
      error={form.missing.includes(name) ? words.action.missing(label) : undefined}
    >
      {(control) => (
        <>
          {phrases.length > 0 && (
            <Phrases phrases={phrases} onPick={(phrase) => form.set({ [name]: value + phrase })} />
          )}
          <Input.TextArea
            {...control}
            required
            rows={2}
            maxLength={NOTE_MAX}
            value={value}
            onChange={(event) => form.set({ [name]: event.target.value })}
          />
        </>
      )}
    </Field>
  )
}

export function OutcomeField({ form }: { form: Form }) {
  return (
    <div className='field'>
      <Choice
        label={words.action.outcome}
        isRequired
        options={OUTCOMES.map((value) => ({ value, label: OUTCOME_TEXT[value].staff }))}
        value={form.draft.outcome}
        onChange={(outcome) => form.set({ outcome })}
      />
      <p className='note field-error'>
        {form.missing.includes('outcome') && words.action.unchosen(words.action.outcome)}
      </p>
    </div>
  )
}

/** The grade that the resident gave in the call; none is 未评价 and counted apart. */
export function GradeField({ form }: { form: Form }) {
  return (
    <div className='field'>
      <Choice
        label={words.action.grade}
        options={[
          ...GRADES.map((grade) => ({
            value: String(grade),
            label: (
              <span className='row'>
                <Face grade={grade} size={22} />
                {GRADE_TEXT[grade]}
              </span>
            ),
          })),
          { value: 'none', label: UNRATED_TEXT },
        ]}
        value={form.draft.grade ? String(form.draft.grade) : 'none'}
        onChange={(value) => form.set({ grade: value === 'none' ? undefined : (Number(value) as Grade) })}
      />
      <p className='note c3'>{words.action.gradeNote}</p>
    </div>
  )
}
