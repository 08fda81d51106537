import {
  AREA_KIND_TEXT,
  type AreaId,
  GRID_GRADE_TEXT,
  GRID_KIND_TEXT,
  POST_TEXT,
  type Post,
  type TreeArea,
} from '@microwish/contract'
import type { ReactNode } from 'react'
import { levelText } from '../../messages'
import { gridWords as text } from '../../messages/grid-words'
import { hrefOf } from '../../route'
import { dayOf } from '../../time'
import type { Grids } from './use-grids'

const dayText = (instant: string) => dayOf(new Date(instant))

/** Everything that is known of an area, in words. */
export function AreaFacts({ area, grids }: { area: TreeArea; grids: Grids }) {
  const link = (areaId: AreaId) => (
    <AreaLink key={areaId} areaId={areaId} name={grids.tree.byId.get(areaId)?.name ?? areaId} day={grids.day} />
  )
  const { formerCodes = [], grid, posts = {} } = area
  return (
    <dl className='kv area-facts'>
      {area.endedAt && <Fact name={text.ended}>{text.endedOn(dayText(area.endedAt))}</Fact>}
      {area.succeededBy && <Fact name={text.succeeded}>{area.succeededBy.map(link)}</Fact>}
      <Fact name={text.code}>
        <span className='num'>{area.code}</span>
      </Fact>
      {formerCodes.length > 0 && (
        <Fact name={text.formerCodes}>
          {formerCodes.map(({ code, until }) => text.formerCode(code, dayText(until))).join('、')}
        </Fact>
      )}
      <Fact name={text.kind}>{area.kind ? AREA_KIND_TEXT[area.kind] : levelText[area.level]}</Fact>
      <Fact name={text.households}>
        {area.households === undefined ? text.noValue : text.householdsOf(area.households)}
      </Fact>
      {grid && (
        <Fact name={text.overlay}>
          {GRID_GRADE_TEXT[grid.grade]} · {GRID_KIND_TEXT[grid.kind]}
        </Fact>
      )}
      {grid?.parentId && <Fact name={text.overlayParent}>{link(grid.parentId)}</Fact>}
      {area.servicePhone && (
        <Fact name={text.service}>
          {area.servicePhone} {area.serviceName}
        </Fact>
      )}
      {Object.keys(posts).length > 0 && (
        <Fact name={text.posts}>
          {Object.entries(posts)
            .map(([post, number]) => `${POST_TEXT[post as Post]}${number}`)
            .join('、')}
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function AreaLink({ areaId, name, day }: { areaId: AreaId; name: string; day: string | undefined }) {
  return (
    <a className='text-link' href={hrefOf({ page: 'grids', view: 'tree', areaId, ...(day && { day }) })}>
      {name}
    </a>
  )
}
