import type { TreeArea } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { AreaDialog } from './area-dialog'
import { AreaFacts } from './area-facts'
import { EndDialog } from './end-dialog'
import { Editions } from './editions'
import { MergeDialog } from './merge-dialog'
import { MoveDialog } from './move-dialog'
import { PostsCard } from './posts-card'
import { SplitDialog } from './split-dialog'
import { levelBelow } from './tree-model'
import type { Grids } from './use-grids'
import { gridWords as text } from '../../messages/grid-words'
import { hrefOf } from '../../route'
import type { GridRoute } from '../../routes/grid-route'
import { Icon, type IconName } from '../../ui/icon'
import { Empty } from '../../ui/states'

type DialogName = 'add' | 'edit' | 'merge' | 'split' | 'move' | 'end'

/** One area, and what is being done with it: that goes on when the area itself has ended by it. */
export function DetailPanel({ grids, route }: { grids: Grids; route: GridRoute }) {
  const [open, setOpen] = useState<{ name: DialogName; area: TreeArea }>()
  const area = grids.selected
  return (
    <>
      {area ? (
        <Detail area={area} grids={grids} onOpen={(name) => setOpen({ name, area })} />
      ) : (
        <div className='col grid-detail'>
          {route.areaId ? (
            <Empty icon='pin' title={text.notThere} />
          ) : (
            <Empty icon='pin' title={text.pick}>
              {text.pickHow}
            </Empty>
          )}
          <Editions />
        </div>
      )}
      {open && <Dialog {...open} grids={grids} onClose={() => setOpen(undefined)} />}
    </>
  )
}

/** What an area is, who is on its posts, what may be done with it. */
function Detail({ area, grids, onOpen }: ActionsProps) {
  return (
    <div className='col grid-detail'>
      <section className='card' aria-labelledby='area-name'>
        <div className='row between wrap card-head'>
          <div>
            <p className='note c3'>
              {grids.path
                .slice(0, -1)
                .map(({ name }) => name)
                .join(' › ')}
            </p>
            <h2 id='area-name'>{area.name}</h2>
          </div>
          <Button
            className='only-narrow'
            type='text'
            icon={<Icon name='back' />}
            onClick={() => grids.select(undefined)}
          >
            {text.back}
          </Button>
        </div>
        <AreaFacts area={area} grids={grids} />
        <Actions area={area} grids={grids} onOpen={onOpen} />
      </section>
      {!grids.day && !area.endedAt && <PostsCard key={area.areaId} area={area} grids={grids} />}
    </div>
  )
}

const ICONS: Record<DialogName, IconName> = {
  add: 'plus',
  edit: 'edit',
  merge: 'merge',
  split: 'signpost',
  move: 'dispatch',
  end: 'close',
}

/** What the caller may do with this area, as the server says; it decides again when it is done. */
function offered(area: TreeArea, { may, tree }: Grids): DialogName[] {
  if (area.endedAt) return []
  const below = levelBelow(area.level)
  const canShape = may.shape.includes(area.level)
  const hasChildren = (tree.childrenOf.get(area.areaId) ?? []).some(({ endedAt }) => endedAt === undefined)
  return [
    ...(below && may.shape.includes(below) ? (['add'] as const) : []),
    ...(canShape || may.facts.includes(area.level) ? (['edit'] as const) : []),
    ...(canShape && area.level !== 'county' ? (['merge', 'split', 'move'] as const) : []),
    ...(canShape && area.level !== 'county' && !hasChildren ? (['end'] as const) : []),
  ]
}

type ActionsProps = { area: TreeArea; grids: Grids; onOpen: (name: DialogName) => void }

function Actions({ area, grids, onOpen }: ActionsProps) {
  const canPrint = !grids.day && !area.endedAt && (area.level === 'grid' || area.level === 'building')
  return (
    <div className='row wrap area-actions'>
      {offered(area, grids).map((name) => (
        <Button key={name} icon={<Icon name={ICONS[name]} />} onClick={() => onOpen(name)}>
          {text.action[name]}
        </Button>
      ))}
      {canPrint && (
        <a className='soft-button' href={hrefOf({ page: 'print', sheet: 'card', areaId: area.areaId, paper: 'A4' })}>
          <Icon name='document' />
          {text.action.card}
        </a>
      )}
    </div>
  )
}

type DialogProps = { name: DialogName; area: TreeArea; grids: Grids; onClose: () => void }

function Dialog({ name, area, grids, onClose }: DialogProps) {
  switch (name) {
    case 'add':
      return <AreaDialog parent={area} grids={grids} onClose={onClose} />
    case 'edit':
      return <AreaDialog area={area} grids={grids} onClose={onClose} />
    case 'merge':
      return <MergeDialog area={area} grids={grids} onClose={onClose} />
    case 'split':
      return <SplitDialog area={area} grids={grids} onClose={onClose} />
    case 'move':
      return <MoveDialog area={area} grids={grids} onClose={onClose} />
    case 'end':
      return <EndDialog area={area} grids={grids} onClose={onClose} />
  }
}
