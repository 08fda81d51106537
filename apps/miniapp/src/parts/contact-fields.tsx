import type { Contact } from '../profile'
import { TextField } from '../ui'

/** How to reach the person, with who sees it beside each field. */
export function ContactFields({
  contact,
  phoneError,
  isPhoneOnly = false,
  onChange,
}: {
  contact: Contact
  phoneError?: string | undefined
  isPhoneOnly?: boolean
  onChange: (contact: Contact) => void
}) {
  const change = (part: Partial<Contact>) => onChange({ ...contact, ...part })
  return (
    <>
      <TextField
        id='phone'
        label='联系电话'
        type='number'
        maxLength={20}
        note={isPhoneOnly ? '' : '只有社区和上门的人看得到。'}
        value={contact.phone}
        error={phoneError}
        onChange={(phone) => change({ phone })}
      />
      {!isPhoneOnly && (
        <>
          <TextField
            id='name'
            label='怎么称呼您（可不填）'
            maxLength={20}
            placeholder='比如：罗阿姨'
            value={contact.name}
            onChange={(name) => change({ name })}
          />
          <TextField
            id='address'
            label='住址（可不填）'
            maxLength={80}
            placeholder='比如：3栋2单元'
            note='有人来办了才给他看，办完就收起来。'
            value={contact.address}
            onChange={(address) => change({ address })}
          />
        </>
      )}
    </>
  )
}
