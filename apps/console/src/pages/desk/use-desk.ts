import { useArea } from '../../area/area-context'
import { periodOf } from '../../period'
import { useTriageQueue } from '../../shell/triage-context'
import { dayOf } from '../../time'
import { useNeedList } from '../../use-need-list'
import { useStatistics } from '../../use-statistics'

const SHOWN = 6

/** What lies on the desk: gauges of the area, the longest waiting, and those whose helper has finished. */
export function useDesk() {
  const { area } = useArea()
  const figures = useStatistics(area.areaId, periodOf('month', dayOf(new Date())))
  const triage = useTriageQueue()
  const fulfilled = useNeedList('cases', { status: 'fulfilled' })
  const waiting = triage.queue.rows.filter((row) => !row.isGone)
  return {
    area,
    figures,
    triage: triage.query,
    waiting: waiting.slice(0, SHOWN),
    waitingCount: waiting.length,
    hasMoreWaiting: triage.query.data?.cursor !== undefined,
    fulfilled,
    shown: SHOWN,
  }
}
