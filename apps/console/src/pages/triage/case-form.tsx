import type { CaseNeed, CaseRow } from '@microwish/contract'
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { ActionBar } from '../../action/action-bar'
import { words } from '../../messages'
import { hrefOf } from '../../route'
import { Icon } from '../../ui/icon'
import { PublishCard } from './publish-card'
import { SaidCard } from './said-card'
import { useKeys } from './use-keys'
import { usePublish } from './use-publish'

type CaseFormProps = { need: CaseNeed; onSettled: (need: CaseRow, done: string) => void; children: ReactNode }

/** Words, publish form and actions of one case. Buttons come from `need.actions`. */
export function CaseForm({ need, onSettled, children }: CaseFormProps) {
  const publish = usePublish(need, onSettled)
  const canPublish = need.actions.includes('publish')
  const place = useRef<HTMLDivElement>(null)
  useKeys(canPublish ? { p: () => void publish.publish() } : {})
  // The case before took the focus away with it: a reader goes on with this one.
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus()
  }, [])
  return (
    <>
      <div className='detail-scroll' tabIndex={-1} ref={place}>
        {children}
        <SaidCard need={need} kept={publish.draft.kept} {...(canPublish && { onToggle: publish.toggle })} />
        {canPublish ? (
          <PublishCard need={need} publish={publish} />
        ) : (
          <p className='card'>
            {words.triage.notHere(need.statusText)}{' '}
            <a className='text-link' href={hrefOf({ page: 'need', needId: need.needId })}>
              {words.triage.look}
            </a>
          </p>
        )}
      </div>
      <footer className='actions'>
        {canPublish && (
          <Button
            type='primary'
            size='large'
            loading={publish.isBusy}
            disabled={publish.isEmpty || publish.moneyWords.length > 0}
            icon={<Icon name='check' />}
            onClick={() => void publish.publish()}
            aria-keyshortcuts='P'
          >
            {need.acceptedAt ? words.triage.publish : words.triage.acceptAndPublish} <kbd>P</kbd>
          </Button>
        )}
        <ActionBar need={need} omit={['publish']} size='large' onSettled={onSettled} />
      </footer>
    </>
  )
}
