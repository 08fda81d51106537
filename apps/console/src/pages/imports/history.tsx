import { IMPORT_KIND_TEXT, IMPORT_STATE_TEXT, type ImportRow, listImports } from '@microwish/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { call } from '../../api'
import { importTone, importWords as text } from '../../messages/import-words'
import { hrefOf } from '../../route'
import { formatTime } from '../../time'
import { Loaded } from '../../ui/loaded'
import { Empty } from '../../ui/states'

/** Who imported what, when, and with what result; the newest first. */
export function History() {
  const query = useInfiniteQuery({
    queryKey: ['imports'],
    queryFn: ({ pageParam }) => call(listImports, pageParam ? { cursor: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  })
  return (
    <section className='card' aria-labelledby='import-history'>
      <h2 id='import-history'>{text.history}</h2>
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          return rows.length === 0 ? (
            <Empty icon='inbox' title={text.none}>
              {text.noneHow}
            </Empty>
          ) : (
            <HistoryTable rows={rows} />
          )
        }}
      </Loaded>
      {query.hasNextPage && (
        <Button className='more-button' loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </section>
  )
}

function HistoryTable({ rows }: { rows: readonly ImportRow[] }) {
  return (
    <div className='table-scroll' role='region' aria-label={text.historyTable} tabIndex={0}>
      <table className='history-table'>
        <thead>
          <tr>
            {text.head.map((head) => (
              <th key={head} scope='col'>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.importId}>
              <th scope='row'>{IMPORT_KIND_TEXT[row.kind]}</th>
              <td>
                <a className='text-link' href={hrefOf({ page: 'imports', view: 'one', importId: row.importId })}>
                  {row.fileName}
                </a>
              </td>
              <td>{row.rowCount}</td>
              <td>{row.by.name}</td>
              <td>{formatTime(row.openedAt)}</td>
              <td>
                <StateChip row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Where an import stands, by colour and word. */
export const StateChip = ({ row }: { row: Pick<ImportRow, 'state'> }) => (
  <span className={`chip ${importTone[row.state]} chip-plain`}>{IMPORT_STATE_TEXT[row.state]}</span>
)
