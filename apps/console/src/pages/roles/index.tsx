import type { FoundPerson, Grant } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useArea } from '../../area/area-context'
import { roleWords as words, words as shared } from '../../messages'
import { goTo } from '../../route'
import type { RoleRoute } from '../../routes/role-route'
import { Choice } from '../../ui/choice'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { Empty } from '../../ui/states'
import { GrantDrawer } from './grant-drawer'
import { GrantTable } from './grant-table'
import { HistoryDrawer } from './history-drawer'
import { RevokeDialog } from './revoke-dialog'
import { useGrants } from './use-grants'
import './roles.css'

type Opened = { grant: true } | { revoke: Grant } | { history: Pick<FoundPerson, 'personId' | 'name'> }

/** 身份与授权: who has which role where, given by whom; a role is given after it has been seen how far it reaches. */
export default function RolesPage({ route: { side } }: { route: RoleRoute }) {
  const { area } = useArea()
  const [state, setState] = useState<'open' | 'all'>('open')
  const [opened, setOpened] = useState<Opened>()
  const query = useGrants({ side, state })
  const [first] = query.data?.pages ?? []
  const close = () => setOpened(undefined)
  return (
    <div className='page'>
      <div className='page-head'>
        <h1>
          {area.name}
          <span className='c2 desk-at'>{shared.pages.roles}</span>
        </h1>
        {first && first.gives.length > 0 && (
          <button type='button' className='main-link' onClick={() => setOpened({ grant: true })}>
            <Icon name='plus' />
            {words.grant}
          </button>
        )}
      </div>
      <p className='c2 roles-lead'>{words.lead}</p>
      <div className='row wrap list-head'>
        <Choice
          label={words.side}
          isLabelHidden
          options={[
            { value: 'staff', label: words.staff },
            { value: 'citizen', label: words.citizen },
          ]}
          value={side}
          onChange={(next) => goTo({ page: 'roles', side: next })}
        />
        <Choice
          label={words.state}
          isLabelHidden
          options={[
            { value: 'open', label: words.open },
            { value: 'all', label: words.all },
          ]}
          value={state}
          onChange={setState}
        />
      </div>
      <Loaded query={{ ...query, data: query.data?.pages }}>
        {(pages) => {
          const items = pages.flatMap((page) => page.items)
          return items.length === 0 ? (
            <Empty icon='person' title={words.none} />
          ) : (
            <GrantTable
              items={items}
              onRevoke={(grant) => setOpened({ revoke: grant })}
              {...(pages[0]?.canReadHistory && {
                onHistory: ({ personId, personName }) => setOpened({ history: { personId, name: personName } }),
              })}
            />
          )
        }}
      </Loaded>
      {query.hasNextPage && (
        <Button className='more-button' loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      {opened && 'grant' in opened && first && <GrantDrawer gives={first.gives} onClose={close} />}
      {opened && 'revoke' in opened && <RevokeDialog grant={opened.revoke} onClose={close} />}
      {opened && 'history' in opened && <HistoryDrawer person={opened.history} onClose={close} />}
    </div>
  )
}
