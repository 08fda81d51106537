import { BOND_KINDS, type BondFigure, type BondId } from '@microwish/contract'
import { Button } from 'antd'
import { bondWords as words } from '../../messages'
import { Chip } from '../../ui/chip'
import { Loaded } from '../../ui/loaded'
import { Empty } from '../../ui/states'
import { useVisits } from './use-bonds'

type VisitListProps = { figure?: BondFigure | undefined; bondId?: BondId | undefined }

/** Visits, newest first: what stands behind a figure, in the words of whoever was there. */
export function VisitList({ figure, bondId }: VisitListProps) {
  const query = useVisits({ figure, bondId })
  return (
    <>
      <Loaded query={{ ...query, data: query.data?.pages.flatMap(({ items }) => items) }}>
        {(visits) =>
          visits.length === 0 ? (
            <Empty icon='book' title={words.noVisits} />
          ) : (
            <ol className='card bond-visits'>
              {visits.map((visit) => (
                <li key={visit.visitId}>
                  <p className='b500'>
                    {[visit.unitName ?? visit.leaderName, visit.areaName].filter(Boolean).join(' — ')}
                    {visit.isBackfilled && (
                      <Chip tone='stone' icon='clock'>
                        {words.backfilled}
                      </Chip>
                    )}
                  </p>
                  <p>{visit.note}</p>
                  <p className='note c3'>
                    {[
                      visit.on,
                      BOND_KINDS[visit.kind].text,
                      words.visitLine(visit.participations, visit.problemsFound, visit.problemsSolved),
                      words.recordedBy(visit.by.name),
                    ].join(' · ')}
                  </p>
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
    </>
  )
}
