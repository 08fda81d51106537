import {
  APPOINTMENT_STATUS_TEXT,
  type AppointmentStatus,
  bindAppointment,
  type PersonId,
  type RosterRow,
  type UnitId,
} from '@microwish/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { organisationWords as words } from '../../messages'
import { Chip, type Tone } from '../../ui/chip'
import type { IconName } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { Refusal } from '../../ui/refusal'
import { useCommand } from '../../use-command'
import { useRoster } from './use-organisations'

const LOOK: Record<AppointmentStatus, { tone: Tone; icon: IconName }> = {
  waiting: { tone: 'honey', icon: 'clock' },
  bound: { tone: 'leaf', icon: 'check' },
  ended: { tone: 'stone', icon: 'pause' },
}

/** The unit’s roster: who may register by their telephone, and who has. */
export function Roster({ unitId }: { unitId: UnitId }) {
  const query = useRoster(unitId)
  return (
    <section>
      <h2>{words.roster}</h2>
      <p className='note c3'>{words.rosterHow}</p>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className='c2'>{words.rosterNone}</p>
          ) : (
            <ul className='lines organisation-roster'>
              {items.map((row) => (
                <li key={row.appointmentId}>
                  <RosterLine row={row} unitId={unitId} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

/** Somebody of the roster; whoever verified the telephone under another name may be said to be them. */
function RosterLine({ row, unitId }: { row: RosterRow; unitId: UnitId }) {
  const { appointmentId, version, name, phoneMasked, status, party, claimants = [], mayChange } = row
  const client = useQueryClient()
  const command = useCommand(bindAppointment)
  const bind = async (personId: PersonId) => {
    await command.mutateAsync({ appointmentId, unitId, version, personId }).catch(() => undefined)
    await client.invalidateQueries({ queryKey: ['roster', unitId] })
  }
  return (
    <>
      <div className='row between wrap'>
        <span>
          <span className='b500'>{name}</span>
          <span className='note c3 num'>
            {[phoneMasked, party && words.party, party?.branchName].filter(Boolean).join(' · ')}
          </span>
        </span>
        <Chip {...LOOK[status]}>{APPOINTMENT_STATUS_TEXT[status]}</Chip>
      </div>
      {claimants.length > 0 && (
        <p className='note c2'>{words.claimants(claimants.map((one) => one.name).join('、'))}</p>
      )}
      {mayChange &&
        claimants.map((one) => (
          <Button key={one.personId} loading={command.isPending} onClick={() => void bind(one.personId)}>
            {words.isThisPerson(one.name)}
          </Button>
        ))}
      <Refusal error={command.error} />
    </>
  )
}
