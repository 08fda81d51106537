import type { CaseNeed } from '@microwish/contract'
import { Button } from 'antd'
import { phoneText, words } from '../../messages'
import { Icon } from '../../ui/icon'
import { Refusal } from '../../ui/refusal'
import { useContact } from '../need/use-contact'

/** Telephone and address beside the words, for a call before deciding; the reason is the desk's own. */
export function ContactLine({ need }: { need: CaseNeed }) {
  const { contact, secondsLeft, isBusy, error, read, hide } = useContact(need.needId)
  const name = contact?.name ?? need.contact.name
  return (
    <>
      <div className='row wrap note c2 contact-line'>
        <span className='row num'>
          <Icon name='phone' size={15} />
          {name && <span>{name}</span>}
          {contact ? (
            <a className='text-link' href={`tel:${contact.phone}`}>
              {phoneText(contact.phone)}
            </a>
          ) : (
            need.contact.phoneMasked
          )}
        </span>
        {contact && <span>{contact.address ?? words.need.noAddress}</span>}
        {contact ? (
          <Button size='small' onClick={hide} icon={<Icon name='lock' size={15} />}>
            {words.need.shown(secondsLeft)}
          </Button>
        ) : (
          <Button size='small' loading={isBusy} onClick={() => read('受理核实')} icon={<Icon name='eye' size={15} />}>
            {words.triage.readContact}
          </Button>
        )}
      </div>
      <Refusal error={error} />
    </>
  )
}
