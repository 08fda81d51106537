import { renewPage, renewWhenPartsAreGone } from './new-version'
import { type Platform, REQUEST_TIMEOUT, STORAGE_PREFIX } from './platform'

export const h5: Platform = {
  kind: 'h5',
  /** `/m/` and `/api` are neighbours under whatever prefix the two are served. */
  apiBase: () => new URL('../api', window.location.href.replace(/[#?].*$/, '')).href,
  storage: {
    read(key) {
      try {
        const text = localStorage.getItem(STORAGE_PREFIX + key)
        return text === null ? undefined : (JSON.parse(text) as unknown)
      } catch {
        return undefined
      }
    },
    write(key, value) {
      try {
        localStorage.setItem(STORAGE_PREFIX + key, JSON.stringify(value))
      } catch {
        // A private window without storage: the app works, it only forgets.
      }
    },
    remove(key) {
      try {
        localStorage.removeItem(STORAGE_PREFIX + key)
      } catch {
        // As above.
      }
    },
  },
  async request({ url, method, body, headers }) {
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), REQUEST_TIMEOUT)
    try {
      const answer = await fetch(url, {
        method,
        signal: limit.signal,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      })
      return { status: answer.status, body: readJson(await answer.text()) }
    } catch (error) {
      // The same plain refusal as WeChat's, so that nobody has to tell the two apart.
      throw { errMsg: `request:fail ${String(error)}` } // eslint-disable-line @typescript-eslint/only-throw-error
    } finally {
      clearTimeout(timer)
    }
  },
  isOnline: () => Promise.resolve(navigator.onLine),
  onNetworkChange(listener) {
    const told = () => listener(navigator.onLine)
    window.addEventListener('online', told)
    window.addEventListener('offline', told)
    return () => {
      window.removeEventListener('online', told)
      window.removeEventListener('offline', told)
    }
  },
  callPhone: (number) => {
    window.location.href = `tel:${number.replace(/\D/g, '')}`
  },
  agreesToPrivacy: () => Promise.resolve(true),
  fontScale: () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1,
  isScreenReaderOn: () => Promise.resolve(false),
  watchReleases: renewWhenPartsAreGone,
  renew: renewPage,
  onLeave(listener) {
    window.addEventListener('pagehide', listener)
    return () => window.removeEventListener('pagehide', listener)
  },
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
