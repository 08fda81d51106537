import {
  kindsOf,
  ORGANISATION_FAMILY_TEXT,
  ORGANISATION_KINDS,
  OrganisationFamily,
  OrganisationKind,
  type OrganisationView,
} from '@microwish/contract'
import { Button, Drawer, Input } from 'antd'
import { useArea } from '../../area/area-context'
import { PickArea } from '../../area/pick-area'
import { organisationWords as words, words as shared } from '../../messages'
import { PickUnit } from '../../organisation/pick-unit'
import { Field } from '../../ui/field'
import { Icon } from '../../ui/icon'
import { Refusal } from '../../ui/refusal'
import { useReturnFocus } from '../../ui/use-return-focus'
import { type OrganisationDraft, useOrganisationForm } from './use-organisation-form'

type OrganisationFormProps = {
  /** Absent: a new one. */
  organisation?: OrganisationView
  onClose: () => void
  onSaved: (saved: OrganisationView) => void
}
type Form = ReturnType<typeof useOrganisationForm>

/** Enters an organisation in the register, or changes what is said of it. */
export function OrganisationForm({ organisation, onClose, onSaved }: OrganisationFormProps) {
  useReturnFocus()
  const { area: root } = useArea()
  const form = useOrganisationForm(organisation, root, (saved) => {
    onClose()
    onSaved(saved)
  })
  return (
    <Drawer open title={organisation ? words.edit : words.add} size={560} onClose={onClose} mask={{ closable: false }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        <NameFields form={form} />
        {!organisation && (
          <fieldset className='where-fields'>
            <legend className='label c2'>{words.form.where}</legend>
            <PickArea
              root={root}
              levels={['county', 'street', 'community', 'grid', 'building']}
              error={form.missing.area}
              onChange={(area) => form.change({ area })}
            />
          </fieldset>
        )}
        <PickUnit label={words.form.parent} value={form.draft.parent} onChange={(parent) => form.change({ parent })} />
        <FactFields form={form} />
        <Refusal error={form.error} />
        <div className='row dialog-foot'>
          <Button size='large' onClick={onClose}>
            {shared.action.cancel}
          </Button>
          <Button type='primary' htmlType='submit' size='large' loading={form.isBusy}>
            {words.save}
          </Button>
        </div>
      </form>
    </Drawer>
  )
}

/** What it is called and what it is; kinds stand under their families. */
function NameFields({ form: { draft, change, missing } }: { form: Form }) {
  return (
    <>
      <Field label={words.form.name} error={missing.name} isRequired>
        {(control) => (
          <Input
            {...control}
            maxLength={40}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.form.kind} isRequired>
        {(control) => (
          <span className='select'>
            <select
              {...control}
              value={draft.kind}
              onChange={(event) => change({ kind: OrganisationKind.parse(event.target.value) })}
            >
              {OrganisationFamily.options.map((family) => (
                <optgroup key={family} label={ORGANISATION_FAMILY_TEXT[family]}>
                  {kindsOf(family).map((kind) => (
                    <option key={kind} value={kind}>
                      {ORGANISATION_KINDS[kind].text}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
            <Icon name='down' size={15} />
          </span>
        )}
      </Field>
    </>
  )
}

const PAIRS = [
  ['code', 'creditCode'],
  ['partyMembers', 'staff'],
  ['termFrom', 'termTo'],
] as const satisfies readonly (readonly (keyof OrganisationDraft)[])[]

/** Numbers and dates, two to a row; none of them is needed. */
function FactFields({ form: { draft, change, missing } }: { form: Form }) {
  return PAIRS.map((pair) => (
    <div key={pair[0]} className='row wrap field-row'>
      {pair.map((name) => (
        <Field key={name} label={words.form[name]} error={name === 'termTo' ? missing.term : undefined}>
          {(control) => (
            <Input
              {...control}
              type={name.startsWith('term') ? 'date' : 'text'}
              inputMode={name === 'partyMembers' || name === 'staff' ? 'numeric' : 'text'}
              value={draft[name]}
              onChange={(event) => change({ [name]: cleaned(name, event.target.value) })}
            />
          )}
        </Field>
      ))}
    </div>
  ))
}

const cleaned = (name: (typeof PAIRS)[number][number], text: string) =>
  name === 'partyMembers' || name === 'staff' ? text.replace(/\D/g, '') : text.toUpperCase()
