import type { Flow } from '@microwish/contract'
import { figureText, levelText, words } from '../../messages'
import type { ChosenArea } from '../../area/area-context'
import { type ChildRow, levelBelow, rateOf, ratedOf, type Statistics } from './figure'
import { FigureButton } from './figure-button'

const COLUMNS: readonly Flow[] = ['submitted', 'accepted', 'published', 'claimed', 'closed', 'closed_resolved']

const shown = (part: number, whole: number) => {
  const { value, isRate } = rateOf(part, whole)
  return isRate ? `${value}%` : `${value} ${words.unit.cases}`
}

type ChildTableProps = { statistics: Statistics; onGo: (area: ChosenArea) => void }

/** The same figures, one row for each area of the level below. */
export function ChildTable({ statistics, onGo }: ChildTableProps) {
  const { areaLevel, children } = statistics
  if (children.length === 0) return null
  const level = levelBelow[areaLevel]
  return (
    <section className='card'>
      <div className='row between wrap card-head'>
        <h2 id='children'>{words.figures.by(levelText[level])}</h2>
        <span className='note c3'>{words.figures.byNote}</span>
      </div>
      <div className='table-scroll' role='region' aria-labelledby='children' tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope='col'>{levelText[level]}</th>
              {COLUMNS.map((figure) => (
                <th key={figure} scope='col'>
                  {figureText(figure)}
                </th>
              ))}
              <th scope='col'>{words.figures.resolution}</th>
              <th scope='col'>{words.figures.satisfaction}</th>
            </tr>
          </thead>
          <tbody>
            {children.map((child) => (
              <Row key={child.areaId + String(child.isSelf)} child={child} statistics={statistics} onGo={onGo} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row({ child, statistics, onGo }: ChildTableProps & { child: ChildRow }) {
  const { areaId, isSelf, flows } = child
  const level = isSelf ? statistics.areaLevel : levelBelow[statistics.areaLevel]
  const name = isSelf ? words.figures.onlyTo(levelText[statistics.areaLevel]) : child.name
  const { satisfied, rated } = ratedOf(flows)
  return (
    <tr>
      <th scope='row'>
        {isSelf || level === 'grid' ? (
          name
        ) : (
          <button type='button' className='text-link' onClick={() => onGo({ areaId, name, level })}>
            {name}
          </button>
        )}
      </th>
      {COLUMNS.map((figure) => (
        <td key={figure}>
          <FigureButton figure={figure} count={flows[figure]} place={{ areaId, name, level, isSelf }} />
        </td>
      ))}
      <td className='num'>{shown(flows.closed_resolved, flows.closed)}</td>
      <td className='num'>{shown(satisfied, rated)}</td>
    </tr>
  )
}
