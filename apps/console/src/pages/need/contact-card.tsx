import { type CaseNeed, CONTACT_REASONS } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { phoneText, words } from '../../messages'
import { formatTime } from '../../time'
import { Chip } from '../../ui/chip'
import { Field } from '../../ui/field'
import { Icon } from '../../ui/icon'
import { Refusal } from '../../ui/refusal'
import { Select } from '../../ui/select'
import { type ContactReason, useContact } from './use-contact'

const REASONS = CONTACT_REASONS.map((reason) => ({ value: reason, label: reason }))

/** Of an erased person no digit is left behind the mask: there is nothing to ask for. */
export function ContactCard({ need }: { need: CaseNeed }) {
  if (/\d/.test(need.contact.phoneMasked)) return <ContactBehindReason need={need} />
  return (
    <section className='card'>
      <h2 className='card-head'>{words.need.contact}</h2>
      <p className='c2'>{words.need.contactGone}</p>
    </section>
  )
}

/** Telephone and address, masked until a reason is given, and masked again after a minute. */
function ContactBehindReason({ need }: { need: CaseNeed }) {
  const { contact, secondsLeft, isBusy, error, read, hide } = useContact(need.needId)
  const [reason, setReason] = useState<ContactReason>(CONTACT_REASONS[0])
  const agreedAt = need.holder?.agreedAt
  return (
    <section className='card'>
      <div className='row between card-head'>
        <h2>{words.need.contact}</h2>
        <Chip tone={contact ? 'honey' : 'stone'} icon={contact ? 'eye' : 'lock'}>
          {contact ? words.need.shown(secondsLeft) : words.need.masked}
        </Chip>
      </div>
      <dl className='kv'>
        <div>
          <dt>{words.need.name}</dt>
          <dd>{contact?.name ?? need.contact.name ?? words.need.noName}</dd>
        </div>
        <div>
          <dt>{words.need.phone}</dt>
          <dd className='num'>
            {contact ? (
              <a className='text-link' href={`tel:${contact.phone}`}>
                {phoneText(contact.phone)}
              </a>
            ) : (
              need.contact.phoneMasked
            )}
          </dd>
        </div>
        <div>
          <dt>{words.need.address}</dt>
          <dd>{contact?.address ?? need.contact.addressMasked ?? words.need.noAddress}</dd>
        </div>
        {agreedAt && (
          <div>
            <dt>{words.need.agreedTerm}</dt>
            <dd className='num'>{formatTime(agreedAt)}</dd>
          </div>
        )}
      </dl>
      {contact ? (
        <Button onClick={hide} icon={<Icon name='lock' />}>
          {words.need.hide}
        </Button>
      ) : (
        <Field label={words.need.why} note={words.need.whyNote}>
          {({ id, 'aria-describedby': describedBy }) => (
            <div className='row'>
              <Select
                id={id}
                aria-describedby={describedBy}
                options={REASONS}
                value={reason}
                onChange={(event) => setReason(event.target.value as ContactReason)}
              />
              <Button loading={isBusy} onClick={() => read(reason)} icon={<Icon name='eye' />}>
                {words.need.look}
              </Button>
            </div>
          )}
        </Field>
      )}
      <Refusal error={error} />
    </section>
  )
}
