import { BODY_STATE_TEXT, BodyState, type CommitteeBody, TERM_STATE_TEXT } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { organisationWords as words } from '../../messages'
import { hrefOf } from '../../route'
import type { OrganisationRoute } from '../../routes/organisation-route'
import { Chip, type Tone } from '../../ui/chip'
import type { IconName } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { Select } from '../../ui/select'
import { Empty } from '../../ui/states'
import { useCommittees } from './use-organisations'

const LOOK: Record<BodyState, { tone: Tone; icon: IconName }> = {
  missing: { tone: 'crimson', icon: 'close' },
  overdue: { tone: 'crimson', icon: 'warning' },
  due: { tone: 'honey', icon: 'clock' },
  short: { tone: 'honey', icon: 'person' },
  complete: { tone: 'leaf', icon: 'check' },
}

/** 班子台账: which bodies each community has and lacks, and whose term ends. */
export function Committees({ route }: { route: OrganisationRoute }) {
  const [state, setState] = useState<BodyState>()
  const query = useCommittees(state)
  const linkTo = (unitId: CommitteeBody['organisation']) => unitId && hrefOf({ ...route, unitId: unitId.unitId })
  return (
    <Loaded query={{ ...query, data: query.data?.pages }}>
      {(pages) => {
        const [first] = pages
        const rows = pages.flatMap(({ items }) => items)
        return (
          <>
            {first && <Figures figures={first.figures} />}
            {first && <Terms terms={first.terms} route={route} />}
            <div className='row wrap list-head'>
              <h2>{words.committees.table}</h2>
              <Select
                aria-label={words.committees.only}
                options={[
                  { value: '', label: words.committees.any },
                  ...BodyState.options.map((value) => ({ value: value as string, label: BODY_STATE_TEXT[value] })),
                ]}
                value={state ?? ''}
                onChange={(event) => setState(BodyState.safeParse(event.target.value).data)}
              />
            </div>
            {rows.length === 0 ? (
              <Empty icon='building' title={words.committees.none} />
            ) : (
              <div className='card table-scroll'>
                <table className='record-table'>
                  <tbody>
                    {rows.map(({ areaId, areaName, bodies, count, of }) => (
                      <tr key={areaId}>
                        <th scope='row'>
                          {areaName}
                          <span className='note c3 below num'>{`${count} / ${of}`}</span>
                        </th>
                        <td>
                          <ul className='organisation-bodies'>
                            {bodies.map((body) => (
                              <li key={body.code}>
                                <Body body={body} href={linkTo(body.organisation)} />
                              </li>
                            ))}
                          </ul>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            {query.hasNextPage && (
              <Button
                className='more-button'
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {words.more}
              </Button>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function Body({ body, href }: { body: CommitteeBody; href: string | undefined }) {
  const { text, state, filled, of } = body
  const chip = (
    <Chip {...LOOK[state]}>{`${text} ${BODY_STATE_TEXT[state]}${state === 'short' ? ` ${filled}/${of}` : ''}`}</Chip>
  )
  return href ? <a href={href}>{chip}</a> : chip
}

type CommitteePage = NonNullable<ReturnType<typeof useCommittees>['data']>['pages'][number]

function Figures({ figures: { communities, bodies } }: Pick<CommitteePage, 'figures'>) {
  return (
    <section className='figure-cards'>
      {(
        [
          [words.committees.communities, communities],
          [words.committees.bodies, bodies],
        ] as const
      ).map(([text, { count, of }]) => (
        <div key={text} className='card'>
          <span className='c2 label'>{text}</span>
          <span className='num figure-number'>
            {`${count} / ${of}`}
            <span className='note c3'>{words.unit.count}</span>
          </span>
        </div>
      ))}
    </section>
  )
}

function Terms({ terms, route }: { terms: CommitteePage['terms']; route: OrganisationRoute }) {
  return (
    <section className='card organisation-terms'>
      <h2>{words.committees.terms}</h2>
      {terms.length === 0 ? (
        <p className='c2'>{words.committees.noTerms}</p>
      ) : (
        <ul className='case-links'>
          {terms.map(({ unitId, name, areaName, termTo, state }) => (
            <li key={unitId}>
              <a href={hrefOf({ ...route, unitId })}>
                <span className='case-link-words'>{`${areaName} · ${name}`}</span>
                <Chip tone={state === 'overdue' ? 'crimson' : 'honey'} icon='warning'>
                  {`${TERM_STATE_TEXT[state]} ${termTo}`}
                </Chip>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
