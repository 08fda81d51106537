import { decideRegistration, type RegistrationRow } from '@microwish/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { peopleWords as words, words as shared } from '../../messages'
import { type PickedUnit, PickUnit } from '../../organisation/pick-unit'
import { Field } from '../../ui/field'
import { Phrases } from '../../ui/phrases'
import { Refusal } from '../../ui/refusal'
import { useToast } from '../../ui/toast'
import { useReturnFocus } from '../../ui/use-return-focus'
import { useCommand } from '../../use-command'

type DecideDialogProps = { row: RegistrationRow; decision: 'confirm' | 'refuse'; onClose: () => void }

/** Confirms a registration, or says why not. */
export function DecideDialog({ row, decision, onClose }: DecideDialogProps) {
  useReturnFocus()
  const form = useDecision(row, decision, onClose)
  const isConfirming = decision === 'confirm'
  return (
    <Modal
      open
      title={isConfirming ? words.decide.title(row.name) : words.decide.refuseTitle(row.name)}
      onCancel={onClose}
      footer={null}
      mask={{ closable: false }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        <p className='c2 dialog-explain'>{isConfirming ? words.decide.explain : words.decide.refuseExplain}</p>
        {isConfirming ? <ConfirmFields row={row} form={form} /> : <RefuseFields form={form} />}
        <Refusal error={form.command.error} />
        <div className='row dialog-foot'>
          <Button size='large' onClick={onClose}>
            {shared.action.cancel}
          </Button>
          <Button type='primary' htmlType='submit' size='large' loading={form.command.isPending}>
            {isConfirming ? words.confirm : words.refuse}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

type Draft = { unit?: PickedUnit | undefined; confirmsParty: boolean; branch?: PickedUnit | undefined; reason: string }

function useDecision(row: RegistrationRow, decision: 'confirm' | 'refuse', onClose: () => void) {
  const client = useQueryClient()
  const toast = useToast()
  const command = useCommand(decideRegistration)
  const [draft, setDraft] = useState<Draft>({ confirmsParty: false, reason: '' })
  const [isMissing, setMissing] = useState(false)
  const change = (more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more }))

  async function submit() {
    const isRefusing = decision === 'refuse'
    setMissing(isRefusing && draft.reason.trim() === '')
    if (isRefusing && draft.reason.trim() === '') return
    const done = await command.mutateAsync(commandOf(row, decision, draft)).catch(() => undefined)
    if (!done) return
    await client.invalidateQueries({ queryKey: ['registrations'] })
    toast({ text: isRefusing ? words.refused(row.name) : words.confirmed(row.name) })
    onClose()
  }
  return { draft, change, isMissing, command, submit }
}
type Form = ReturnType<typeof useDecision>

function commandOf(
  { registrationId, personId, version }: RegistrationRow,
  decision: 'confirm' | 'refuse',
  { unit, confirmsParty, branch, reason }: Draft,
) {
  const which = { registrationId, personId, version }
  if (decision === 'refuse') return { ...which, decision, reason: reason.trim() }
  return {
    ...{ ...which, decision, confirmsParty },
    ...(unit && { unitId: unit.unitId }),
    ...(confirmsParty && branch && { branchId: branch.unitId }),
  }
}

function ConfirmFields({ row, form: { draft, change } }: { row: RegistrationRow; form: Form }) {
  return (
    <>
      {!row.unitId && <PickUnit label={words.decide.unit} value={draft.unit} onChange={(unit) => change({ unit })} />}
      {row.party && !row.party.isConfirmed && (
        <>
          <Checkbox checked={draft.confirmsParty} onChange={(event) => change({ confirmsParty: event.target.checked })}>
            {words.decide.confirmsParty}
          </Checkbox>
          <p className='note c3'>{words.decide.confirmsPartyNote}</p>
          {draft.confirmsParty && (
            <PickUnit label={words.decide.branch} value={draft.branch} onChange={(branch) => change({ branch })} />
          )}
        </>
      )}
    </>
  )
}

function RefuseFields({ form: { draft, change, isMissing } }: { form: Form }) {
  return (
    <>
      <Field label={words.decide.reason} error={isMissing ? words.decide.reasonMissing : undefined} isRequired>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            value={draft.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        )}
      </Field>
      <Phrases phrases={words.decide.phrases} onPick={(reason) => change({ reason })} />
    </>
  )
}
