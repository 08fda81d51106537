import {
  BondId,
  listRegistrations,
  listReminders,
  REMINDER_KIND_TEXT,
  type Reminder,
  UnitId,
} from '@microwish/contract'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api'
import { useArea } from '../../area/area-context'
import { words } from '../../messages'
import { hrefOf } from '../../route'
import { formatTime } from '../../time'
import { Chip } from '../../ui/chip'
import { Loaded } from '../../ui/loaded'

const SHOWN = 5

/** What ends soon, the nearest first, each leading to where it is renewed; no card where nothing does. */
export function Reminders() {
  const { area } = useArea()
  const query = useQuery({
    queryKey: ['reminders', area.areaId],
    queryFn: () => call(listReminders, { area: area.areaId, limit: SHOWN }),
  })
  if (query.data?.items.length === 0) return null
  return (
    <section className='card'>
      <h2>{words.desk.endsSoon}</h2>
      <Loaded query={query}>
        {({ items, cursor }) => (
          <>
            <ul className='case-links'>
              {items.map((one) => (
                <li key={`${one.kind}${one.subjectId}`}>
                  <ReminderLink reminder={one} />
                </li>
              ))}
            </ul>
            {cursor && <p className='note c3'>{words.desk.allReminders}</p>}
          </>
        )}
      </Loaded>
    </section>
  )
}

function ReminderLink({ reminder: { kind, subjectId, subject, endsOn, daysLeft } }: { reminder: Reminder }) {
  const bondId = BondId.safeParse(subjectId).data
  const unitId = UnitId.safeParse(subjectId).data
  const href =
    kind === 'agreement_end'
      ? hrefOf({ page: 'bonds', view: 'bonds', ...(bondId && { bondId }) })
      : hrefOf({ page: 'organisations', view: 'committees', ...(unitId && { unitId }) })
  return (
    <a href={href}>
      <span className='grow case-link-words'>
        <span className='b500'>{subject}</span>
        <span className='note c3'>{`${REMINDER_KIND_TEXT[kind]} · ${endsOn}`}</span>
      </span>
      <Chip tone={daysLeft <= 0 ? 'crimson' : 'honey'} icon='clock'>
        {words.desk.daysLeft(daysLeft)}
      </Chip>
    </a>
  )
}

/** Registrations that wait for this desk, the first of them by name; no card where none does. */
export function Applicants() {
  const { area } = useArea()
  const query = useQuery({
    queryKey: ['registrations', area.areaId, 'applied', 'desk'],
    queryFn: () => call(listRegistrations, { area: area.areaId, status: 'applied', limit: SHOWN }),
  })
  if (query.data?.items.length === 0) return null
  return (
    <section className='card'>
      <h2>{words.desk.toConfirm}</h2>
      <Loaded query={query}>
        {({ items }) => (
          <ul className='case-links'>
            {items.map(({ registrationId, name, areaName, appliedAt }) => (
              <li key={registrationId}>
                <a href={hrefOf({ page: 'people', view: 'registrations', status: 'applied' })}>
                  <span className='grow case-link-words'>
                    <span className='b500'>{name}</span>
                    <span className='note c3'>{`${areaName} · ${formatTime(appliedAt)}`}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
