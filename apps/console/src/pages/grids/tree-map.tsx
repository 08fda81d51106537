import type { TreeArea } from '@microwish/contract'
import { useId } from 'react'
import { postWords as text } from '../../messages/grid-words'
import { STATE_FILL, STATE_INK, StateLegend, StatePatterns } from './post-state-look'
import type { PostTile } from './posts-view'
import { layTiles, stateOf, type Tile } from './tree-map-layout'
import { useWidth } from './use-width'

const HEIGHT = 420

/** A tile for each part, as large as its posts; colour, hatch and word say how they stand. The table below says the same. */
export function TreeMap({ tiles, onDrill }: { tiles: readonly PostTile[]; onDrill: (area: TreeArea) => void }) {
  const [frame, width] = useWidth<HTMLDivElement>(760)
  const id = useId().replace(/:/g, '')
  return (
    <div ref={frame} className='tree-map'>
      <StateLegend id={id} />
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden='true'>
        <StatePatterns id={id} />
        {layTiles(tiles, width, HEIGHT).map((tile) => (
          <TileShape key={tile.item.area.areaId} tile={tile} id={id} onDrill={onDrill} />
        ))}
      </svg>
    </div>
  )
}

type TileShapeProps = { tile: Tile<PostTile>; id: string; onDrill: (area: TreeArea) => void }

const CHARACTER_PX = 15
const LINE_PX = 20

/** For the mouse and the finger; keyboards and screen readers have the table's buttons. */
function TileShape({ tile, id, onDrill }: TileShapeProps) {
  const { x, y, width, height, item } = tile
  const state = stateOf(item)
  const lines = [item.area.name, `${item.filled}/${item.wanted} ${text.state[state]}`]
  const most = Math.floor((width - 16) / CHARACTER_PX)
  const shown = height < LINE_PX + 16 || most < 2 ? [] : lines.slice(0, Math.floor((height - 12) / LINE_PX))
  return (
    <g className='tile' onClick={() => onDrill(item.area)}>
      <title>{lines.join(' ')}</title>
      <rect x={x} y={y} width={width} height={height} rx='8' fill={STATE_FILL[state](id)} stroke={STATE_INK[state]} />
      {shown.map((line, at) => (
        <text
          key={line}
          x={x + 10}
          y={y + 22 + at * LINE_PX}
          fill={STATE_INK[state]}
          className={at === 0 ? 'tile-name' : 'tile-state'}
        >
          {line.length > most ? `${line.slice(0, most - 1)}…` : line}
        </text>
      ))}
    </g>
  )
}
