import { type NeedStatus, OUTCOME_TEXT, STATUS_TEXT } from '@microwish/contract'
import { Button } from 'antd'
import { useArea } from '../../area/area-context'
import { usePlaceOf } from '../../area/use-place-of'
import { titleOf } from '../../case-words'
import { words } from '../../messages'
import { goTo, hrefOf } from '../../route'
import { formatTime } from '../../time'
import { Choice } from '../../ui/choice'
import { ClockChip } from '../../ui/clock-chip'
import { GradeNote } from '../../ui/grade-note'
import { Loaded } from '../../ui/loaded'
import { Refusal } from '../../ui/refusal'
import { Empty } from '../../ui/states'
import { canList } from '../../use-need-list'
import { useCases } from './use-cases'

const STATUSES: readonly NeedStatus[] = [
  'needs_info',
  'open',
  'claimed',
  'fulfilled',
  'closed',
  'declined',
  'withdrawn',
]

/** All cases of one status, newest first, page by page. */
export function CaseList({ status: asked }: { status: NeedStatus }) {
  const placeOf = usePlaceOf()
  const { area } = useArea()
  const statuses = STATUSES.filter((one) => canList(area.level, one))
  const status = statuses.includes(asked) ? asked : 'open'
  const { query, rows, more, waiting, adopt } = useCases(status)
  return (
    <>
      <div className='row between wrap list-head'>
        <Choice
          label={words.cases.status}
          isLabelHidden
          options={statuses.map((value) => ({ value, label: STATUS_TEXT[value].staff }))}
          value={status}
          onChange={(next) => goTo({ page: 'cases', view: 'list', status: next })}
        />
        {waiting > 0 && (
          <button type='button' className='fresh-pill' onClick={adopt}>
            {words.triage.freshAbove(waiting)}
          </button>
        )}
      </div>
      <Loaded query={query}>
        {() =>
          rows.length === 0 ? (
            <Empty icon='inbox' title={words.cases.noneOf(STATUS_TEXT[status].staff)} />
          ) : (
            <ul className='card case-list'>
              {rows.map((need) => (
                <li key={need.needId}>
                  <a href={hrefOf({ page: 'need', needId: need.needId })}>
                    <span className='case-list-words'>
                      <span className='b500 two'>{titleOf(need)}</span>
                      <span className='note c3'>
                        {[placeOf(need), need.holderName, formatTime(need.submittedAt)].filter(Boolean).join(' · ')}
                      </span>
                    </span>
                    <span className='row wrap case-list-side'>
                      {need.outcome && <span className='note c2'>{OUTCOME_TEXT[need.outcome].staff}</span>}
                      {need.status === 'closed' ? <GradeNote need={need} /> : <ClockChip need={need} />}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Refusal error={more.error} />
      {more.hasMore && (
        <Button className='more-button' loading={more.isBusy} onClick={() => void more.load()}>
          {words.cases.more}
        </Button>
      )}
    </>
  )
}
