import { Button } from 'antd'
import { placeOf, titleOf } from '../../case-words'
import { words } from '../../messages'
import { hrefOf } from '../../route'
import { formatTime } from '../../time'
import { StatusChip } from '../../ui/chip'
import { Loaded } from '../../ui/loaded'
import { Empty, Loading } from '../../ui/states'
import type { Figure, FigurePlace } from './figure'
import { useFigureCases } from './use-figure-cases'

type FigureCasesProps = { figure: Figure; place: FigurePlace; period: string }

/** Each case of a figure, with when it was counted; it leads to the need. */
export function FigureCases({ figure, place, period }: FigureCasesProps) {
  const { query, items, isSearching } = useFigureCases(figure, place, period)
  return (
    <Loaded query={query}>
      {() =>
        isSearching ? (
          <Loading />
        ) : items.length === 0 ? (
          <Empty icon='inbox' title={words.figures.noCases} />
        ) : (
          <>
            <ul className='case-links'>
              {items.map(({ at, need }) => (
                <li key={`${need.needId} ${at}`}>
                  <a href={hrefOf({ page: 'need', needId: need.needId })}>
                    <span className='grow case-link-words'>
                      <span className='two b500'>{titleOf(need)}</span>
                      <span className='note c3'>
                        {placeOf(need)} · {formatTime(at)}
                      </span>
                    </span>
                    <StatusChip status={need.status} text={need.statusText} />
                  </a>
                </li>
              ))}
            </ul>
            {query.hasNextPage && (
              <Button
                className='more-button'
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {words.cases.more}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  )
}
