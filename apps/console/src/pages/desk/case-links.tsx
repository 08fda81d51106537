import type { CaseRow } from '@microwish/contract'
import { usePlaceOf } from '../../area/use-place-of'
import { hrefOf } from '../../route'
import { titleOf, whereFrom } from '../../case-words'
import { ClockChip } from '../../ui/clock-chip'

/** Cases in one line each, with the clock that runs. */
export function CaseLinks({ rows, to }: { rows: readonly CaseRow[]; to: 'triage' | 'need' }) {
  const placeOf = usePlaceOf()
  return (
    <ul className='case-links'>
      {rows.map((need) => (
        <li key={need.needId}>
          <a href={hrefOf({ page: to, needId: need.needId })}>
            <span className='grow case-link-words'>
              <span className='clip b500'>{titleOf(need)}</span>
              <span className='note c3'>{whereFrom(need, placeOf(need))}</span>
            </span>
            <ClockChip need={need} />
          </a>
        </li>
      ))}
    </ul>
  )
}
