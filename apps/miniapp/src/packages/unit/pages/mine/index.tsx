import { LoadFailed } from '../../../../pages/mutual/load-failed'
import { Page } from '../../../../shell/page'
import { Skeleton } from '../../../../ui'
import { UnitView } from './unit-view'
import { useMyUnit } from './use-my-unit'

/** 我的单位: where the unit stands, what it agreed to, and what is due this month. Totals of people only. */
export default function MyUnitPage() {
  const mine = useMyUnit()
  const { loaded } = mine
  return (
    <Page title='我的单位'>
      {loaded.phase === 'loading' && <Skeleton />}
      {loaded.phase === 'failed' && <LoadFailed error={loaded.error} onRetry={() => void mine.reload()} />}
      {loaded.phase === 'ready' && <UnitView mine={mine} value={loaded.value} isOld={loaded.failure !== undefined} />}
    </Page>
  )
}
