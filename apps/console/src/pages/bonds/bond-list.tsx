import { BOND_STATE_TEXT } from '@microwish/contract'
import { Button } from 'antd'
import { bondWords as words } from '../../messages'
import { hrefOf } from '../../route'
import type { BondRoute } from '../../routes/bond-route'
import { Chip } from '../../ui/chip'
import { Loaded } from '../../ui/loaded'
import { Empty } from '../../ui/states'
import { BOND_LOOK, kindText, sidesOf, spanText } from './bond-text'
import { useBonds } from './use-bonds'

type Filter = Pick<BondRoute, 'kind' | 'state' | 'figure'>

/** Bonds as rows: both sides, the kind, the time, and how it stands. */
export function BondList({ filter }: { filter: Filter }) {
  const query = useBonds(filter)
  return (
    <>
      <Loaded query={{ ...query, data: query.data?.pages.flatMap(({ items }) => items) }}>
        {(bonds) =>
          bonds.length === 0 ? (
            <Empty icon='hands' title={words.none}>
              {words.noneHow}
            </Empty>
          ) : (
            <ul className='card case-list'>
              {bonds.map((bond) => (
                <li key={bond.bondId}>
                  <a href={hrefOf({ ...filter, page: 'bonds', view: 'bonds', bondId: bond.bondId })}>
                    <span className='case-list-words'>
                      <span className='b500 two'>{sidesOf(bond)}</span>
                      <span className='note c3'>{[kindText(bond), spanText(bond)].join(' · ')}</span>
                    </span>
                    <span className='row wrap case-list-side'>
                      {bond.daysLeft !== undefined && <span className='note c2'>{words.daysLeft(bond.daysLeft)}</span>}
                      <Chip {...BOND_LOOK[bond.state]}>{BOND_STATE_TEXT[bond.state]}</Chip>
                    </span>
                  </a>
                </li>
              ))}
            </ul>
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
