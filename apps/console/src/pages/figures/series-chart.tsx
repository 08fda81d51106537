import { words } from '../../messages'
import type { SeriesRow } from '../../period'
import { bars, CHART } from './chart-layout'

/** Submitted (hatched) beside closed (solid), the number on each bar; the table below says the same. */
export function SeriesChart({ rows }: { rows: readonly SeriesRow[] }) {
  const layout = bars(rows)
  return (
    <section className='card'>
      <div className='row between wrap card-head'>
        <h2>{words.figures.series}</h2>
        <div className='row note c2 legend' aria-hidden='true'>
          <Swatch fill='url(#hatch)' text={words.figures.submitted} />
          <Swatch fill='#2A6648' text={words.figures.closed} />
        </div>
      </div>
      <svg viewBox={`0 0 ${CHART.width} ${CHART.height}`} className='chart' role='img' aria-label={words.figures.chart}>
        <defs>
          <pattern id='hatch' width='7' height='7' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>
            <rect width='7' height='7' fill='#FBE4DC' />
            <path d='M0 0v7' stroke='#B4382A' strokeWidth='2.4' />
          </pattern>
        </defs>
        {layout.ticks.map(({ value, y }) => (
          <g key={value}>
            <path d={`M${CHART.left} ${y}H${CHART.width}`} stroke='#EADFD4' />
            <text x={CHART.left - 10} y={y + 5} textAnchor='end' className='tick'>
              {value}
            </text>
          </g>
        ))}
        {layout.groups.map((group) => (
          <g key={group.label}>
            {group.bars.map(({ x, y, width, height, value, kind }) => (
              <g key={kind}>
                <rect className={`bar-${kind}`} x={x} y={y} width={width} height={height} rx={height > 0 ? 5 : 0} />
                <text x={x + width / 2} y={y - 6} textAnchor='middle' className='bar-value' data-kind={kind}>
                  {value}
                </text>
              </g>
            ))}
            <text x={group.middle} y={CHART.height - 8} textAnchor='middle' className='bar-label'>
              {group.label}
            </text>
          </g>
        ))}
      </svg>
      <SeriesTable rows={rows} />
    </section>
  )
}

function Swatch({ fill, text }: { fill: string; text: string }) {
  return (
    <span className='row'>
      <svg width='16' height='16'>
        <rect
          x='1'
          y='1'
          width='14'
          height='14'
          rx='3'
          fill={fill}
          stroke={fill === 'url(#hatch)' ? '#B4382A' : fill}
        />
      </svg>
      {text}
    </span>
  )
}

function SeriesTable({ rows }: { rows: readonly SeriesRow[] }) {
  return (
    <div className='table-scroll' role='region' aria-label={words.figures.seriesTable} tabIndex={0}>
      <table className='series-table'>
        <thead>
          <tr>
            <th scope='col'>{words.figures.when}</th>
            {rows.map(({ label }) => (
              <th key={label} scope='col'>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['submitted', 'closed'] as const).map((kind) => (
            <tr key={kind} data-kind={kind}>
              <th scope='row'>{words.figures.rowOf(words.figures[kind])}</th>
              {rows.map((row) => (
                <td key={row.label} className='num'>
                  {row[kind]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
