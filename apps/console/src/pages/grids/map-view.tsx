import type { AreaId, TreeArea } from '@microwish/contract'
import { useId, useState } from 'react'
import { Button } from 'antd'
import { gridWords, mapWords as text, postWords } from '../../messages/grid-words'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { Empty } from '../../ui/states'
import { BoundaryDialog } from './boundary-dialog'
import { layMap, type MapShape } from './map-layout'
import { STATE_FILL, STATE_INK, StateLegend, StatePatterns } from './post-state-look'
import { PostTable } from './post-table'
import type { PostTile } from './posts-view'
import { stateOf } from './tree-map-layout'
import { useBoundaries } from './use-boundaries'
import type { Grids } from './use-grids'
import { usePostCounts } from './use-post-counts'
import { useWidth } from './use-width'

const HEIGHT = 560
const NONE = { wanted: 0, filled: 0, gaps: 0, doubles: 0 }

/** Boundaries as they were given to us, drawn here: no tiles, no other host. */
export function MapView({ grids }: { grids: Grids }) {
  const { tree } = grids
  const area = grids.selected ?? tree.roots[0]
  const query = useBoundaries(area?.areaId)
  const { counts } = usePostCounts(area ? [area] : [], tree)
  const [isUploading, setUploading] = useState(false)
  if (!area) return <Empty icon='pin' title={gridWords.none} />
  const mayUpload = grids.may.facts.length > 0
  const tiles = (tree.childrenOf.get(area.areaId) ?? [])
    .filter(({ endedAt }) => endedAt === undefined)
    .map((child): PostTile => ({ area: child, ...(counts.get(child.areaId) ?? NONE) }))
  const above = grids.selected?.parentId && tree.byId.get(grids.selected.parentId)
  return (
    <section className='card' aria-labelledby='map'>
      <div className='row between wrap card-head'>
        <div className='row wrap'>
          {above && (
            <Button icon={<Icon name='back' />} onClick={() => grids.select(above.areaId)}>
              {postWords.up(above.name)}
            </Button>
          )}
          <h2 id='map'>{area.name}</h2>
        </div>
        {mayUpload && (
          <Button icon={<Icon name='inward' />} onClick={() => setUploading(true)}>
            {text.upload}
          </Button>
        )}
      </div>
      <Loaded query={query}>
        {(boundaries) =>
          boundaries.length === 0 ? (
            <Empty icon='pin' title={text.none}>
              {text.noneHow}
            </Empty>
          ) : (
            <>
              <Drawing area={area} boundaries={boundaries} tiles={tiles} onDrill={grids.select} />
              {tiles.length > 0 && <PostTable tiles={tiles} onDrill={(child) => grids.select(child.areaId)} />}
            </>
          )
        }
      </Loaded>
      {isUploading && <BoundaryDialog grids={grids} held={query.data ?? []} onClose={() => setUploading(false)} />}
    </section>
  )
}

type DrawingProps = {
  area: TreeArea
  boundaries: NonNullable<ReturnType<typeof useBoundaries>['data']>
  tiles: readonly PostTile[]
  onDrill: (areaId: AreaId) => void
}

function Drawing({ area, boundaries, tiles, onDrill }: DrawingProps) {
  const [frame, width] = useWidth<HTMLDivElement>(900)
  const id = useId().replace(/:/g, '')
  const height = Math.min(HEIGHT, width)
  const shapes = layMap(boundaries, width, height)
  const outline = shapes.find(({ areaId }) => areaId === area.areaId)
  return (
    <div ref={frame} className='tree-map'>
      <StateLegend id={id} />
      <svg width={width} height={height} role='img' aria-label={text.map(area.name)}>
        <StatePatterns id={id} />
        {outline && <path d={outline.path} className='map-outline' />}
        {tiles.map((tile) => (
          <Part key={tile.area.areaId} tile={tile} id={id} shapes={shapes} onDrill={onDrill} />
        ))}
      </svg>
    </div>
  )
}

type PartProps = { tile: PostTile; id: string; shapes: readonly MapShape[]; onDrill: (areaId: AreaId) => void }

const CHARACTER_PX = 14

/** One area of the map; its name where there is room. */
function Part({ tile, id, shapes, onDrill }: PartProps) {
  const shape = shapes.find(({ areaId }) => areaId === tile.area.areaId)
  if (!shape) return null
  const state = stateOf(tile)
  const hasRoom = shape.width > tile.area.name.length * CHARACTER_PX
  return (
    <g className='tile' onClick={() => onDrill(tile.area.areaId)}>
      <title>{`${tile.area.name} ${postWords.state[state]}`}</title>
      <path d={shape.path} fill={STATE_FILL[state](id)} stroke={STATE_INK[state]} strokeLinejoin='round' />
      {hasRoom && (
        <text x={shape.middle.x} y={shape.middle.y} textAnchor='middle' fill={STATE_INK[state]} className='tile-name'>
          {tile.area.name}
        </text>
      )}
    </g>
  )
}
