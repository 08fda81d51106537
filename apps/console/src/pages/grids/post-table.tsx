import type { TreeArea } from '@microwish/contract'
import { postWords as text } from '../../messages/grid-words'
import { Icon, type IconName } from '../../ui/icon'
import type { PostTile } from './posts-view'
import { type PostState, stateOf } from './tree-map-layout'

const LOOK: Record<PostState, { tone: string; icon: IconName }> = {
  filled: { tone: 'leaf', icon: 'check' },
  gap: { tone: 'crimson', icon: 'minus' },
  double: { tone: 'honey', icon: 'merge' },
  none: { tone: 'stone', icon: 'ask' },
}

/** What the tree-map draws, in figures; its names lead one level down. */
export function PostTable({ tiles, onDrill }: { tiles: readonly PostTile[]; onDrill: (area: TreeArea) => void }) {
  return (
    <div className='table-scroll' role='region' aria-label={text.table} tabIndex={0}>
      <table className='post-table'>
        <thead>
          <tr>
            {text.tableHead.map((head) => (
              <th key={head} scope='col'>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tiles.map((tile) => {
            const state = stateOf(tile)
            return (
              <tr key={tile.area.areaId} data-state={state}>
                <th scope='row'>
                  <button
                    type='button'
                    className='text-link'
                    aria-label={text.drill(tile.area.name, text.state[state])}
                    onClick={() => onDrill(tile.area)}
                  >
                    {tile.area.name}
                  </button>
                </th>
                <td>{tile.wanted}</td>
                <td>{tile.filled}</td>
                <td>{tile.gaps}</td>
                <td>{tile.doubles}</td>
                <td>
                  <span className={`chip ${LOOK[state].tone}`}>
                    <Icon name={LOOK[state].icon} size={15} />
                    {text.state[state]}
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
