import { type FoundPerson, GRANT_EVENT_TEXT, listGrantHistory, POST_TEXT, ROLE_TEXT } from '@microwish/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { call } from '../../api'
import { roleWords as words } from '../../messages'
import { formatTime } from '../../time'
import { Loaded } from '../../ui/loaded'
import { Empty } from '../../ui/states'
import { useReturnFocus } from '../../ui/use-return-focus'
import { termOf } from './grant-text'

/** What was given to somebody and taken away, newest first; from the audit log. */
export function HistoryDrawer({
  person: { personId, name },
  onClose,
}: {
  person: Pick<FoundPerson, 'personId' | 'name'>
  onClose: () => void
}) {
  useReturnFocus()
  const query = useInfiniteQuery({
    queryKey: ['grant-history', personId],
    queryFn: ({ pageParam }) => call(listGrantHistory, { personId, ...(pageParam !== '' && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  })
  return (
    <Drawer open title={words.historyOf(name)} size={560} onClose={onClose}>
      <p className='c2'>{words.historyLead}</p>
      <Loaded query={{ ...query, data: query.data?.pages.flatMap((page) => page.items) }}>
        {(items) =>
          items.length === 0 ? (
            <Empty icon='document' title={words.noHistory} />
          ) : (
            <ol className='roles-history'>
              {items.map(({ at, event, by, note, roles }, line) => (
                <li key={line}>
                  <p className='b500'>
                    {GRANT_EVENT_TEXT[event]}
                    <span className='note c3'>{`${formatTime(at)} · ${by}`}</span>
                  </p>
                  {roles.map(({ role, areaName, post, ...term }) => (
                    <p key={`${role}${areaName}${post ?? ''}`}>
                      {[areaName, post ? POST_TEXT[post] : ROLE_TEXT[role], termOf(term)].join(' · ')}
                    </p>
                  ))}
                  {note && <p className='c2'>{note}</p>}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
      {query.hasNextPage && (
        <Button className='more-button' loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </Drawer>
  )
}
