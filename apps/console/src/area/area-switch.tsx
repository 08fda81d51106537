import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { words } from '../messages'
import { Icon } from '../ui/icon'
import { Loaded } from '../ui/loaded'
import { useMe } from '../use-me'
import { type ChosenArea, useArea } from './area-context'
import { ownAreas } from './own-areas'
import { useAreas } from './use-areas'

/** The area at the head of the page; opens the tree below the person's own areas. */
export function AreaSwitch() {
  const { area, choose } = useArea()
  const [isOpen, setOpen] = useState(false)
  const take = (next: ChosenArea) => {
    choose(next)
    setOpen(false)
  }
  return (
    <>
      <button type='button' className='top-area label' aria-haspopup='dialog' onClick={() => setOpen(true)}>
        <span className='accent'>
          <Icon name='pin' />
        </span>
        <span className='clip'>{area.name}</span>
        <Icon name='down' size={15} />
      </button>
      <Drawer title={words.area.title} open={isOpen} onClose={() => setOpen(false)} placement='left' destroyOnHidden>
        <AreaTree chosen={area} onTake={take} />
      </Drawer>
    </>
  )
}

function AreaTree({ chosen, onTake }: { chosen: ChosenArea; onTake: (area: ChosenArea) => void }) {
  const roots = ownAreas(useMe())
  const [path, setPath] = useState<ChosenArea[]>([])
  const parent = path.at(-1)
  return (
    <div className='area-tree'>
      {parent && (
        <Button type='text' icon={<Icon name='back' />} onClick={() => setPath(path.slice(0, -1))}>
          {parent.name}
        </Button>
      )}
      {parent ? (
        <Level parent={parent} chosen={chosen} onTake={onTake} onOpen={(area) => setPath([...path, area])} />
      ) : (
        <Rows areas={roots} chosen={chosen} onTake={onTake} onOpen={(area) => setPath([area])} />
      )}
    </div>
  )
}

type RowsProps = {
  areas: readonly ChosenArea[]
  chosen: ChosenArea
  onTake: (area: ChosenArea) => void
  onOpen: (area: ChosenArea) => void
}

function Level({ parent, ...rest }: Omit<RowsProps, 'areas'> & { parent: ChosenArea }) {
  const query = useAreas(parent.areaId)
  return <Loaded query={query}>{({ items }) => <Rows areas={items} {...rest} />}</Loaded>
}

function Rows({ areas, chosen, onTake, onOpen }: RowsProps) {
  return (
    <ul>
      {areas.map(({ areaId, name, level }) => (
        <li key={areaId} className='row'>
          <button
            type='button'
            className='area-name grow'
            aria-current={areaId === chosen.areaId}
            onClick={() => onTake({ areaId, name, level })}
          >
            {name}
          </button>
          {level !== 'grid' && (
            <Button type='text' aria-label={words.area.below(name)} onClick={() => onOpen({ areaId, name, level })}>
              {words.area.more}
              <Icon name='next' size={15} />
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
