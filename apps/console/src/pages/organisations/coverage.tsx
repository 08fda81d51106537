import { COVERAGE_OF_TEXT, type CoverageOf, ORGANISATION_FAMILY_TEXT, OrganisationFamily } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { organisationWords as words } from '../../messages'
import { hrefOf } from '../../route'
import type { OrganisationRoute } from '../../routes/organisation-route'
import { Chip } from '../../ui/chip'
import { Choice } from '../../ui/choice'
import { Loaded } from '../../ui/loaded'
import { useCoverage } from './use-organisations'

type Page = NonNullable<ReturnType<typeof useCoverage>['data']>['pages'][number]

/** 组织覆盖: large estates and two-new organisations with a branch, and the list behind each number. */
export function Coverage({ route }: { route: OrganisationRoute }) {
  const [state, setState] = useState<'covered' | 'open'>('open')
  const query = useCoverage(route.of, state)
  return (
    <Loaded query={{ ...query, data: query.data?.pages }}>
      {(pages) => (
        <>
          {pages[0] && <Figures page={pages[0]} of={route.of} />}
          {route.of && (
            <section className='card'>
              <div className='row between wrap'>
                <h2>{COVERAGE_OF_TEXT[route.of]}</h2>
                <Choice
                  label={words.coverage.state}
                  isLabelHidden
                  options={[
                    { value: 'open', label: words.coverage.open },
                    { value: 'covered', label: words.coverage.covered },
                  ]}
                  value={state}
                  onChange={setState}
                />
              </div>
              <List items={pages.flatMap(({ items }) => items)} />
              {query.hasNextPage && (
                <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {words.more}
                </Button>
              )}
            </section>
          )}
          {pages[0] && <Families page={pages[0]} />}
        </>
      )}
    </Loaded>
  )
}

function Figures({ page: { threshold, estates, twoNew }, of }: { page: Page; of: CoverageOf | undefined }) {
  const cards = [
    {
      of: 'estates',
      text: words.coverage.estates(threshold),
      share: estates,
      note: estates.unknown > 0 ? words.coverage.unknown(estates.unknown) : undefined,
    },
    {
      of: 'two_new',
      text: words.coverage.twoNew,
      share: twoNew,
      note: words.coverage.partyMembers(twoNew.partyMembers),
    },
  ] as const
  return (
    <section className='figure-cards organisation-coverage'>
      {cards.map((card) => (
        <a
          key={card.of}
          className={card.of === of ? 'card on' : 'card'}
          href={hrefOf({ page: 'organisations', view: 'coverage', of: card.of })}
        >
          <span className='c2 label'>{card.text}</span>
          <span className='num figure-number'>
            {`${card.share.count} / ${card.share.of}`}
            <span className='note c3'>{words.unit.count}</span>
          </span>
          {card.note && <span className='note c3'>{card.note}</span>}
          <span className='organisation-bar' aria-hidden='true'>
            <span style={{ width: `${card.share.of === 0 ? 0 : (card.share.count / card.share.of) * 100}%` }} />
          </span>
        </a>
      ))}
    </section>
  )
}

function List({ items }: { items: Page['items'] }) {
  if (items.length === 0) return <p className='c2'>{words.coverage.none}</p>
  return (
    <ul className='lines'>
      {items.map(({ name, areaId, areaName, unitId, households, partyMembers, branch }) => (
        <li key={`${areaId}${unitId ?? ''}`} className='row between wrap'>
          <span>
            {unitId ? (
              <a className='text-link' href={hrefOf({ page: 'organisations', view: 'register', unitId })}>
                {name}
              </a>
            ) : (
              <span className='b500'>{name}</span>
            )}
            <span className='note c3'>
              {[
                areaName,
                households !== undefined && words.coverage.households(households),
                partyMembers !== undefined && `${words.facts.partyMembers}${words.facts.people(partyMembers)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          {branch ? (
            <a className='text-link' href={hrefOf({ page: 'organisations', view: 'register', unitId: branch.unitId })}>
              {branch.name}
            </a>
          ) : (
            <Chip tone='honey' icon='warning'>
              {words.coverage.open}
            </Chip>
          )}
        </li>
      ))}
    </ul>
  )
}

function Families({ page: { byFamily } }: { page: Page }) {
  return (
    <section className='card'>
      <h2>{words.coverage.byFamily}</h2>
      <dl className='kv organisation-families'>
        {OrganisationFamily.options.map((family) => (
          <div key={family}>
            <dt>{ORGANISATION_FAMILY_TEXT[family]}</dt>
            <dd>
              <a className='text-link num' href={hrefOf({ page: 'organisations', view: 'register', family })}>
                {byFamily[family]}
                <span className='note c3'>{words.unit.count}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
