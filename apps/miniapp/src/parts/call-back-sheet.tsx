import type { Place } from '../profile'
import { Button, CheckRow, Note, Sheet, Words } from '../ui'
import { CONSENT } from '../messages'
import { ContactFields } from './contact-fields'
import { useCallBack } from './use-call-back'

/** 请回电: the community rings and writes it down. */
export function CallBackSheet({
  place,
  onClose,
  onDone = onClose,
}: {
  place: Place
  onClose: () => void
  /** Once it is asked for. */
  onDone?: () => void
}) {
  const form = useCallBack(place)
  if (form.isSent !== undefined)
    return (
      <Sheet title={form.isSent ? '记下了' : '已替您存好'} onClose={onDone}>
        <Words>
          {form.isSent
            ? `${place.communityName}会给您回电话，请留意来电。`
            : '现在没有网络，有网后自动发出，不会重复。'}
        </Words>
        <Button kind='main' onTap={onDone}>
          知道了
        </Button>
      </Sheet>
    )
  return (
    <Sheet title='请社区给我回电话' onClose={onClose}>
      <Words look='label'>不用写字，社区的人打给您，您说，他来记。</Words>
      <ContactFields contact={form.contact} phoneError={form.phoneError} isPhoneOnly onChange={form.setContact} />
      {form.isKnown ? (
        <Note>{CONSENT.who}</Note>
      ) : (
        <CheckRow
          id='call-back-consent'
          text={CONSENT.sentence}
          note={CONSENT.who}
          isOn={form.hasConsented}
          error={form.consentError}
          onTap={form.toggleConsent}
        />
      )}
      {form.refusal && <Words>{form.refusal}</Words>}
      <Button kind='main' size='big' isBusy={form.isBusy} onTap={() => void form.submit()}>
        请回电
      </Button>
    </Sheet>
  )
}
