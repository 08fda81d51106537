import { type listPosts, type OutputOf, POST_TEXT, type TreeArea } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { postWords as text } from '../../messages/grid-words'
import { hrefOf } from '../../route'
import { Choice } from '../../ui/choice'
import { Loaded } from '../../ui/loaded'
import { usePosts } from './use-posts'

type Totals = OutputOf<typeof listPosts>['totals']

const COUNTED = ['places', 'filled', 'gaps', 'surplus', 'doubles', 'waiting'] as const

/** Places and people of the area and all below it. */
export function PostTotals({ totals }: { totals: Totals }) {
  return (
    <dl className='post-totals'>
      {COUNTED.filter((name) => name === 'places' || name === 'filled' || totals[name] > 0).map((name) => (
        <div key={name} className={name === 'gaps' ? 'bad' : undefined}>
          <dt>{text.counts[name]}</dt>
          <dd className='num'>{totals[name]}</dd>
        </div>
      ))}
    </dl>
  )
}

const LISTS = [
  { value: 'gaps' as const, label: text.onlyGaps },
  { value: 'doubles' as const, label: text.onlyDoubles },
]

/** Where below somebody is missing, or one too many. */
export function PostGaps({ area }: { area: TreeArea }) {
  const [only, setOnly] = useState<'gaps' | 'doubles'>('gaps')
  const query = usePosts(area.areaId, only)
  const isGaps = only === 'gaps'
  return (
    <>
      <Choice
        label={isGaps ? text.gapList : text.doubleList}
        isLabelHidden
        options={LISTS}
        value={only}
        onChange={setOnly}
      />
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0) return <p className='c2 post-none'>{isGaps ? text.noGaps : text.noDoubles}</p>
          return (
            <ul className='case-links'>
              {rows.map((row) => (
                <li key={`${row.areaId} ${row.post}`}>
                  <a href={hrefOf({ page: 'grids', view: 'tree', areaId: row.areaId })}>
                    <span className='case-link-words grow'>
                      <span className='b500'>
                        {row.areaName} {POST_TEXT[row.post]}
                      </span>
                      <span className='note c3'>
                        {row.above.slice(-2).join(' › ')}
                        {!isGaps && ` · ${row.holders.map(({ name }) => name).join('、')}`}
                      </span>
                    </span>
                    <span className='note c2 num'>
                      {row.filled}/{row.places}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
      {query.hasNextPage && (
        <Button className='more-button' loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </>
  )
}
