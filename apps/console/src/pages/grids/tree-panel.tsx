import type { AreaId } from '@microwish/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { gridWords as text } from '../../messages/grid-words'
import { hrefOf } from '../../route'
import { Empty } from '../../ui/states'
import { findAreas, pathTo, rowsOf } from './tree-model'
import { TreeView } from './tree-view'
import type { Grids } from './use-grids'
import { usePostCounts } from './use-post-counts'

/** Search above, the tree below; a found area is opened at its place in the tree. */
export function TreePanel({ grids }: { grids: Grids }) {
  const { tree, selected } = grids
  const [wanted, setWanted] = useState('')
  const [withEnded, setWithEnded] = useState(false)
  const [turned, setTurned] = useState<ReadonlyMap<AreaId, boolean>>(new Map())
  // The way to the selected area is open unless somebody closed it; the top is open to begin with.
  const openIds = new Set([...tree.roots, ...grids.path.slice(0, -1)].map(({ areaId }) => areaId))
  for (const [areaId, isOpen] of turned) {
    if (isOpen) openIds.add(areaId)
    else openIds.delete(areaId)
  }
  const rows = rowsOf(tree, { openIds, withEnded: withEnded || Boolean(selected?.endedAt), isUnread: grids.isUnread })
  const opened = grids.day ? [] : rows.filter(({ isOpen }) => isOpen).map(({ area }) => area)
  const { counts } = usePostCounts(opened, tree)
  const turn = (areaId: AreaId, isOpen: boolean) => setTurned((before) => new Map(before).set(areaId, isOpen))
  const found = findAreas(tree, wanted)

  return (
    <section className='card tree-panel' aria-label={text.tree}>
      <Input.Search
        aria-label={text.search}
        placeholder={text.search}
        allowClear
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <label className='row note c2 tree-ended'>
        <input type='checkbox' checked={withEnded} onChange={(event) => setWithEnded(event.target.checked)} />
        {text.withEnded}
      </label>
      {wanted.trim() !== '' ? (
        <Found grids={grids} found={found} onTake={() => setWanted('')} />
      ) : tree.roots.length === 0 ? (
        <Empty icon='pin' title={grids.day ? text.tooEarly : text.none}>
          <a className='text-link' href={hrefOf({ page: 'imports', view: 'list' })}>
            {text.toImport}
          </a>
        </Empty>
      ) : (
        <div className='tree-scroll'>
          <TreeView
            rows={rows}
            selectedId={selected?.areaId}
            counts={counts}
            onSelect={grids.select}
            onOpen={(areaId) => {
              turn(areaId, true)
              const area = tree.byId.get(areaId)
              if (area && grids.isUnread(area)) grids.readPart(areaId)
            }}
            onClose={(areaId) => turn(areaId, false)}
          />
          {grids.isReading && (
            <p className='note c3' role='status'>
              {text.lazy}
            </p>
          )}
        </div>
      )}
    </section>
  )
}

type FoundProps = { grids: Grids; found: ReturnType<typeof findAreas>; onTake: () => void }

function Found({ grids, found, onTake }: FoundProps) {
  if (found.length === 0) return <Empty icon='search' title={text.notFound} />
  return (
    <div className='tree-scroll'>
      <p className='note c3' role='status'>
        {text.found(found.length)}
      </p>
      <ul className='case-links'>
        {found.map((area) => (
          <li key={area.areaId}>
            <button
              type='button'
              onClick={() => {
                grids.select(area.areaId)
                onTake()
              }}
            >
              <span className='case-link-words'>
                <span className='b500'>{area.name}</span>
                <span className='note c3'>
                  {pathTo(grids.tree, area.areaId)
                    .slice(0, -1)
                    .map(({ name }) => name)
                    .join(' › ')}{' '}
                  {area.code}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
