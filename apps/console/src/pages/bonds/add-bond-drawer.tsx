import { BOND_KINDS, BondKind } from '@microwish/contract'
import { Button, Drawer, Input } from 'antd'
import { useArea } from '../../area/area-context'
import { PickArea } from '../../area/pick-area'
import { bondWords as words, words as shared } from '../../messages'
import { PickUnit } from '../../organisation/pick-unit'
import { Field } from '../../ui/field'
import { Refusal } from '../../ui/refusal'
import { Select } from '../../ui/select'
import { useReturnFocus } from '../../ui/use-return-focus'
import { DayField } from './term-forms'
import { type AddBondForm, useAddBond } from './use-add-bond'

/** A new bond: its kind first, then only what that kind asks for. */
export function AddBondDrawer({ onClose }: { onClose: () => void }) {
  useReturnFocus()
  const { area: root } = useArea()
  const form = useAddBond(root, onClose)
  const { draft, missing } = form
  const rule = BOND_KINDS[draft.kind]
  return (
    <Drawer open title={words.add} size={600} onClose={onClose} mask={{ closable: false }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        <Field label={words.form.kind} isRequired>
          {(control) => (
            <Select
              {...control}
              options={BondKind.options.map((value) => ({ value, label: BOND_KINDS[value].text }))}
              value={draft.kind}
              onChange={(event) => form.chooseKind(BondKind.parse(event.target.value))}
            />
          )}
        </Field>
        <PartyFields form={form} />
        <fieldset className='where-fields' key={draft.kind}>
          <legend className='label c2'>{words.form.where}</legend>
          <PickArea root={root} levels={rule.levels} error={missing.area} onChange={(area) => form.change({ area })} />
        </fieldset>
        <TermFields form={form} />
        <Refusal error={form.command.error} />
        <div className='row dialog-foot'>
          <Button size='large' onClick={onClose}>
            {shared.action.cancel}
          </Button>
          <Button type='primary' htmlType='submit' size='large' loading={form.command.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Drawer>
  )
}

/** Who stands on the one side. */
function PartyFields({ form: { draft, change, missing } }: { form: AddBondForm }) {
  const rule = BOND_KINDS[draft.kind]
  if (rule.party === 'leader')
    return (
      <div className='row wrap field-row'>
        <Text
          label={words.form.leader}
          error={missing.leader}
          value={draft.leader.name}
          onChange={(name) => change({ leader: { ...draft.leader, name } })}
        />
        <Text
          label={words.form.title}
          value={draft.leader.title}
          onChange={(title) => change({ leader: { ...draft.leader, title } })}
        />
      </div>
    )
  return (
    <>
      <PickUnit
        label={words.form.unit}
        error={missing.unit}
        isRequired
        value={draft.unit}
        onChange={(unit) => change({ unit })}
      />
      {rule.hasPartners && (
        <>
          {draft.partners.map(({ unitId, name }) => (
            <p key={unitId} className='row between'>
              <span className='b500'>{name}</span>
              <Button
                type='text'
                onClick={() => change({ partners: draft.partners.filter((one) => one.unitId !== unitId) })}
              >
                {words.dutyRemove}
                <span className='sr-only'>{name}</span>
              </Button>
            </p>
          ))}
          <PickUnit
            key={draft.partners.length}
            label={draft.partners.length === 0 ? words.form.partners : words.form.addPartner}
            error={missing.partners}
            value={undefined}
            onChange={(unit) => unit && change({ partners: [...draft.partners, unit] })}
          />
        </>
      )}
    </>
  )
}

/** From when to when, who signed, and what was promised. */
function TermFields({ form: { draft, change, missing } }: { form: AddBondForm }) {
  const rule = BOND_KINDS[draft.kind]
  return (
    <>
      <div className='row wrap field-row'>
        <DayField
          label={words.form.from}
          error={missing.from}
          isRequired
          value={draft.from}
          onChange={(from) => change({ from })}
        />
        <DayField
          label={words.form.to}
          error={missing.to}
          isRequired={rule.isAgreement}
          {...(!rule.isAgreement && { note: words.form.toNote })}
          value={draft.to}
          onChange={(to) => change({ to })}
        />
      </div>
      {rule.isAgreement && (
        <div className='row wrap field-row'>
          <Text
            label={words.form.unitSigner}
            error={missing.signers}
            value={draft.unitSigner}
            onChange={(unitSigner) => change({ unitSigner })}
          />
          <Text
            label={words.form.areaSigner}
            error={missing.signers}
            value={draft.areaSigner}
            onChange={(areaSigner) => change({ areaSigner })}
          />
        </div>
      )}
      {draft.kind === 'household_contact' && (
        <Text
          label={words.form.households}
          value={draft.households}
          onChange={(text) => change({ households: text.replace(/\D/g, '') })}
        />
      )}
      {rule.duties !== 'none' && (
        <Field label={words.form.duties} note={words.form.dutiesNote} error={missing.duties}>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={4}
              value={draft.duties}
              onChange={(event) => change({ duties: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

type TextProps = { label: string; error?: string | undefined; value: string; onChange: (text: string) => void }

function Text({ value, onChange, ...field }: TextProps) {
  return (
    <Field {...field}>
      {(control) => <Input {...control} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}
