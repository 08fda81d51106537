import type { NavigationName, PageStack } from '../page-stack'
import { overBridge } from '../page'
import type { Timers } from '../timers'
import { createAnswering, createListeners, type Callbacks, type RecordedCall } from './callback'
import { createNetwork, type OnRequest } from './network'
import { createPerson, type PersonOptions } from './person'
import { createStorage } from './storage'
import { createSystem, type Launch, type Phone } from './system'

/** APIs that succeed and leave nothing behind but their record. */
const RECORDED = [
  ...['showToast', 'hideToast', 'showLoading', 'hideLoading', 'setNavigationBarTitle', 'setNavigationBarColor'],
  ...['showTabBar', 'hideTabBar', 'setTabBarStyle', 'setTabBarItem', 'setTabBarBadge', 'removeTabBarBadge'],
  ...['showTabBarRedDot', 'hideTabBarRedDot', 'pageScrollTo', 'startPullDownRefresh', 'stopPullDownRefresh'],
  ...['setBackgroundColor', 'setBackgroundTextStyle', 'hideHomeButton', 'hideKeyboard', 'makePhoneCall'],
  ...['openLocation', 'openPrivacyContract', 'setClipboardData', 'vibrateShort', 'previewImage', 'openSetting'],
]
const NAVIGATIONS: NavigationName[] = ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack']

type Tools = {
  timers: Timers
  stack: PageStack
  phone: Phone
  launch: () => Launch
  storage: Record<string, unknown>
  person: PersonOptions
  onRequest: OnRequest
  isInTap: () => boolean
  onActivity: () => void
  onError: (error: unknown) => void
}

/** The `wx` object of one host, and the strings by which the host pulls it. */
export function createWx(tools: Tools) {
  const { timers, stack, onActivity } = tools
  const calls: RecordedCall[] = []
  const answer = createAnswering(timers)
  const hides = createListeners<void>()
  const shows = createListeners<Launch>()
  // Told of by WeChat only: the host has nobody to say it.
  const silent = createListeners<unknown>()
  const record = (name: string, options: object = {}) => {
    calls.push({ ...overBridge(options), name })
    onActivity()
  }
  const network = createNetwork({ answer, onRequest: tools.onRequest, onActivity })
  const person = createPerson(tools.person, { answer, isInTap: tools.isInTap, record })

  const navigate = (name: NavigationName) => (options: Callbacks & { url?: string; delta?: number }) => {
    record(name, options)
    timers.setTimeout(() => {
      try {
        stack.go(name, options ?? {})
        answer.succeed(name, options)
      } catch (error) {
        // A caller that handles the refusal has dealt with it; to all others it is a fault of the app.
        if (!options?.fail) tools.onError(error)
        answer.refuse(name, options, error instanceof Error ? error.message : String(error))
      }
    })
  }
  const recorded = (name: string) => (options?: Callbacks) => {
    record(name, options)
    answer.succeed(name, options)
  }

  const wx: Record<string, unknown> = {
    ...Object.fromEntries(RECORDED.map((name) => [name, recorded(name)])),
    ...Object.fromEntries(NAVIGATIONS.map((name) => [name, navigate(name)])),
    ...createSystem({ answer, phone: tools.phone, launch: tools.launch }),
    ...createStorage(tools.storage, answer),
    ...network.api,
    ...person.api,
    nextTick: (run: () => void) => void timers.setTimeout(run),
    onError: silent.on,
    offError: silent.off,
    onUnhandledRejection: silent.on,
    offUnhandledRejection: silent.off,
    onPageNotFound: silent.on,
    offPageNotFound: silent.off,
    onAppShow: shows.on,
    offAppShow: shows.off,
    onAppHide: hides.on,
    offAppHide: hides.off,
    onKeyboardHeightChange: silent.on,
    offKeyboardHeightChange: silent.off,
  }
  return { wx, calls, network, hides, shows, agreeToPrivacy: person.agreeToPrivacy }
}
