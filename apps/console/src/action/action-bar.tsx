import { ACTION_TEXT, type CaseNeed, type CaseRow, type NeedAction } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { actionWords, words } from '../messages'
import { hrefOf } from '../route'
import { Icon, type IconName } from '../ui/icon'
import { Refusal } from '../ui/refusal'
import { ActionDialog } from './action-dialog'
import { DIALOG_ACTIONS, type DialogAction } from './action-forms'
import { useAccept } from './use-accept'

const ICONS: Record<DialogAction, IconName> = {
  ask: 'ask',
  decline: 'signpost',
  close: 'check-circle',
  unpublish: 'undo',
  release: 'undo',
  confirm: 'phone',
}

type ActionBarProps = {
  need: CaseNeed
  /** Offered elsewhere on the page. */
  omit?: readonly NeedAction[]
  size?: 'middle' | 'large'
  onSettled: (need: CaseRow, done: string) => void
}

/** What this officer may do next, and nothing else: the server says what (`need.actions`). */
export function ActionBar({ need, omit = [], size = 'middle', onSettled }: ActionBarProps) {
  const [open, setOpen] = useState<DialogAction>()
  const accept = useAccept(need)
  const offers = (action: NeedAction) => need.actions.includes(action) && !omit.includes(action)
  return (
    <>
      {offers('publish') && (
        <Button
          type='primary'
          size={size}
          href={hrefOf({ page: 'triage', needId: need.needId })}
          icon={<Icon name='leaf' />}
        >
          {words.action.toPublish}
        </Button>
      )}
      {offers('accept') && (
        <Button size={size} loading={accept.isBusy} onClick={accept.accept} icon={<Icon name='check' />}>
          {ACTION_TEXT.accept}
        </Button>
      )}
      {DIALOG_ACTIONS.filter(offers).map((action) => (
        <Button
          key={action}
          size={size}
          type={action === 'confirm' ? 'primary' : 'text'}
          icon={<Icon name={ICONS[action]} />}
          onClick={() => setOpen(action)}
        >
          {actionWords[action].button}
        </Button>
      ))}
      <Refusal error={accept.error} />
      {open && (
        <ActionDialog
          action={open}
          need={need}
          onClose={() => setOpen(undefined)}
          onDone={(changed, done) => {
            setOpen(undefined)
            onSettled(changed, done)
          }}
        />
      )}
    </>
  )
}
