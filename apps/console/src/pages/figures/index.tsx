import { words } from '../../messages'
import { groupSeries, untilToday } from '../../period'
import { formatTime } from '../../time'
import { Loaded } from '../../ui/loaded'
import { ChildTable } from './child-table'
import { FigureContext } from './figure-button'
import { FigureDrawer } from './figure-drawer'
import { FlowCards } from './flow-cards'
import { GaugeStrip } from './gauge-strip'
import { PeriodPicker } from './period-picker'
import { SeriesChart } from './series-chart'
import { GradeBars, OutcomeBars } from './share-bars'
import { useFigures } from './use-figures'
import './figures.css'

export default function FiguresPage({ period }: { period?: string }) {
  const figures = useFigures(period)
  const { area, query, open, openFigure } = figures
  return (
    <div className='page'>
      <div className='page-head'>
        <div className='row wrap'>
          <h1>
            {area.name} · {words.kind}
          </h1>
          <PeriodPicker figures={figures} />
        </div>
        {query.data?.countedAt && (
          <span className='note c3'>{words.figures.countedAt(formatTime(query.data.countedAt))}</span>
        )}
      </div>
      <Loaded query={query}>
        {(statistics) => (
          <FigureContext.Provider
            value={{
              place: { areaId: statistics.areaId, name: statistics.areaName, level: statistics.areaLevel },
              open: openFigure,
            }}
          >
            <FlowCards flows={statistics.flows} />
            <GaugeStrip gauges={statistics.gauges} />
            <div className='figure-columns'>
              <div className='col'>
                <SeriesChart rows={groupSeries(untilToday(statistics.series, figures.today))} />
                <ChildTable statistics={statistics} onGo={figures.choose} />
              </div>
              <div className='col'>
                <GradeBars flows={statistics.flows} />
                <OutcomeBars flows={statistics.flows} />
              </div>
            </div>
          </FigureContext.Provider>
        )}
      </Loaded>
      {open && (
        <FigureDrawer
          key={`${open.figure} ${open.place.areaId}`}
          figure={open.figure}
          from={open.place}
          period={query.data?.period ?? figures.period}
          onClose={() => openFigure(undefined)}
        />
      )}
    </div>
  )
}
