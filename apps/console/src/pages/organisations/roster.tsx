import { APPOINTMENT_STATUS_TEXT, type AppointmentStatus, type UnitId } from '@microwish/contract'
import { organisationWords as words } from '../../messages'
import { Chip, type Tone } from '../../ui/chip'
import type { IconName } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
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
              {items.map(({ appointmentId, name, phoneMasked, status, party }) => (
                <li key={appointmentId} className='row between wrap'>
                  <span>
                    <span className='b500'>{name}</span>
                    <span className='note c3 num'>
                      {[phoneMasked, party && words.party, party?.branchName].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                  <Chip {...LOOK[status]}>{APPOINTMENT_STATUS_TEXT[status]}</Chip>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
