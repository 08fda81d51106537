import type { Tier } from '@microwish/contract'

/**
 * Who may read what is said in a field, from PRODUCT §5, by hand. `since`: only what was said since their own claim.
 * `contact`: the desk that gives a reason. A field that is not here fails the test, and so does a tier that is named
 * here and never shown it.
 */
export type Visibility = { [tier in Tier | 'contact']?: 'always' | 'since' }

const always = 'always' as const
const since = 'since' as const
const conversation: Visibility = { own: always, case: always, held: since }
const answerToResident: Visibility = { own: always, case: always }
const amongUs: Visibility = { case: always }
const nobody: Visibility = {}

export const VISIBLE: Record<string, Visibility> = {
  'submitNeed.text': { own: always, held: always, case: always },
  'submitNeed.contact.name': { held: always, case: always, contact: always },
  'submitNeed.contact.address': { held: always, contact: always },
  'submitNeed.onBehalf.name': { own: always, held: always, case: always },
  'actOnNeed.ask.question': conversation,
  'actOnNeed.supply.answer': conversation,
  'actOnNeed.decline.reason': answerToResident,
  'actOnNeed.decline.turnTo': answerToResident,
  'actOnNeed.resubmit.text': { own: always, held: always, case: always },
  'actOnNeed.publish.publicSummary': { hall: always, held: always, served: always, own: always, case: always },
  'actOnNeed.publish.keep[]': nobody,
  'actOnNeed.unpublish.reason': amongUs,
  'actOnNeed.release.reason': amongUs,
  'actOnNeed.hand_over.note': { case: always, held: since },
  'actOnNeed.progress.note': conversation,
  'actOnNeed.fulfil.result': conversation,
  'actOnNeed.confirm.callNote': amongUs,
  'actOnNeed.reopen.reason': conversation,
  'actOnNeed.close.reason': answerToResident,
  'actOnNeed.withdraw.reason': answerToResident,
}

/** Not words, and no less private. */
export const ALSO: Record<string, Visibility> = {
  phone: { held: always, contact: always },
  'Idempotency-Key': nobody,
}
