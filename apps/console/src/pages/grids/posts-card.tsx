import { POST_TEXT, type PostHolder, type PostRow, type TreeArea } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { postWords as text } from '../../messages/grid-words'
import { hrefOf } from '../../route'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { AppointDialog } from './appoint-dialog'
import { EndAppointmentDialog } from './end-appointment-dialog'
import { Holder } from './holder'
import { PostGaps, PostTotals } from './post-totals'
import type { Grids } from './use-grids'
import { usePosts } from './use-posts'

type PostsCardProps = { area: TreeArea; grids: Grids }

/** Who is on the posts of this area; of a wider one the figures, and where somebody is missing or one too many. */
export function PostsCard({ area, grids }: PostsCardProps) {
  const query = usePosts(area.areaId)
  const [isAppointing, setAppointing] = useState(false)
  const [ending, setEnding] = useState<PostHolder>()
  const hasPosts = area.level === 'grid' || area.level === 'building'
  const mayAppoint = hasPosts && grids.may.facts.includes(area.level)
  return (
    <section className='card' aria-labelledby='posts'>
      <div className='row between wrap card-head'>
        <h2 id='posts'>{text.title}</h2>
        {mayAppoint && (
          <Button icon={<Icon name='plus' />} onClick={() => setAppointing(true)}>
            {text.appoint}
          </Button>
        )}
      </div>
      <Loaded query={query}>
        {({ pages }) => {
          const own = pages.flatMap(({ items }) => items).filter(({ areaId }) => areaId === area.areaId)
          const totals = pages[0]?.totals
          return (
            <>
              {totals && <PostTotals totals={totals} />}
              {hasPosts ? <Posts rows={own} onEnd={setEnding} /> : <PostGaps area={area} />}
            </>
          )
        }}
      </Loaded>
      {isAppointing && <AppointDialog area={area} today={grids.today} onClose={() => setAppointing(false)} />}
      {ending && (
        <EndAppointmentDialog
          holder={ending}
          areaId={area.areaId}
          today={grids.today}
          onClose={() => setEnding(undefined)}
        />
      )}
    </section>
  )
}

function Posts({ rows, onEnd }: { rows: readonly PostRow[]; onEnd: (holder: PostHolder) => void }) {
  if (rows.length === 0) return <p className='c2'>{text.none}</p>
  return (
    <ul className='post-list'>
      {rows.map((row) => (
        <li key={row.post}>
          <p className='row wrap'>
            <b>{POST_TEXT[row.post]}</b>
            <span className='note c2 num'>
              {row.filled}/{row.places}
            </span>
            {row.gap > 0 && (
              <span className='chip crimson'>
                <Icon name='minus' size={15} />
                {text.gap(row.gap)}
              </span>
            )}
            {row.surplus > 0 && (
              <span className='chip honey'>
                <Icon name='merge' size={15} />
                {text.surplus(row.surplus)}
              </span>
            )}
          </p>
          <ul>
            {row.holders.map((holder) => (
              <Holder key={holder.appointmentId} holder={holder} areaId={row.areaId}>
                <a
                  className='text-link'
                  href={hrefOf({
                    page: 'print',
                    sheet: 'letter',
                    areaId: row.areaId,
                    appointmentId: holder.appointmentId,
                    paper: 'A4',
                  })}
                >
                  {text.letter}
                </a>
                {holder.mayChange && (
                  <Button type='text' onClick={() => onEnd(holder)}>
                    {text.end}
                  </Button>
                )}
              </Holder>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
