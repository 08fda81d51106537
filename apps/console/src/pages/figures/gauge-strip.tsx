import { type Gauge, STATUS_TEXT } from '@microwish/contract'
import { words } from '../../messages'
import { StatusChip } from '../../ui/chip'
import { FigureButton } from './figure-button'
import type { Statistics } from './figure'

const SHOWN: readonly Gauge[] = ['submitted', 'needs_info', 'open', 'claimed', 'fulfilled']

/** How many stand where at this moment: a gauge, never added to what happened in the period. */
export function GaugeStrip({ gauges }: { gauges: Statistics['gauges'] }) {
  return (
    <section className='card gauge-strip' aria-labelledby='gauge-title'>
      <h2 id='gauge-title' className='label c2'>
        {words.figures.now}
      </h2>
      {SHOWN.map((status) => (
        <span key={status} className='row'>
          <StatusChip status={status} text={STATUS_TEXT[status].staff} />
          <FigureButton figure={`now:${status}`} count={gauges[status]} className='gauge-number num' />
          <span className='note c2'>{words.unit.cases}</span>
        </span>
      ))}
      <span className='grow' />
      <span className='note c3'>{words.figures.nowNote}</span>
    </section>
  )
}
