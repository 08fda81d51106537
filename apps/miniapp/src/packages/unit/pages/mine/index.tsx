import { ApiError } from '@microwish/contract'
import { LoadFailed } from '../../../../pages/mutual/load-failed'
import { Page } from '../../../../shell/page'
import { Empty, Skeleton } from '../../../../ui'
import { UnitView } from './unit-view'
import { useMyUnit } from './use-my-unit'

/** 我的单位: where the unit stands, what it agreed to, and what is due this month. Totals of people only. */
export default function MyUnitPage() {
  const mine = useMyUnit()
  const { loaded } = mine
  return (
    <Page title='我的单位'>
      {loaded.phase === 'loading' && <Skeleton />}
      {loaded.phase === 'failed' &&
        (isStranger(loaded.error) ? (
          <Empty title='我的单位' text='您还不是单位联络员。要替单位记走访，请联系结对的社区登记。' />
        ) : (
          <LoadFailed error={loaded.error} onRetry={() => void mine.reload()} />
        ))}
      {loaded.phase === 'ready' && <UnitView mine={mine} value={loaded.value} isOld={loaded.failure !== undefined} />}
    </Page>
  )
}

const isStranger = (error: unknown) => error instanceof ApiError && error.problem.code === 'not_registered'
