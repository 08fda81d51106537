import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { LoadFailed } from '../../../../pages/mutual/load-failed'
import { Page } from '../../../../shell/page'
import { Skeleton } from '../../../../ui'
import { HeldDetails } from './held-details'
import { hasFoot, HeldFoot } from './held-foot'
import { HeldSheets, type Asking } from './held-sheets'
import { Left, OwnInstead } from './left'
import { Served } from './served'
import { useHeld } from './use-held'

/** A need that I have in hand: whom I visit, when, how, and what I did. */
export default function HeldPage() {
  const { needId } = useRouter().params
  const { held, act, reload, forget } = useHeld(needId)
  const [asking, setAsking] = useState<Asking>()

  function ask(next: Asking | undefined) {
    forget()
    setAsking(next)
  }

  function content() {
    switch (held.phase) {
      case 'loading':
        return <Skeleton />
      case 'failed':
        return <LoadFailed error={held.error} onRetry={reload} />
      case 'left':
        return <Left how={held.how} />
      case 'own':
        return <OwnInstead needId={needId} />
      case 'served':
        return <Served need={held.need} />
      case 'ready':
        return <HeldDetails need={held.need} refusal={asking ? undefined : held.refusal} onAsk={ask} />
    }
  }

  return (
    <Page
      title='我的认领'
      foot={held.phase === 'ready' && hasFoot(held.need) && <HeldFoot need={held.need} onAsk={ask} />}
    >
      {content()}
      {held.phase === 'ready' && asking && (
        <HeldSheets
          asking={asking}
          need={held.need}
          isBusy={held.isBusy}
          refusal={held.refusal}
          onClose={() => ask(undefined)}
          onSend={async (command) => {
            if (await act(command)) setAsking(undefined)
          }}
        />
      )}
    </Page>
  )
}
