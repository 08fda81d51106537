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

const LINE_PX = 20
/** A Chinese character and a digit at 14 px. */
const WIDE_PX = 14.5
const NARROW_PX = 8.5

/** As much of a line as a tile of this width holds. */
export function clip(line: string, width: number) {
  let used = 0
  const end = [...line].findIndex((character) => (used += character > '\u00ff' ? WIDE_PX : NARROW_PX) > width)
  return end < 0 ? line : `${line.slice(0, Math.max(0, end - 1))}…`
}

/** For the mouse and the finger; keyboards and screen readers have the table's buttons. */
function TileShape({ tile, id, onDrill }: TileShapeProps) {
  const { x, y, width, height, item } = tile
  const state = stateOf(item)
  const lines = [item.area.name, `${item.filled}/${item.wanted} ${text.state[state]}`]
  const shown = height < LINE_PX + 16 || width < 48 ? [] : lines.slice(0, Math.floor((height - 12) / LINE_PX))
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
          {clip(line, width - 16)}
        </text>
      ))}
    </g>
  )
}
