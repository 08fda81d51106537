import { type CaseRow, CATEGORY_TEXT } from '@microwish/contract'
import { usePlaceOf } from '../../area/use-place-of'
import { whereFrom, wordsOf } from '../../case-words'
import { words } from '../../messages'
import { hrefOf } from '../../route'
import { ClockChip } from '../../ui/clock-chip'

type QueueRowProps = {
  row: CaseRow & { isGone?: boolean }
  isOpen: boolean
  isFresh: boolean
  rowRef: (node: HTMLElement | null) => void
}

/** One waiting case: its words in one line, where from, and how long it has waited. */
export function QueueRow({ row, isOpen, isFresh, rowRef }: QueueRowProps) {
  const placeOf = usePlaceOf()
  const state = row.isGone ? words.triage.gone : row.acceptedAt ? words.triage.accepted : undefined
  return (
    <li className={['trow', isOpen && 'on', row.isGone && 'gone'].filter(Boolean).join(' ')} ref={rowRef}>
      <a href={hrefOf({ page: 'triage', needId: row.needId })} aria-current={isOpen ? 'true' : undefined}>
        <span className='row between'>
          <span className='note c2'>
            {CATEGORY_TEXT[row.category]}
            {isFresh && <b className='new'>{words.triage.isNew}</b>}
            {state && ` · ${state}`}
          </span>
          {!row.isGone && <ClockChip need={row} />}
        </span>
        <span className='trow-words clip'>{wordsOf(row)}</span>
        <span className='note c3 clip'>{whereFrom(row, placeOf(row))}</span>
      </a>
    </li>
  )
}
