import { type Flow, GRADE_TEXT, type Grade, OUTCOME_TEXT, type Outcome, UNRATED_TEXT } from '@microwish/contract'
import type { ReactNode } from 'react'
import { words } from '../../messages'
import { Face } from '../../ui/face'
import { Icon } from '../../ui/icon'
import type { Flows } from './figure'
import { FigureButton } from './figure-button'

const GRADES: readonly Grade[] = [5, 4, 3, 2, 1]
const OUTCOMES: readonly Outcome[] = ['resolved', 'partly', 'explained', 'guided']

type ShareRow = { figure: Flow; label: string; mark?: ReactNode; look: string }

/** How residents rated what was closed; 未评价 is a row of its own and counted apart. */
export function GradeBars({ flows }: { flows: Flows }) {
  const rows: ShareRow[] = [
    ...GRADES.map((grade) => ({
      figure: `grade_${grade}` as const,
      label: GRADE_TEXT[grade],
      mark: <Face grade={grade} size={26} />,
      look: `grade-${grade}`,
    })),
    { figure: 'unrated', label: UNRATED_TEXT, mark: <Icon name='clock' size={26} />, look: 'unrated' },
  ]
  return <ShareBars title={words.figures.grades} head={words.figures.grade} rows={rows} flows={flows} />
}

/** What became of the cases that were closed. */
export function OutcomeBars({ flows }: { flows: Flows }) {
  const rows = OUTCOMES.map((outcome) => ({
    figure: `closed_${outcome}` as const,
    label: OUTCOME_TEXT[outcome].staff,
    look: `outcome-${outcome}`,
  }))
  return <ShareBars title={words.figures.outcomes} head={words.figures.outcome} rows={rows} flows={flows} />
}

type ShareBarsProps = { title: string; head: string; rows: readonly ShareRow[]; flows: Flows }

/** A table whose middle column draws its numbers. */
function ShareBars({ title, head, rows, flows }: ShareBarsProps) {
  const highest = Math.max(1, ...rows.map(({ figure }) => flows[figure]))
  return (
    <section className='card'>
      <div className='row between card-head'>
        <h2>{title}</h2>
        <span className='note c3'>{words.figures.closedCount(flows.closed)}</span>
      </div>
      <table className='share-table'>
        <thead className='sr-only'>
          <tr>
            <th scope='col'>{head}</th>
            <th scope='col'>{words.figures.bar}</th>
            <th scope='col'>{words.unit.cases}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ figure, label, mark, look }) => (
            <tr key={figure}>
              <th scope='row'>
                <span className='row'>
                  {mark}
                  {label}
                </span>
              </th>
              <td>
                <span className='bar' aria-hidden='true'>
                  <i className={look} style={{ width: `${(flows[figure] / highest) * 100}%` }} />
                </span>
              </td>
              <td className='share-count'>
                <FigureButton figure={figure} count={flows[figure]} /> {words.unit.cases}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
