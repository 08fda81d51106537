import { createListeners, type Answering, type Callbacks } from './callback'

/** What the person holding the phone answers when WeChat asks. */
export type PersonOptions = {
  /** The next code of wx.login; throwing makes it fail. */
  loginCode?: () => string | Promise<string>
  /** Whether they confirm a modal; by default yes. */
  answerModal?: (modal: { title?: string; content?: string }) => boolean
  /** Which line of an action sheet they tap; by default the first. */
  answerActionSheet?: (lines: string[]) => number
  /** Whether they accept a message template; by default yes. */
  acceptsTemplate?: (templateId: string) => boolean
  /** Whether they have agreed to the privacy contract; by default they have. */
  hasAgreedToPrivacy?: boolean
}

type ResolvePrivacy = (answer: { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }) => void
type PrivacyListener = (resolve: ResolvePrivacy, event: { referrer: string }) => void
type Tools = { answer: Answering; isInTap: () => boolean; record: (name: string, options?: object) => void }

const PRIVACY_REFUSED = 104

/** APIs that WeChat puts to the person: sign-in, modals, subscriptions, privacy. */
export function createPerson(options: PersonOptions, { answer, isInTap, record }: Tools) {
  let hasAgreed = options.hasAgreedToPrivacy ?? true
  const listeners: PrivacyListener[] = []
  const themeless = createListeners<unknown>()

  function requirePrivacyAuthorize(callbacks?: Callbacks) {
    record('requirePrivacyAuthorize')
    const listener = listeners.at(-1)
    // Without a listener WeChat shows its own window, and this person agrees.
    if (!listener) hasAgreed = true
    if (!listener || hasAgreed) return answer.succeed('requirePrivacyAuthorize', callbacks)
    const resolve: ResolvePrivacy = ({ event }) => {
      if (event === 'exposureAuthorization') return
      hasAgreed = event === 'agree'
      if (hasAgreed) answer.succeed('requirePrivacyAuthorize', callbacks)
      else answer.refuse('requirePrivacyAuthorize', callbacks, 'privacy permission is not authorized', PRIVACY_REFUSED)
    }
    listener(resolve, { referrer: 'requirePrivacyAuthorize' })
  }

  return {
    agreeToPrivacy: () => void (hasAgreed = true),
    api: {
      login(callbacks?: Callbacks) {
        record('login')
        Promise.resolve()
          .then(options.loginCode ?? (() => 'a-login-code'))
          .then((code) => answer.succeed('login', callbacks, { code }))
          .catch((error: unknown) => answer.refuse('login', callbacks, String(error)))
      },
      checkSession: (callbacks?: Callbacks) => answer.succeed('checkSession', callbacks),
      showModal(modal: Callbacks & { title?: string; content?: string }) {
        record('showModal', modal)
        const confirm = options.answerModal?.(modal) ?? true
        answer.succeed('showModal', modal, { confirm, cancel: !confirm })
      },
      showActionSheet(sheet: Callbacks & { itemList: string[] }) {
        record('showActionSheet', sheet)
        const tapIndex = options.answerActionSheet?.(sheet.itemList) ?? 0
        if (tapIndex < 0) answer.refuse('showActionSheet', sheet, 'cancel')
        else answer.succeed('showActionSheet', sheet, { tapIndex })
      },
      requestSubscribeMessage(request: Callbacks & { tmplIds: string[] }) {
        record('requestSubscribeMessage', request)
        // WeChat's rule: in the tap itself, before anything is awaited.
        if (!isInTap())
          return answer.refuse('requestSubscribeMessage', request, 'can only be invoked by user TAP gesture.')
        const accepts = options.acceptsTemplate ?? (() => true)
        const results = request.tmplIds.map((id) => [id, accepts(id) ? 'accept' : 'reject'] as const)
        answer.succeed('requestSubscribeMessage', request, Object.fromEntries(results))
      },
      getPrivacySetting: (callbacks?: Callbacks) =>
        answer.succeed('getPrivacySetting', callbacks, {
          needAuthorization: !hasAgreed,
          privacyContractName: '《隐私保护指引》',
        }),
      onNeedPrivacyAuthorization: (listener: PrivacyListener) => void listeners.push(listener),
      requirePrivacyAuthorize,
      onThemeChange: themeless.on,
      offThemeChange: themeless.off,
    },
  }
}
