import { type CaseRow, CATEGORY_TEXT, type NeedId } from '@microwish/contract'
import { words } from '../../messages'
import { formatTime } from '../../time'
import { Chip, StatusChip } from '../../ui/chip'
import { ClockChip } from '../../ui/clock-chip'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { useNeed } from '../../use-need'
import { CaseForm } from './case-form'

type DetailProps = { needId: NeedId; onSettled: (need: CaseRow, done: string) => void }

/** The open case: what was said at the top, what to do with it below. */
export function Detail({ needId, onSettled }: DetailProps) {
  const query = useNeed(needId)
  return (
    <>
      <a className='triage-back' href='#/triage'>
        <Icon name='back' />
        {words.triage.back}
      </a>
      <Loaded query={query}>
        {(need) => (
          <CaseForm need={need} onSettled={onSettled}>
            <div className='row between wrap'>
              <div className='row wrap'>
                <Chip tone='tang' icon='leaf'>
                  {words.kind} · {CATEGORY_TEXT[need.category]}
                </Chip>
                <StatusChip status={need.status} text={need.statusText} />
                <span className='note c3 num'>{formatTime(need.submittedAt)}</span>
                {need.isBackfilled && (
                  <span className='note c3'>{words.need.backfilled(formatTime(need.occurredAt))}</span>
                )}
              </div>
              <ClockChip need={need} />
            </div>
          </CaseForm>
        )}
      </Loaded>
    </>
  )
}
