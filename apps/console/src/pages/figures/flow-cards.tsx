import type { Flow } from '@microwish/contract'
import { figureText, words } from '../../messages'
import { type Flows, rateOf, ratedOf } from './figure'
import { FigureButton } from './figure-button'

/** What happened in the period: a number with its unit and the counts behind it. No rate stands alone. */
export function FlowCards({ flows }: { flows: Flows }) {
  const { satisfied, rated } = ratedOf(flows)
  return (
    <div className='figs'>
      <Count
        figure='submitted'
        flows={flows}
        unit={words.unit.cases}
        parts={['backfilled', 'accepted', 'declined', 'withdrawn']}
      />
      <Count
        figure='closed'
        flows={flows}
        unit={words.unit.cases}
        parts={['closed_resolved', 'closed_partly', 'closed_explained', 'closed_guided']}
      />
      <Count
        figure='participations'
        flows={flows}
        unit={words.unit.times}
        parts={['beneficiaries', 'claimed', 'fulfilled', 'reopened']}
      />
      <Rate label={words.figures.resolution} part={flows.closed_resolved} whole={flows.closed}>
        {words.figures.resolutionOf(flows.closed, flows.closed_resolved)}
      </Rate>
      <Rate label={words.figures.satisfaction} part={satisfied} whole={rated}>
        {words.figures.satisfactionOf(rated, satisfied, flows.unrated)}
      </Rate>
    </div>
  )
}

type CountProps = { figure: Flow; flows: Flows; unit: string; parts: readonly Flow[] }

function Count({ figure, flows, unit, parts }: CountProps) {
  return (
    <section className='card fig' aria-label={figureText(figure)}>
      <h2 className='label c2'>{figureText(figure)}</h2>
      <p className='fig-number'>
        <FigureButton figure={figure} count={flows[figure]} className='fig-big num' />
        <small>{unit}</small>
      </p>
      <p className='note c2 fig-parts'>
        {parts.map((part) => (
          <span key={part}>
            {figureText(part)} <FigureButton figure={part} count={flows[part]} />
            {part === 'beneficiaries' && words.unit.times}
          </span>
        ))}
      </p>
    </section>
  )
}

type RateProps = { label: string; part: number; whole: number; children: string }

function Rate({ label, part, whole, children }: RateProps) {
  const { value, isRate } = rateOf(part, whole)
  return (
    <section className='card fig' aria-label={label}>
      <h2 className='label c2'>{label}</h2>
      <p className='fig-number'>
        <span className='fig-big num'>{value}</span>
        <small>{isRate ? '%' : words.unit.cases}</small>
      </p>
      <p className='note c2'>{children}</p>
    </section>
  )
}
