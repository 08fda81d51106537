import Taro from '@tarojs/taro'
import { type Platform, REQUEST_TIMEOUT, STORAGE_PREFIX } from './platform'

/** Members that the stored typings of Taro do not name yet. */
type Newer = {
  checkIsOpenAccessibility?: (options: { success: (answer: { open: boolean }) => void; fail: () => void }) => void
}

let isOutdated = false
let hasNewer = false

/** WeChat has fetched the newer release; what was written lies in storage. */
function offerNewer() {
  if (!isOutdated || !hasNewer) return
  isOutdated = false
  const words = { title: '请更新', content: '小程序有了新版本，您写的都还在。', showCancel: false, confirmText: '更新' }
  void Taro.showModal(words).then(() => Taro.getUpdateManager().applyUpdate())
}

export const weapp: Platform = {
  kind: 'weapp',
  apiBase: () => process.env.MICROWISH_API ?? 'https://api.example.invalid/api',
  signInCode: async () => (await Taro.login()).code,
  storage: {
    read: (key) => {
      const value: unknown = Taro.getStorageSync(STORAGE_PREFIX + key)
      return value === '' ? undefined : value
    },
    write: (key, value) => Taro.setStorageSync(STORAGE_PREFIX + key, value),
    remove: (key) => Taro.removeStorageSync(STORAGE_PREFIX + key),
  },
  async request({ url, method, body, headers }) {
    const answer = await Taro.request<unknown>({
      url,
      method,
      ...(body === undefined ? {} : { data: body }),
      header: { 'content-type': 'application/json', ...headers },
      timeout: REQUEST_TIMEOUT,
    })
    return { status: answer.statusCode, body: answer.data }
  },
  isOnline: async () => (await Taro.getNetworkType()).networkType !== 'none',
  onNetworkChange(listener) {
    const told = ({ isConnected }: { isConnected: boolean }) => listener(isConnected)
    Taro.onNetworkStatusChange(told)
    return () => Taro.offNetworkStatusChange(told)
  },
  callPhone: (number) => {
    // Rejects when the person closes WeChat's own sheet: nothing to tell them then.
    Taro.makePhoneCall({ phoneNumber: number.replace(/\D/g, '') }).catch(() => undefined)
  },
  scanCode: async () => (await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })).result,
  agreesToPrivacy: () =>
    new Promise((resolve) => {
      if (!Taro.canIUse('requirePrivacyAuthorize')) return resolve(true)
      Taro.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) })
    }),
  fontScale() {
    const { fontSizeScaleFactor, fontSizeSetting } = Taro.getAppBaseInfo() as {
      fontSizeScaleFactor?: number
      fontSizeSetting?: number
    }
    // Older WeChat tells the size in px, where 16 is normal.
    return fontSizeScaleFactor ?? (fontSizeSetting ? fontSizeSetting / 16 : 1)
  },
  isScreenReaderOn: () =>
    new Promise((resolve) => {
      const { checkIsOpenAccessibility } = Taro as Newer
      if (!checkIsOpenAccessibility) return resolve(false)
      checkIsOpenAccessibility({ success: ({ open }) => resolve(open), fail: () => resolve(false) })
    }),
  watchReleases: () =>
    Taro.getUpdateManager().onUpdateReady(() => {
      hasNewer = true
      offerNewer()
    }),
  renew() {
    isOutdated = true
    offerNewer()
  },
  onLeave(listener) {
    Taro.onAppHide(listener)
    return () => Taro.offAppHide(listener)
  },
}
