import { EDITION_WHAT_TEXT, listEditions } from '@microwish/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { call } from '../../api'
import { gridWords as text } from '../../messages/grid-words'
import { hrefOf } from '../../route'
import { formatTime } from '../../time'
import { Loaded } from '../../ui/loaded'

/** What changed the areas, newest first. */
export function Editions() {
  const query = useInfiniteQuery({
    queryKey: ['editions'],
    queryFn: ({ pageParam }) => call(listEditions, pageParam ? { cursor: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  })
  return (
    <section className='card' aria-labelledby='editions'>
      <div className='row between wrap card-head'>
        <h2 id='editions'>{text.editions}</h2>
        <span className='note c3'>{text.editionsNote}</span>
      </div>
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) return <p className='c2'>{text.noEditions}</p>
          return (
            <ol className='editions'>
              {items.map(({ edition, at, what, by, note, importId }) => (
                <li key={edition}>
                  <span className='chip stone chip-plain'>{EDITION_WHAT_TEXT[what]}</span>
                  <span className='grow'>
                    {importId ? (
                      <a className='text-link' href={hrefOf({ page: 'imports', view: 'one', importId })}>
                        {note}
                      </a>
                    ) : (
                      note
                    )}
                    <span className='note c3 edition-by'>
                      {by} · {formatTime(at)} · {text.editionOf(edition)}
                    </span>
                  </span>
                </li>
              ))}
            </ol>
          )
        }}
      </Loaded>
      {query.hasNextPage && (
        <Button className='more-button' loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {text.moreEditions}
        </Button>
      )}
    </section>
  )
}
