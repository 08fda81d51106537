import {
  AREA_KIND_TEXT,
  AREA_NAME_MAX,
  GRID_GRADE_TEXT,
  GRID_KIND_TEXT,
  GridGrade,
  GridKind,
  KINDS_OF_LEVEL,
  POST_TEXT,
  Post,
} from '@microwish/contract'
import { Input } from 'antd'
import { areaWords as text } from '../../messages/grid-words'
import { Choice } from '../../ui/choice'
import { Field } from '../../ui/field'
import { Select } from '../../ui/select'
import type { AreaFault } from './area-draft'
import type { AreaForm } from './use-area-form'

const faultOf = (form: AreaForm, name: AreaFault) => (form.faults.includes(name) ? text.faults[name] : undefined)

/** What only those who shape the tree may change. */
export function NameFields({ form }: { form: AreaForm }) {
  const { draft, set, level, mayShape } = form
  const kinds = KINDS_OF_LEVEL[level].map((value) => ({ value, label: AREA_KIND_TEXT[value] }))
  return (
    <>
      <div className='field-pair'>
        <Field label={text.name} error={faultOf(form, 'name')} isRequired>
          {(control) => (
            <Input
              {...control}
              disabled={!mayShape}
              maxLength={AREA_NAME_MAX}
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={text.code} note={form.codeNote} error={faultOf(form, 'code')} isRequired>
          {(control) => (
            <Input
              {...control}
              disabled={!mayShape || level === 'county'}
              inputMode='numeric'
              value={draft.code}
              onChange={(event) => set({ code: event.target.value.trim() })}
            />
          )}
        </Field>
      </div>
      {kinds.length > 1 && mayShape && (
        <Choice
          label={text.kind}
          options={kinds}
          value={kinds.find(({ value }) => value === draft.kind)?.value}
          onChange={(kind) => set({ kind })}
        />
      )}
    </>
  )
}

export function ServiceFields({ form }: { form: AreaForm }) {
  const { draft, set } = form
  return (
    <div className='field-pair three'>
      <Field label={text.households} error={faultOf(form, 'households')}>
        {(control) => (
          <Input
            {...control}
            inputMode='numeric'
            value={draft.households}
            onChange={(event) => set({ households: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.servicePhone} note={text.servicePhoneNote} error={faultOf(form, 'servicePhone')}>
        {(control) => (
          <Input
            {...control}
            inputMode='tel'
            value={draft.servicePhone}
            onChange={(event) => set({ servicePhone: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.serviceName}>
        {(control) => (
          <Input
            {...control}
            maxLength={20}
            value={draft.serviceName}
            onChange={(event) => set({ serviceName: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}

const GRADES = [
  { value: '', label: text.noGrade },
  ...GridGrade.options.map((value) => ({ value: value as string, label: GRID_GRADE_TEXT[value] })),
]
const GRID_KINDS = GridKind.options.map((value) => ({ value: value as string, label: GRID_KIND_TEXT[value] }))

/** The second grading, that lies over the tree. */
export function OverlayFields({ form }: { form: AreaForm }) {
  const { draft, set } = form
  return (
    <div className='field-pair'>
      <Field label={text.grade}>
        {(control) => (
          <Select
            {...control}
            options={GRADES}
            value={draft.grade}
            onChange={(event) => set({ grade: event.target.value })}
          />
        )}
      </Field>
      {draft.grade !== '' && (
        <Field label={text.gridKind}>
          {(control) => (
            <Select
              {...control}
              options={GRID_KINDS}
              value={draft.gridKind}
              onChange={(event) => set({ gridKind: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  )
}

/** Posts exist on grids and below. */
export function PostFields({ form }: { form: AreaForm }) {
  const { draft, set, level } = form
  if (level !== 'grid' && level !== 'building') return null
  return (
    <fieldset className='post-numbers'>
      <legend className='label c2'>{text.posts}</legend>
      <div className='field-pair four'>
        {Post.options.map((post) => (
          <Field key={post} label={POST_TEXT[post]}>
            {(control) => (
              <Input
                {...control}
                inputMode='numeric'
                value={draft.posts[post]}
                onChange={(event) => set({ posts: { ...draft.posts, [post]: event.target.value } })}
              />
            )}
          </Field>
        ))}
      </div>
      <p className={faultOf(form, 'posts') ? 'note field-error' : 'note c3'}>
        {faultOf(form, 'posts') ?? text.postsNote}
      </p>
    </fieldset>
  )
}
