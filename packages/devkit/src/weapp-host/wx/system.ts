import type { Answering, Callbacks } from './callback'

/** The phone; a test may give another. Lengths in px. */
export const A_PHONE = {
  SDKVersion: '3.7.0',
  version: '8.0.54',
  platform: 'android',
  system: 'Android 8.1',
  language: 'zh_CN',
  brand: 'redmi',
  model: 'Redmi 6',
  pixelRatio: 2,
  windowWidth: 390,
  windowHeight: 750,
  screenWidth: 390,
  screenHeight: 844,
  statusBarHeight: 47,
  theme: 'light',
  fontSizeSetting: 17,
  fontSizeScaleFactor: 1,
  safeArea: { left: 0, right: 390, top: 47, bottom: 810, width: 390, height: 763 },
}
export type Phone = typeof A_PHONE
export type Launch = { path: string; query: Record<string, string>; scene: number }

/** APIs that only tell about the phone and the app. */
export function createSystem({ answer, phone, launch }: { answer: Answering; phone: Phone; launch: () => Launch }) {
  return {
    getSystemInfoSync: () => ({ ...phone }),
    getSystemInfo: (options?: Callbacks) => answer.succeed('getSystemInfo', options, phone),
    getSystemInfoAsync: (options?: Callbacks) => answer.succeed('getSystemInfoAsync', options, phone),
    getWindowInfo: () => ({ ...phone }),
    getDeviceInfo: () => ({ ...phone }),
    getAppBaseInfo: () => ({ ...phone }),
    getMenuButtonBoundingClientRect: () => ({ top: 51, right: 383, bottom: 83, left: 296, width: 87, height: 32 }),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    canIUse: () => true,
    getUpdateManager: () => ({ onCheckForUpdate: () => {}, onUpdateReady: () => {}, onUpdateFailed: () => {} }),
    getRandomValues(options: Callbacks & { length: number }) {
      const randomValues = crypto.getRandomValues(new Uint8Array(options.length)).buffer
      answer.succeed('getRandomValues', options, { randomValues })
    },
    createSelectorQuery,
  }

  /** Every node measures 100 × 40 at the origin: the host lays nothing out. */
  function createSelectorQuery() {
    const box = { left: 0, top: 0, right: 100, bottom: 40, width: 100, height: 40, scrollLeft: 0, scrollTop: 0 }
    const wanted: { callback: ((result: unknown) => void) | undefined; isMany: boolean }[] = []
    const query = {
      in: () => query,
      exec,
      select: select(false),
      selectAll: select(true),
      selectViewport: select(false),
    }
    return query

    function select(isMany: boolean) {
      const add = (callback?: (result: unknown) => void) => {
        wanted.push({ callback, isMany })
        return query
      }
      const withFields = (_: unknown, callback?: (result: unknown) => void) => add(callback)
      return () => ({ boundingClientRect: add, scrollOffset: add, node: add, context: add, fields: withFields })
    }
    function exec(callback?: (results: unknown[]) => void) {
      const results = wanted.map(({ isMany }) => (isMany ? [{ ...box }] : { ...box }))
      answer.succeed('exec', {
        success() {
          wanted.forEach((want, index) => want.callback?.(results[index]))
          callback?.(results)
        },
      })
    }
  }
}
