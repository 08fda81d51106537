import type { CaseRow } from '@microwish/contract'
import { usePlaceOf } from '../../area/use-place-of'
import { titleOf } from '../../case-words'
import { words } from '../../messages'
import { hrefOf } from '../../route'
import { ClockChip } from '../../ui/clock-chip'
import { GradeNote } from '../../ui/grade-note'

/** Words, who, and the clock or how it was rated. */
export function BoardCard({ need }: { need: CaseRow }) {
  const placeOf = usePlaceOf()
  const who = need.status === 'needs_info' ? words.cases.waitsForAnswer : need.holderName
  return (
    <li>
      <a className='bcard' href={hrefOf({ page: 'need', needId: need.needId })}>
        <span className='two b500'>{titleOf(need)}</span>
        <span className='note c3'>{[placeOf(need), who].filter(Boolean).join(' · ')}</span>
        {need.status === 'closed' ? <GradeNote need={need} /> : <ClockChip need={need} />}
      </a>
    </li>
  )
}
