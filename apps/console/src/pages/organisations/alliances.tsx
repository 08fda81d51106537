import type { Alliance } from '@microwish/contract'
import { Button } from 'antd'
import { organisationWords as words } from '../../messages'
import { hrefOf } from '../../route'
import type { OrganisationRoute } from '../../routes/organisation-route'
import { Chip } from '../../ui/chip'
import { Loaded } from '../../ui/loaded'
import { Empty } from '../../ui/states'
import { useAlliances } from './use-organisations'

/** 联盟席位: for each community who sits on which chair of the county’s templates, and which stand empty. */
export function Alliances({ route }: { route: OrganisationRoute }) {
  const query = useAlliances()
  return (
    <>
      <Loaded query={{ ...query, data: query.data?.pages.flatMap(({ items }) => items) }}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty icon='building' title={words.alliances.none} />
          ) : (
            rows.map(({ areaId, areaName, alliances }) => (
              <section key={areaId} className='card organisation-alliances'>
                <h2>{areaName}</h2>
                <div className='organisation-alliance-row'>
                  {alliances.map((alliance) => (
                    <AllianceCard key={alliance.code} alliance={alliance} route={route} />
                  ))}
                </div>
              </section>
            ))
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

function AllianceCard({
  alliance: { name, chairs, count, of },
  route,
}: {
  alliance: Alliance
  route: OrganisationRoute
}) {
  return (
    <div className='organisation-alliance'>
      <h3>
        {name}
        <span className='note c3 num'>{words.alliances.chairs(count, of)}</span>
      </h3>
      <dl className='kv'>
        {chairs.map(({ text, seated, isEmpty }) => (
          <div key={text}>
            <dt>{text}</dt>
            <dd>
              {isEmpty ? (
                <Chip tone='honey' icon='warning'>
                  {words.alliances.empty}
                </Chip>
              ) : (
                seated.map(({ unitId, name: seatedName, head }) => (
                  <a key={unitId} className='text-link' href={hrefOf({ ...route, unitId })}>
                    {head ? `${seatedName}（${words.alliances.head(head)}）` : seatedName}
                  </a>
                ))
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
