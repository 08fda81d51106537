import type { Problem } from '@microwish/contract'
import Taro, { useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { newIdempotencyKey } from '../../api'
import { consentVersion, useMe } from '../../me'
import { ERROR_TEXT } from '../../messages'
import { post, takeBack } from '../../outbox'
import { areaOfLink } from '../../parts/door-qr'
import { platform } from '../../platform'
import { findPlace, profileStore, rememberPlace, useProfile } from '../../profile'
import { useStore } from '../../store'
import {
  clearDraft,
  type DraftField,
  type DraftProblems,
  draftStore,
  editDraft,
  type FilledDraft,
  problemsOf,
  toSubmission,
  type WishDraft,
  withProfile,
} from '../../wish-draft'

/** In the order of the page. */
const FIELDS: readonly DraftField[] = ['category', 'text', 'family', 'place', 'phone', 'consent']

/** The wish being written: what is in it, what must be mended, and the one way to send it. */
export function useWishForm() {
  useMe()
  const profile = useProfile()
  const stored = useStore(draftStore)
  const agreed = profile.consentVersion
  const isKnown = Boolean(profile.contact && profile.place && agreed) && agreed === (consentVersion() ?? agreed)
  const draft: FilledDraft = withProfile({ ...stored, hasConsented: stored.hasConsented || isKnown }, profile)
  const [shown, setShown] = useState<DraftProblems>({})
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const isSending = useRef(false)
  useDoorQr()
  useMyNeedsAhead()

  const edit = (change: Partial<WishDraft>, field?: DraftField) => {
    editDraft(change)
    setRefusal(undefined)
    if (field) setShown(({ [field]: _mended, ...rest }) => rest)
  }

  /** Shows what must be mended among the given fields, or all; the first of them, if any. */
  const check = (fields?: readonly DraftField[]): DraftField | undefined => {
    const problems = problemsOf(draft)
    const asked = (fields ?? FIELDS).filter((field) => problems[field])
    setShown((known) => ({
      ...(fields ? known : {}),
      ...Object.fromEntries(asked.map((field) => [field, problems[field]])),
    }))
    return FIELDS.find((field) => asked.includes(field))
  }

  const submit = async () => {
    if (isSending.current) return
    const first = check()
    if (first) return showField(first)
    isSending.current = true
    setBusy(true)
    try {
      if (await platform.agreesToPrivacy()) await send(draft)
      else setRefusal('要先同意隐私说明，社区才能收下您的联系方式。您也可以直接打电话。')
    } finally {
      isSending.current = false
      setBusy(false)
    }
  }

  async function send(wish: FilledDraft) {
    remember(wish)
    const key = wish.key || newIdempotencyKey()
    editDraft({ key })
    const delivery = await post(key, toSubmission(wish, consentVersion()))
    if (delivery.state === 'refused') {
      takeBack(key)
      // Decided, so what is mended is a new intent.
      editDraft({ key: newIdempotencyKey() })
      showRefusal(delivery.error.problem)
      return
    }
    clearDraft()
    await Taro.redirectTo({
      url:
        delivery.state === 'sent' ? `/pages/my-need/index?needId=${delivery.needId}&isNew=1` : '/pages/my-needs/index',
    })
  }

  function showRefusal(problem: Problem) {
    const text = ERROR_TEXT[problem.code]
    if (problem.code === 'money_words')
      setShown({ text: problem.words?.length ? `“${problem.words.join('”“')}”：${text}` : text })
    else if (problem.code === 'area_unknown') setShown({ place: text })
    else if (draft.familyId && problem.code === 'invalid_input') {
      // Taken off 我的家人 meanwhile, or to be asked once more: the server says which.
      editDraft({ familyId: undefined, hasFamilyConsent: false })
      setShown({ family: problem.errors?.[0]?.message ?? text })
    } else setRefusal(text)
  }

  return { draft, isKnown, problems: shown, refusal, isBusy, edit, check, submit }
}
export type WishForm = ReturnType<typeof useWishForm>

/** Brings what must be mended under the eyes; the bar above it is 52 px high on H5. */
export function showField(field: DraftField) {
  // Refused where the field is not on the page yet.
  Taro.pageScrollTo({ selector: `#field-${field}`, offsetTop: -64, duration: 200 }).catch(() => undefined)
}

function remember({ contact, isForFamily, ...wish }: FilledDraft) {
  const version = consentVersion()
  // Where the family lives is not where I live, unless nothing else is known.
  const place = (isForFamily && profileStore.get().place) || wish.place
  profileStore.set({
    contact,
    ...(place ? { place } : {}),
    ...(version ? { consentVersion: version } : {}),
  })
}

/** H5 fetches a page when it is opened: the one that a wish without a network leads to must be there by then. */
function useMyNeedsAhead() {
  useEffect(() => {
    // The mini-program has its pages, and takes no dynamic import.
    // eslint-disable-next-line no-restricted-syntax -- a constant of the build: folded here, or the import stays
    if (process.env.TARO_ENV === 'h5') import('../my-needs/index').catch(() => undefined)
  }, [])
}

/** Opened from a QR at a door: the place is known then. */
function useDoorQr() {
  const { params } = useRouter()
  const areaId = areaOfLink(params)
  const found = useRef(false)
  const look = useRef(() => {})
  look.current = () => {
    if (!areaId || found.current) return
    found.current = true
    findPlace(areaId).then(
      (place) => {
        if (!place) return
        rememberPlace(place)
        editDraft({ place })
      },
      () => (found.current = false),
    )
  }
  useEffect(() => look.current(), [])
  useDidShow(() => look.current())
}
