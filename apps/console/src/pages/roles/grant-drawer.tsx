import { type FoundPerson, Role, ROLE_TEXT } from '@microwish/contract'
import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { useArea } from '../../area/area-context'
import { PickArea } from '../../area/pick-area'
import { roleWords as words, words as shared } from '../../messages'
import { PickUnit } from '../../organisation/pick-unit'
import { Field } from '../../ui/field'
import { Loaded } from '../../ui/loaded'
import { Refusal } from '../../ui/refusal'
import { Select } from '../../ui/select'
import { useToast } from '../../ui/toast'
import { useReturnFocus } from '../../ui/use-return-focus'
import { FindPerson } from './find-person'
import { ReachCard } from './reach-card'
import { RoleList } from './role-list'
import { type Gives, type GrantForm, speaksForUnit, useGrantForm } from './use-grant-form'

/** Gives a role: find the person, choose role and place, see how far it reaches, confirm. */
export function GrantDrawer({ gives, onClose }: { gives: Gives; onClose: () => void }) {
  useReturnFocus()
  const [person, setPerson] = useState<FoundPerson>()
  return (
    <Drawer open title={words.grant} size={640} onClose={onClose} mask={{ closable: false }}>
      {person ? (
        <GrantPerson person={person} gives={gives} onOther={() => setPerson(undefined)} onClose={onClose} />
      ) : (
        <FindPerson onFound={setPerson} />
      )}
    </Drawer>
  )
}

type GrantPersonProps = { person: FoundPerson; gives: Gives; onOther: () => void; onClose: () => void }

function GrantPerson({ person, gives, onOther, onClose }: GrantPersonProps) {
  const toast = useToast()
  const form = useGrantForm(person, gives, (role) => {
    toast({ text: words.granted(person.name, ROLE_TEXT[role]) })
    onClose()
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <section className='roles-person'>
        <div className='row between'>
          <h2>
            {person.name}
            {person.phoneMasked && <span className='note c3 num'>{person.phoneMasked}</span>}
          </h2>
          <Button type='text' onClick={onOther}>
            {words.find.other}
          </Button>
        </div>
        <RoleList roles={person.roles} />
      </section>
      <RoleFields form={form} gives={gives} />
      <TermFields form={form} needsName={person.needsName} />
      <section className='roles-reach' aria-live='polite'>
        <h2>{words.reach.title}</h2>
        {form.isOffered ? (
          <Loaded query={form.reach}>{(reach) => <ReachCard reach={reach} />}</Loaded>
        ) : (
          <p className='c2'>{words.reach.wait}</p>
        )}
      </section>
      <Refusal error={form.command.error} />
      <div className='row dialog-foot'>
        <Button size='large' onClick={onClose}>
          {shared.action.cancel}
        </Button>
        <Button
          type='primary'
          htmlType='submit'
          size='large'
          loading={form.command.isPending}
          disabled={form.isOffered && !form.reach.data}
        >
          {words.form.submit}
        </Button>
      </div>
    </form>
  )
}

/** Which role, where, and for which unit. */
function RoleFields({ form, gives }: { form: GrantForm; gives: Gives }) {
  const { area } = useArea()
  const { draft, change, missing, levels } = form
  return (
    <>
      <Field label={words.form.role} note={words.form.roleNote} error={missing.role} isRequired>
        {(control) => (
          <Select
            {...control}
            options={[
              { value: '', label: words.form.chooseRole },
              ...gives.map(({ role }) => ({ value: role as string, label: ROLE_TEXT[role] })),
            ]}
            value={draft.role ?? ''}
            onChange={(event) => {
              const role = Role.safeParse(event.target.value)
              const allowed = gives.find((one) => one.role === role.data)?.levels ?? []
              // A role of this very level needs no further choice.
              change({
                ...(role.success && { role: role.data }),
                area: allowed.includes(area.level) ? area : undefined,
              })
            }}
          />
        )}
      </Field>
      {draft.role && (
        <fieldset className='where-fields' key={draft.role}>
          <legend className='label c2'>{words.form.where}</legend>
          <PickArea root={area} levels={levels} error={missing.area} onChange={(next) => change({ area: next })} />
          {draft.area && <p className='b500'>{draft.area.name}</p>}
        </fieldset>
      )}
      {speaksForUnit(draft.role) && (
        <PickUnit
          label={words.form.unit}
          error={missing.unit}
          isRequired
          value={draft.unit}
          onChange={(unit) => change({ unit })}
        />
      )}
    </>
  )
}

/** For how long, under which name, and why. */
function TermFields({ form, needsName }: { form: GrantForm; needsName: boolean }) {
  const { draft, change, missing } = form
  return (
    <>
      <div className='row wrap field-row'>
        <Field label={words.form.from}>
          {(control) => (
            <Input
              {...control}
              type='date'
              value={draft.fromDay}
              onChange={(event) => change({ fromDay: event.target.value })}
            />
          )}
        </Field>
        <Field label={words.form.to} note={words.form.toNote}>
          {(control) => (
            <Input
              {...control}
              type='date'
              value={draft.toDay}
              onChange={(event) => change({ toDay: event.target.value })}
            />
          )}
        </Field>
      </div>
      {needsName && (
        <Field label={words.form.name} note={words.form.nameNote} error={missing.name} isRequired>
          {(control) => (
            <Input {...control} value={draft.name} onChange={(event) => change({ name: event.target.value })} />
          )}
        </Field>
      )}
      <Field label={words.form.reason} note={words.form.reasonNote} error={missing.reason} isRequired>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={2}
            value={draft.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
