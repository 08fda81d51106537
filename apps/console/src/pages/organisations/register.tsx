import { ORGANISATION_FAMILY_TEXT, OrganisationFamily, type OrganisationRow } from '@microwish/contract'
import { Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { organisationWords as words } from '../../messages'
import { goTo, hrefOf } from '../../route'
import type { OrganisationRoute } from '../../routes/organisation-route'
import { Chip } from '../../ui/chip'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { Select } from '../../ui/select'
import { Empty } from '../../ui/states'
import { useOrganisations } from './use-organisations'

/** The register, by family and by a part of the name. */
export function Register({ route }: { route: OrganisationRoute }) {
  const [text, setText] = useState('')
  const query = useOrganisations(route.family, useDeferredValue(text.trim()))
  return (
    <>
      <div className='row wrap list-head'>
        <Select
          aria-label={words.family}
          options={[
            { value: '', label: words.anyFamily },
            ...OrganisationFamily.options.map((value) => ({
              value: value as string,
              label: ORGANISATION_FAMILY_TEXT[value],
            })),
          ]}
          value={route.family ?? ''}
          onChange={(event) => {
            const family = OrganisationFamily.safeParse(event.target.value).data
            goTo({ page: 'organisations', view: 'register', ...(family && { family }) })
          }}
        />
        <Input
          className='organisation-search'
          aria-label={words.search}
          placeholder={words.search}
          prefix={<Icon name='search' size={15} />}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Loaded query={{ ...query, data: query.data?.pages.flatMap(({ items }) => items) }}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty icon='building' title={words.none}>
              {words.noneHow}
            </Empty>
          ) : (
            <ul className='card case-list'>
              {rows.map((row) => (
                <li key={row.unitId}>
                  <OrganisationLine row={row} href={hrefOf({ ...route, unitId: row.unitId })} />
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

function OrganisationLine({ row, href }: { row: OrganisationRow; href: string }) {
  const { name, kindText, areaName, partyMembers, of, filled, term, termState, to } = row
  return (
    <a href={href}>
      <span className='case-list-words'>
        <span className='b500 two'>{name}</span>
        <span className='note c3'>
          {[
            kindText,
            areaName,
            partyMembers !== undefined && `${words.facts.partyMembers}${words.facts.people(partyMembers)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className='row wrap case-list-side'>
        {of > 0 && <span className='note c2 num'>{words.seats(filled, of)}</span>}
        {term && termState && termState !== 'running' && (
          <Chip tone={termState === 'overdue' ? 'crimson' : 'honey'} icon='warning'>
            {words.termTo(term.to)}
          </Chip>
        )}
        {to && (
          <Chip tone='stone' icon='pause'>
            {words.ended(to)}
          </Chip>
        )}
      </span>
    </a>
  )
}
