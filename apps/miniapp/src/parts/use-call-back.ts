import { useRef, useState } from 'react'
import { newIdempotencyKey } from '../api'
import { consentVersion } from '../me'
import { ERROR_TEXT } from '../messages'
import { post, takeBack } from '../outbox'
import { platform } from '../platform'
import { type Contact, type Place, profileStore, useProfile } from '../profile'
import { phoneProblem, toContact } from '../wish-draft'

const NO_CONTACT: Contact = { name: '', phone: '', address: '' }

/** A request to be called back: a submission without words. */
export function useCallBack(place: Place) {
  const profile = useProfile()
  const agreed = profile.consentVersion
  const isKnown = agreed !== undefined && agreed === (consentVersion() ?? agreed)
  const [contact, setContact] = useState(profile.contact ?? NO_CONTACT)
  const [hasConsented, setConsented] = useState(false)
  const [problems, setProblems] = useState<{ phone?: string | undefined; consent?: string | undefined }>({})
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const [isSent, setSent] = useState<boolean>()
  const key = useRef(newIdempotencyKey())

  const submit = async () => {
    const phone = phoneProblem(contact.phone)
    const consent = isKnown || hasConsented ? undefined : '请点一下同意，社区才能打给您。'
    setProblems({ phone, consent })
    if (phone || consent || isBusy) return
    setBusy(true)
    try {
      if (await platform.agreesToPrivacy()) await send()
      else setRefusal('要先同意隐私说明，社区才能收下您的电话。')
    } finally {
      setBusy(false)
    }
  }

  async function send() {
    const version = consentVersion()
    profileStore.set({ ...profileStore.get(), contact, place, ...(version ? { consentVersion: version } : {}) })
    const delivery = await post(key.current, {
      kind: 'wish',
      category: 'other',
      callBack: true,
      areaId: place.gridId ?? place.communityId,
      contact: toContact(contact),
      consent: { version: version ?? '', handOver: true },
      channel: 'app',
    })
    if (delivery.state !== 'refused') return setSent(delivery.state !== 'waiting')
    takeBack(key.current)
    key.current = newIdempotencyKey()
    setRefusal(ERROR_TEXT[delivery.error.problem.code])
  }

  return {
    contact,
    setContact,
    phoneError: problems.phone,
    isKnown,
    hasConsented,
    toggleConsent: () => setConsented(!hasConsented),
    consentError: problems.consent,
    isBusy,
    refusal,
    isSent,
    submit,
  }
}
