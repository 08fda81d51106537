import { ApiError, findPerson, type Grant, revokeRole } from '@microwish/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { call } from '../../api'
import { roleWords as words } from '../../messages'
import { useCommand } from '../../use-command'
import { Field } from '../../ui/field'
import { Loaded } from '../../ui/loaded'
import { Refusal } from '../../ui/refusal'
import { useToast } from '../../ui/toast'
import { useReturnFocus } from '../../ui/use-return-focus'
import { roleName } from './grant-text'
import { RoleList } from './role-list'

/** Takes a role away, with a reason; the person’s roles as they stand are shown above it, and are what it names. */
export function RevokeDialog({ grant, onClose }: { grant: Grant; onClose: () => void }) {
  useReturnFocus()
  const client = useQueryClient()
  const toast = useToast()
  const revoke = useCommand(revokeRole)
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { personId, personName, grantId } = grant
  // Noted on the server each time: asked for once, and again only after somebody else was quicker.
  const found = useQuery({
    queryKey: ['person', personId],
    queryFn: () => call(findPerson, { personId }),
    staleTime: Infinity,
    gcTime: 0,
  })
  const person = found.data?.items[0]

  async function submit() {
    setMissing(reason.trim() === '')
    if (reason.trim() === '' || !person) return
    try {
      await revoke.mutateAsync({ personId, grantId, version: person.version, reason: reason.trim() })
      await client.invalidateQueries({ queryKey: ['grants'] })
      toast({ text: words.revoked(personName, roleName(grant)) })
      onClose()
    } catch (error) {
      // The refusal stands below; what is shown must be of today before it is tried again.
      if (error instanceof ApiError && error.problem.code === 'stale_version') await found.refetch()
    }
  }

  return (
    <Modal open title={words.revokeTitle(personName, roleName(grant))} onCancel={onClose} footer={null}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p className='c2 dialog-explain'>{words.revokeOnce}</p>
        <Loaded query={found}>{() => <RoleList roles={person?.roles ?? []} />}</Loaded>
        <Field
          label={words.form.reason}
          note={words.form.reasonNote}
          error={isMissing ? words.form.fill.reason : undefined}
          isRequired
        >
          {(control) => (
            <Input.TextArea {...control} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <Refusal error={revoke.error} />
        <div className='row dialog-foot'>
          <Button size='large' onClick={onClose}>
            {words.keep}
          </Button>
          <Button type='primary' danger htmlType='submit' size='large' loading={revoke.isPending} disabled={!person}>
            {words.revoke}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
