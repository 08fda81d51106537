import { Page } from '../../shell/page'
import { Skeleton } from '../../ui'
import { Hall } from './hall'
import { Invitation } from './invitation'
import { LoadFailed } from './load-failed'
import { useStanding } from './use-standing'

/** 互助: the hall for registered helpers, for everyone else how to become one. */
export default function Mutual() {
  return (
    <Page title='互助' isTab>
      <Visitor />
    </Page>
  )
}

function Visitor() {
  const { standing, reload } = useStanding()
  switch (standing.phase) {
    case 'loading':
      return <Skeleton />
    case 'failed':
      return <LoadFailed error={standing.error} onRetry={reload} />
    case 'guest':
      return <Invitation />
    case 'registered':
      return <Hall communities={standing.communities} streets={standing.streets} />
  }
}
