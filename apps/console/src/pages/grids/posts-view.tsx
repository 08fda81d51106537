import type { TreeArea } from '@microwish/contract'
import { postWords as text } from '../../messages/grid-words'
import { Refusal } from '../../ui/refusal'
import { Empty, Loading } from '../../ui/states'
import { PostGaps, PostTotals } from './post-totals'
import { PostTable } from './post-table'
import { TreeMap } from './tree-map'
import type { PostCounts } from './tree-map-layout'
import { pathTo } from './tree-model'
import type { Grids } from './use-grids'
import { usePostCounts } from './use-post-counts'
import { usePosts } from './use-posts'

export type PostTile = PostCounts & { area: TreeArea }

const NONE: PostCounts = { wanted: 0, filled: 0, gaps: 0, doubles: 0 }

/** Who is missing where: one tile for each part of the area, the same as a table, and the list of gaps beside it. */
export function PostsView({ grids }: { grids: Grids }) {
  const { tree } = grids
  const area = grids.selected ?? tree.roots[0]
  const { counts, isLoading, error, retry } = usePostCounts(area ? [area] : [], tree)
  if (!area) return <Empty icon='pin' title={text.noneBelow} />
  const children = (tree.childrenOf.get(area.areaId) ?? []).filter(({ endedAt }) => endedAt === undefined)
  const tiles = children.map((child): PostTile => ({ area: child, ...(counts.get(child.areaId) ?? NONE) }))
  return (
    <div className='posts-columns'>
      <section className='card' aria-labelledby='post-map'>
        <div className='row between wrap card-head'>
          <h2 id='post-map'>
            {area.name} · {text.map}
          </h2>
          <span className='note c3'>{text.mapNote}</span>
        </div>
        <Trail grids={grids} area={area} />
        <Refusal error={error} />
        {Boolean(error) && (
          <button type='button' className='soft-button' onClick={retry}>
            {text.more}
          </button>
        )}
        {isLoading ? (
          <Loading />
        ) : tiles.length === 0 ? (
          <p className='c2 post-none'>{text.noneBelow}</p>
        ) : (
          <>
            <TreeMap tiles={tiles} onDrill={(child) => grids.select(child.areaId)} />
            <PostTable tiles={tiles} onDrill={(child) => grids.select(child.areaId)} />
          </>
        )}
      </section>
      <Side key={area.areaId} area={area} />
    </div>
  )
}

function Side({ area }: { area: TreeArea }) {
  const totals = usePosts(area.areaId).data?.pages[0]?.totals
  return (
    <section className='card' aria-labelledby='post-side'>
      <div className='row between wrap card-head'>
        <h2 id='post-side'>{text.title}</h2>
        <span className='note c3'>{text.asOfToday}</span>
      </div>
      {totals && <PostTotals totals={totals} />}
      <PostGaps area={area} />
    </section>
  )
}

/** The way back up. */
function Trail({ grids, area }: { grids: Grids; area: TreeArea }) {
  const above = pathTo(grids.tree, area.areaId).slice(0, -1)
  if (above.length === 0) return null
  return (
    <ul className='phrases trail'>
      {above.map(({ areaId, name }) => (
        <li key={areaId}>
          <button type='button' className='pill' aria-label={text.up(name)} onClick={() => grids.select(areaId)}>
            {name}
          </button>
        </li>
      ))}
    </ul>
  )
}
