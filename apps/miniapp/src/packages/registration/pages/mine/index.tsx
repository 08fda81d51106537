import { LoadFailed } from '../../../../pages/mutual/load-failed'
import { Page } from '../../../../shell/page'
import { Skeleton } from '../../../../ui'
import { MineView } from './mine-view'
import { useMine } from './use-mine'

/** 我的报到: where I stand registered, how to become so, and how to leave. */
export default function MyRegistrations() {
  const mine = useMine()
  const { loaded } = mine
  return (
    <Page title='我的报到'>
      {loaded.phase === 'loading' && <Skeleton />}
      {loaded.phase === 'failed' && <LoadFailed error={loaded.error} onRetry={() => void mine.reload()} />}
      {loaded.phase === 'ready' && <MineView mine={mine} value={loaded.value} isOld={loaded.failure !== undefined} />}
    </Page>
  )
}
