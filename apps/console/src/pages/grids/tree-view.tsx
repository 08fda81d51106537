import { AREA_KIND_TEXT, type AreaId, GRID_GRADE_TEXT, type TreeArea } from '@microwish/contract'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { levelText } from '../../messages'
import { gridWords as text } from '../../messages/grid-words'
import { Icon } from '../../ui/icon'
import type { PostCounts } from './tree-map-layout'
import { moveFor, type TreeRow } from './tree-model'

type TreeViewProps = {
  rows: readonly TreeRow[]
  selectedId: AreaId | undefined
  counts: ReadonlyMap<AreaId, PostCounts>
  onSelect: (areaId: AreaId) => void
  onOpen: (areaId: AreaId) => void
  onClose: (areaId: AreaId) => void
}

/** The tree by WAI-ARIA's pattern: one stop for Tab, arrows walk and open, Enter shows the area. */
export function TreeView({ rows, selectedId, counts, onSelect, onOpen, onClose }: TreeViewProps) {
  const list = useRef<HTMLUListElement>(null)
  const [activeId, setActiveId] = useState(selectedId)
  const tabId = rows.some(({ area }) => area.areaId === activeId) ? activeId : rows[0]?.area.areaId
  useEffect(() => setActiveId(selectedId), [selectedId])

  function onKeyDown(event: KeyboardEvent) {
    if (!tabId) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onSelect(tabId)
      return
    }
    const move = moveFor(event.key, rows, tabId)
    if (!move) return
    event.preventDefault()
    if ('open' in move) onOpen(move.open)
    else if ('close' in move) onClose(move.close)
    else {
      setActiveId(move.to)
      list.current?.querySelector<HTMLElement>(`[data-area='${move.to}']`)?.focus()
    }
  }
  return (
    <ul ref={list} role='tree' aria-label={text.tree} className='grid-tree' onKeyDown={onKeyDown}>
      {rows.map(({ area, depth, position, size, isOpen }) => (
        <li
          key={area.areaId}
          role='treeitem'
          data-area={area.areaId}
          aria-level={depth}
          aria-posinset={position}
          aria-setsize={size}
          aria-selected={area.areaId === selectedId}
          {...(isOpen !== undefined && { 'aria-expanded': isOpen })}
          tabIndex={area.areaId === tabId ? 0 : -1}
          className={area.endedAt ? 'ended' : undefined}
          style={{ paddingLeft: 4 + (depth - 1) * 20 }}
          onFocus={() => setActiveId(area.areaId)}
          onClick={() => onSelect(area.areaId)}
        >
          <Twist isOpen={isOpen} onTurn={() => (isOpen ? onClose : onOpen)(area.areaId)} />
          <RowWords area={area} counts={counts.get(area.areaId)} />
        </li>
      ))}
    </ul>
  )
}

/** For the mouse; the keyboard has the arrows. */
function Twist({ isOpen, onTurn }: { isOpen: boolean | undefined; onTurn: () => void }) {
  if (isOpen === undefined) return <span className='twist' />
  return (
    <span
      className='twist'
      aria-hidden='true'
      onClick={(event) => {
        event.stopPropagation()
        onTurn()
      }}
    >
      <Icon name={isOpen ? 'down' : 'next'} size={15} />
    </span>
  )
}

function RowWords({ area, counts }: { area: TreeArea; counts: PostCounts | undefined }) {
  const what = area.kind ? AREA_KIND_TEXT[area.kind] : levelText[area.level]
  return (
    <>
      <span className='grow clip'>
        <span className='b500'>{area.name}</span>{' '}
        <span className='note c3'>
          {what}
          {area.grid && ` · ${GRID_GRADE_TEXT[area.grid.grade]}`}
          {area.households !== undefined && ` · ${text.householdsOf(area.households)}`}
        </span>
      </span>
      {area.endedAt && <span className='chip stone chip-plain'>{text.ended}</span>}
      {counts && counts.wanted + counts.filled > 0 && <PostMark counts={counts} />}
    </>
  )
}

/** Filled of wanted, with a mark where somebody is missing. */
function PostMark({ counts }: { counts: PostCounts }) {
  const { filled, wanted, gaps, doubles } = counts
  return (
    <span className='note num post-mark' title={text.postsOf(filled, wanted)}>
      {(gaps > 0 || doubles > 0) && (
        <span className={gaps > 0 ? 'mark-gap' : 'mark-double'}>
          <Icon name={gaps > 0 ? 'minus' : 'merge'} size={15} />
        </span>
      )}
      <span className='sr-only'>{text.postsOf(filled, wanted)}</span>
      <span aria-hidden='true'>
        {filled}/{wanted}
      </span>
    </span>
  )
}
