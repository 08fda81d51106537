import {
  APPOINTMENT_STATUS_TEXT,
  type AreaId,
  bindAppointment,
  type PersonId,
  type PostHolder,
} from '@microwish/contract'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { postWords as text } from '../../messages/grid-words'
import { Refusal } from '../../ui/refusal'
import { useToast } from '../../ui/toast'
import { useTreeCommand } from './use-tree-command'

type HolderProps = { holder: PostHolder; areaId: AreaId; children: ReactNode }

/** Somebody on a post: since when, whether the telephone is proved, and what does not fit. */
export function Holder({ holder, areaId, children }: HolderProps) {
  const binding = useTreeCommand(bindAppointment)
  const toast = useToast()
  const { claimants = [], elsewhere } = holder

  async function bind(personId: PersonId) {
    const { appointmentId, version } = holder
    if (await binding.send({ appointmentId, areaId, version, personId })) toast({ text: text.bound })
  }
  return (
    <li className='holder'>
      <div className='row wrap between'>
        <span className='row wrap'>
          <span className='b500'>{holder.name}</span>
          <span className='note c3'>
            {[
              holder.phoneMasked,
              text.term(holder.from, holder.to),
              text.by(holder.grantedBy),
              APPOINTMENT_STATUS_TEXT[holder.status],
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {elsewhere > 0 && <span className='chip honey chip-plain'>{text.elsewhere(elsewhere)}</span>}
        </span>
        <span className='row'>{children}</span>
      </div>
      {claimants.length > 0 && (
        <p className='row wrap note c2'>
          {text.claimants(claimants.map(({ name }) => name).join('、'))}
          {holder.mayChange &&
            claimants.map(({ personId, name }) => (
              <Button key={personId} size='small' loading={binding.isBusy} onClick={() => void bind(personId)}>
                {text.isThis(name)}
              </Button>
            ))}
        </p>
      )}
      <Refusal error={binding.error} />
    </li>
  )
}
