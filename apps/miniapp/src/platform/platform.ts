/** What the app asks of the ground that it stands on: WeChat (`weapp.ts`) or a browser (`h5.ts`). */
export type Platform = {
  kind: 'weapp' | 'h5'
  /** Where the API answers, without a slash at the end. */
  apiBase: () => string
  /** A single-use code for `POST /sessions`; absent where signing in takes a page. */
  signInCode?: () => Promise<string>
  storage: Storage
  /** Resolves with any HTTP status; rejects with `{ errMsg }` when there is no answer within 10 s. */
  request: (request: HttpRequest) => Promise<{ status: number; body: unknown }>
  isOnline: () => Promise<boolean>
  /** Tells whether there is a network, at each change; the answer ends the telling. */
  onNetworkChange: (listener: (isOnline: boolean) => void) => () => void
  callPhone: (number: string) => void
  /** What a code says that the person scans; absent where there is no scanner. Rejects when they leave it. */
  scanCode?: () => Promise<string>
  /** Whether the person agreed to the privacy guide, asking if need be (WeChat); a browser has no such gate. */
  agreesToPrivacy: () => Promise<boolean>
  /** The text size that the person chose in WeChat or the system; 1 is normal. */
  fontScale: () => number
  isScreenReaderOn: () => Promise<boolean>
  /** Looks out for a newer release. Called once, when the app starts. */
  watchReleases: () => void
  /** This release is no longer served: goes over to the newer one as soon as it is there, losing nothing that is kept. */
  renew: () => void
  /** Calls back when the page is closed or put away by the system. */
  onLeave: (listener: () => void) => () => void
}

/** Values are JSON. Keys carry the prefix `mw.m.`, since the console lives on the same origin. */
export type Storage = {
  read: (key: string) => unknown
  write: (key: string, value: unknown) => void
  remove: (key: string) => void
}

export type HttpRequest = {
  url: string
  method: 'GET' | 'POST'
  body: unknown
  headers: Record<string, string>
}

export const STORAGE_PREFIX = 'mw.m.'
/** Milliseconds until a silent server counts as no network. */
export const REQUEST_TIMEOUT = 10_000
