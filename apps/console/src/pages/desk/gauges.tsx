import { type Gauge, type NeedStatus, STATUS_TEXT } from '@microwish/contract'
import { gaugeHint, words } from '../../messages'
import { hrefOf } from '../../route'
import { StatusChip } from '../../ui/chip'

const SHOWN = ['submitted', 'needs_info', 'open', 'claimed', 'fulfilled'] as const satisfies readonly (Gauge &
  NeedStatus)[]

/** How many cases stand where now; each leads to its list. `waiting` is the desk's own list, fresher than the count. */
export function Gauges({ gauges, waiting }: { gauges: Partial<Record<Gauge, number>>; waiting: number | undefined }) {
  return (
    <ul className='gauges' aria-label={words.desk.now}>
      {SHOWN.map((status) => (
        <li key={status}>
          <a
            className='card gauge'
            href={hrefOf(status === 'submitted' ? { page: 'triage' } : { page: 'cases', view: 'list', status })}
          >
            <StatusChip status={status} text={STATUS_TEXT[status].staff} />
            <b className='num'>
              {(status === 'submitted' ? waiting : undefined) ?? gauges[status] ?? 0}
              <small>{words.unit.cases}</small>
            </b>
            <span className='note c2'>{gaugeHint[status]}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
