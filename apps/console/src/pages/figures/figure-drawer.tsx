import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { figureText, words } from '../../messages'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { Empty } from '../../ui/states'
import { useReturnFocus } from '../../ui/use-return-focus'
import { useStatistics } from '../../use-statistics'
import { type Figure, type FigurePlace, hasCases, levelBelow, numberOf } from './figure'
import { FigureCases } from './figure-cases'

type FigureDrawerProps = { figure: Figure; from: FigurePlace; period: string; onClose: () => void }

/** Behind a number: the areas below that share in it, and behind those the cases themselves. */
export function FigureDrawer({ figure, from, period, onClose }: FigureDrawerProps) {
  useReturnFocus()
  const [path, setPath] = useState<FigurePlace[]>([from])
  const place = path.at(-1) ?? from
  return (
    <Drawer
      open
      size={720}
      rootClassName='figure-drawer'
      title={words.figures.behind(place.name, figureText(figure))}
      onClose={onClose}
    >
      {path.length > 1 && (
        <Button type='text' icon={<Icon name='back' />} onClick={() => setPath(path.slice(0, -1))}>
          {path.at(-2)?.name}
        </Button>
      )}
      {hasCases(place.level) ? (
        <FigureCases key={place.areaId} figure={figure} place={place} period={period} />
      ) : (
        <Shares figure={figure} place={place} period={period} onGo={(next) => setPath([...path, next])} />
      )}
    </Drawer>
  )
}

type SharesProps = { figure: Figure; place: FigurePlace; period: string; onGo: (place: FigurePlace) => void }

function Shares({ figure, place, period, onGo }: SharesProps) {
  const query = useStatistics(place.areaId, period)
  const level = levelBelow[place.level]
  return (
    <Loaded query={query}>
      {({ children }) => {
        const sharing = children.filter((child) => !child.isSelf && numberOf(child, figure) > 0)
        return sharing.length === 0 ? (
          <Empty icon='inbox' title={words.figures.noCases} />
        ) : (
          <ul className='case-links'>
            {sharing.map((child) => (
              <li key={child.areaId}>
                <button type='button' onClick={() => onGo({ areaId: child.areaId, name: child.name, level })}>
                  <span className='grow b500'>{child.name}</span>
                  <b className='num'>{numberOf(child, figure)}</b>
                  <Icon name='next' size={15} />
                </button>
              </li>
            ))}
          </ul>
        )
      }}
    </Loaded>
  )
}
