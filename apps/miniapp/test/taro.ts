/** Stand-in for @tarojs/taro under Jest: WeChat's storage, network and pages in memory, told what to answer by a test. */
import { useEffect } from 'react'

type Request = { url: string; method: string; data?: unknown; header: Record<string, string> }
type Answer = { statusCode: number; data: unknown }
type Listener = () => void

/** A place that pages register with, and that a test calls. */
function bell() {
  const listeners = new Set<Listener>()
  return {
    ring: () => [...listeners].forEach((listener) => listener()),
    on: (listener: Listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const shown = bell()
const hidden = bell()
const newerReady = bell()
const networkListeners = new Set<(state: { isConnected: boolean }) => void>()

/** What a test sees of WeChat, and how it decides what WeChat does. */
export const wechat = {
  storage: new Map<string, unknown>(),
  requests: [] as Request[],
  visited: [] as string[],
  loginCount: 0,
  /** Where a page was last scrolled to, in px. */
  scrolledTo: undefined as number | undefined,
  params: {} as Record<string, string>,
  /** What WeChat's question for the telephone gives; nothing where the person says no. */
  phoneCode: undefined as string | undefined,
  /** Throws for a dead network. */
  answer: (_request: Request): Answer | Promise<Answer> => ({ statusCode: 404, data: {} }),
  showPage: shown.ring,
  hidePage: hidden.ring,
  /** WeChat has fetched a newer release. */
  fetchNewer: newerReady.ring,
  /** Titles of the dialogs shown; each is agreed to at once. */
  dialogs: [] as string[],
  appliedUpdates: 0,
  setConnected: (isConnected: boolean) => networkListeners.forEach((listener) => listener({ isConnected })),
  reset() {
    wechat.storage.clear()
    wechat.requests = []
    wechat.visited = []
    wechat.loginCount = 0
    wechat.params = {}
    wechat.scrolledTo = undefined
    wechat.phoneCode = undefined
    wechat.dialogs = []
    wechat.appliedUpdates = 0
  },
}

/** What a dead network says. */
export const noNetwork = () => {
  throw { errMsg: 'request:fail timeout' } // eslint-disable-line @typescript-eslint/only-throw-error -- as WeChat does
}

const clone = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T))

const goTo = async ({ url }: { url: string }) => {
  wechat.visited.push(url)
  return { errMsg: 'ok' }
}

const Taro = {
  async request(request: Request) {
    wechat.requests.push(clone(request))
    return clone(await wechat.answer(request))
  },
  async login() {
    wechat.loginCount += 1
    return { code: `code-${wechat.loginCount}` }
  },
  getStorageSync: (key: string) => wechat.storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void wechat.storage.set(key, clone(value)),
  removeStorageSync: (key: string) => void wechat.storage.delete(key),
  getNetworkType: async () => ({ networkType: 'wifi' }),
  onNetworkStatusChange: (listener: (state: { isConnected: boolean }) => void) => void networkListeners.add(listener),
  offNetworkStatusChange: (listener: (state: { isConnected: boolean }) => void) =>
    void networkListeners.delete(listener),
  getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
  canIUse: () => false,
  getUpdateManager: () => ({
    onUpdateReady: (listener: Listener) => void newerReady.on(listener),
    applyUpdate: () => void (wechat.appliedUpdates += 1),
  }),
  async showModal({ title }: { title: string }) {
    wechat.dialogs.push(title)
    return { confirm: true, errMsg: 'ok' }
  },
  makePhoneCall: async () => ({ errMsg: 'ok' }),
  onAppHide: () => {},
  offAppHide: () => {},
  navigateTo: goTo,
  redirectTo: goTo,
  switchTab: goTo,
  navigateBack: async () => ({ errMsg: 'ok' }),
  getCurrentPages: () => [{}],
  hideTabBar: async () => ({ errMsg: 'ok' }),
  showTabBar: async () => ({ errMsg: 'ok' }),
  async pageScrollTo({ scrollTop }: { scrollTop?: number }) {
    wechat.scrolledTo = scrollTop
    return { errMsg: 'ok' }
  },
  stopPullDownRefresh: async () => ({ errMsg: 'ok' }),
}
export default Taro

export const useRouter = () => ({ params: wechat.params, path: '' })
export const useDidShow = (listener: Listener) => {
  useEffect(() => listener(), [])
  useEffect(() => {
    const off = shown.on(listener)
    return () => void off()
  }, [listener])
}
export const useDidHide = (listener: Listener) =>
  useEffect(() => {
    const off = hidden.on(listener)
    return () => void off()
  }, [listener])
export const useUnload = (listener: Listener) => useEffect(() => () => listener(), [])
export const useLoad = (listener: (params: Record<string, string>) => void) =>
  useEffect(() => listener(wechat.params), [])
export const useLaunch = (listener: Listener) => useEffect(() => listener(), [])
export const usePullDownRefresh = (_listener: Listener) => {}
export const useReachBottom = (_listener: Listener) => {}
