import { type Category, type FamilyId, findMoneyWords, type SubmitNeed, TEXT_MAX } from '@microwish/contract'
import { newIdempotencyKey } from './api'
import { ERROR_TEXT } from './messages'
import { createPersonalStore } from './personal-store'
import type { Contact, Place, Profile } from './profile'

/** A wish while it is being written. Survives a reload and a dead battery. */
export type WishDraft = {
  /** Stays the same until the wish is sent: a double tap and a second try are one wish. */
  key: string
  category?: Category
  text: string
  /** Absent: as remembered. */
  place?: Place
  contact?: Contact
  isForFamily: boolean
  familyName: string
  /** Of 我的家人: their consent stands there. */
  familyId?: FamilyId | undefined
  hasFamilyConsent: boolean
  hasConsented: boolean
}

export type DraftField = 'category' | 'text' | 'place' | 'phone' | 'family' | 'consent'
export type DraftProblems = Partial<Record<DraftField, string>>

const empty: WishDraft = {
  key: '',
  text: '',
  isForFamily: false,
  familyName: '',
  hasFamilyConsent: false,
  hasConsented: false,
}

export const draftStore = createPersonalStore<WishDraft>('draft', empty)

/** Changes some of the draft; the first change gives it its key. */
export function editDraft(change: Partial<WishDraft>): void {
  const draft = draftStore.get()
  draftStore.set({ ...draft, key: draft.key || newIdempotencyKey(), ...change })
}

export function clearDraft(): void {
  draftStore.set(empty)
}

/** The draft with what is remembered of this person filled in. */
export function withProfile(draft: WishDraft, profile: Profile) {
  return {
    ...draft,
    place: draft.place ?? profile.place,
    contact: draft.contact ?? profile.contact ?? { name: '', phone: '', address: '' },
  }
}
export type FilledDraft = ReturnType<typeof withProfile>

/** What to mend, field by field in the page's order, in plain words. Nothing: it can be sent. */
export function problemsOf(draft: FilledDraft): DraftProblems {
  return {
    ...(draft.category ? {} : { category: '请点一下是哪一类的事。' }),
    ...optional('text', textProblem(draft.text)),
    ...(draft.isForFamily && !draft.hasFamilyConsent ? { family: '请先问过家人，再点一下“家人同意”。' } : {}),
    ...(draft.place ? {} : { place: '请选一下您住在哪个社区。' }),
    ...optional('phone', phoneProblem(draft.contact.phone)),
    ...(draft.hasConsented ? {} : { consent: '请点一下同意，上门的人才能联系到您。' }),
  }
}

function optional(field: DraftField, problem: string | undefined): DraftProblems {
  return problem ? { [field]: problem } : {}
}

export function textProblem(text: string): string | undefined {
  if (text.trim() === '') return '请写一句想要什么，比如“厨房灯不亮了，想请人换一下”。'
  if (text.trim().length > TEXT_MAX) return `写得有点长，请减到${TEXT_MAX}个字以内。`
  const words = findMoneyWords(text)
  return words.length > 0 ? `“${words.join('”“')}”：${ERROR_TEXT.money_words}` : undefined
}

/** A mainland mobile or a landline with its area code, as old residents have. */
export function phoneProblem(phone: string): string | undefined {
  const digits = phone.replace(/[\s-]/g, '')
  if (digits === '') return '请写一个能打通的电话。'
  if (/\D/.test(digits)) return '电话里只能有数字，请看看有没有多打了字。'
  if (digits.startsWith('0')) return /^0\d{9,11}$/.test(digits) ? undefined : '座机请连区号一起写，比如 0700-6000001。'
  if (!digits.startsWith('1')) return '手机号是1开头的11位数；座机请连区号一起写。'
  if (digits.length < 11) return `少了${11 - digits.length}位，请看看是不是11位数。`
  if (digits.length > 11) return `多了${digits.length - 11}位，请看看是不是11位数。`
  return undefined
}

/** The command for a draft without problems; an empty `consent.version` is filled in when it is first sent. */
export function toSubmission(draft: FilledDraft, consentVersion: string | undefined): SubmitNeed {
  const { category, place, contact } = draft
  if (!category || !place) throw new Error('a draft with problems cannot be sent')
  return {
    kind: 'wish',
    category,
    text: draft.text.trim(),
    callBack: false,
    areaId: place.gridId ?? place.communityId,
    contact: toContact(contact),
    ...(draft.isForFamily
      ? {
          onBehalf: {
            relationship: 'family' as const,
            hasConsented: true as const,
            ...(draft.familyName.trim() ? { name: draft.familyName.trim() } : {}),
            ...(draft.familyId ? { familyId: draft.familyId } : {}),
          },
        }
      : {}),
    consent: { version: consentVersion ?? '', handOver: true },
    channel: 'app',
  }
}

/** Contact as the contract wants it: digits, and no empty words. */
export function toContact({ name, phone, address }: Contact): SubmitNeed['contact'] {
  return {
    phone: phone.replace(/[\s-]/g, ''),
    ...(name.trim() ? { name: name.trim() } : {}),
    ...(address.trim() ? { address: address.trim() } : {}),
  }
}
