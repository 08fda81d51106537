import { Button, Input } from 'antd'
import { gridWords as text } from '../../messages/grid-words'
import { hrefOf } from '../../route'
import type { GridRoute, GridView } from '../../routes/grid-route'
import { Loaded } from '../../ui/loaded'
import { CountStrip } from './count-strip'
import { DetailPanel } from './detail-panel'
import { MapView } from './map-view'
import { PostsView } from './posts-view'
import { TreePanel } from './tree-panel'
import { type Grids, useGrids } from './use-grids'
import './grids.css'

const VIEWS: readonly GridView[] = ['tree', 'posts', 'map']

export default function GridsPage({ route }: { route: GridRoute }) {
  const grids = useGrids(route)
  return (
    <div className='page grids-page'>
      <div className='page-head'>
        <div className='row wrap'>
          <h1>{text.title}</h1>
          <ViewLinks route={route} />
        </div>
        <DayPicker grids={grids} />
      </div>
      <Loaded query={grids.query}>
        {({ counts }) => (
          <>
            {route.view === 'tree' && (
              <>
                <CountStrip counts={counts} />
                <div className={route.areaId ? 'grid-columns has-detail' : 'grid-columns'}>
                  <TreePanel grids={grids} />
                  <DetailPanel grids={grids} route={route} />
                </div>
              </>
            )}
            {route.view === 'posts' && <PostsView grids={grids} />}
            {route.view === 'map' && <MapView grids={grids} />}
          </>
        )}
      </Loaded>
    </div>
  )
}

function ViewLinks({ route }: { route: GridRoute }) {
  return (
    <nav className='seg' aria-label={text.views}>
      {VIEWS.map((view) => (
        <a
          key={view}
          href={hrefOf({ ...route, view })}
          className={view === route.view ? 'on' : undefined}
          aria-current={view === route.view ? 'page' : undefined}
        >
          {text.view[view]}
        </a>
      ))}
    </nav>
  )
}

/** The tree as it stood at the end of any day; today unless somebody asks. */
function DayPicker({ grids }: { grids: Grids }) {
  const { day, today } = grids
  return (
    <div className='row wrap'>
      {day && <span className='chip honey chip-plain'>{text.dayNote(day)}</span>}
      <Input
        type='date'
        className='day-picker'
        aria-label={text.day}
        max={today}
        value={day ?? today}
        onChange={(event) => event.target.value && grids.pickDay(event.target.value)}
      />
      {day && <Button onClick={() => grids.pickDay(today)}>{text.today}</Button>}
    </div>
  )
}
