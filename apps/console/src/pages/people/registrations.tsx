import { REGISTRATION_STATUS_TEXT, type RegistrationRow, type RegistrationStatus } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { peopleWords as words } from '../../messages'
import { goTo } from '../../route'
import { Choice } from '../../ui/choice'
import { Loaded } from '../../ui/loaded'
import { Empty } from '../../ui/states'
import { DecideDialog } from './decide-dialog'
import { RegistrationCard } from './registration-card'
import { useRegistrations } from './use-registrations'

const STATUSES: readonly RegistrationStatus[] = ['applied', 'in_force', 'refused', 'ended']

/** 双报到: who waits to be confirmed, oldest first, and everybody who stands here. */
export function Registrations({ status }: { status: RegistrationStatus }) {
  const query = useRegistrations(status)
  const [deciding, setDeciding] = useState<{ row: RegistrationRow; decision: 'confirm' | 'refuse' }>()
  return (
    <>
      <div className='list-head'>
        <Choice
          label={words.status}
          isLabelHidden
          options={STATUSES.map((value) => ({ value, label: REGISTRATION_STATUS_TEXT[value].staff }))}
          value={status}
          onChange={(next) => goTo({ page: 'people', view: 'registrations', status: next })}
        />
      </div>
      <Loaded query={{ ...query, data: query.data?.pages.flatMap(({ items }) => items) }}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty icon='person' title={words.none[status]}>
              {words.noneHow}
            </Empty>
          ) : (
            <ul className='people-list'>
              {rows.map((row) => (
                <li key={row.registrationId}>
                  <RegistrationCard row={row} onDecide={(decision) => setDeciding({ row, decision })} />
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
      {deciding && <DecideDialog {...deciding} onClose={() => setDeciding(undefined)} />}
    </>
  )
}
