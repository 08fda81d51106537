import { ApiError, type NeedId, type Problem, type SubmitNeed, submitNeed } from '@microwish/contract'
import { call, isUndecided } from './api'
import { consentVersion, loadMe } from './me'
import { createPersonalStore } from './personal-store'
import { platform } from './platform'
import { useStore } from './store'

/** A submission on its way. Stays until the API has decided, under one key. */
export type Outgoing = {
  key: string
  input: SubmitNeed
  /** Set when the API said no: to be mended or dropped by the person. */
  refusal?: Problem
}

export type Delivery =
  | { state: 'sent'; needId: NeedId }
  /** No answer yet; it will be sent again by itself. */
  | { state: 'waiting' }
  | { state: 'refused'; error: ApiError }
  /** Sent or dropped meanwhile. */
  | { state: 'gone' }

/** Milliseconds between two tries while something waits and the app is open. */
const RETRY_EVERY = 15_000

const outbox = createPersonalStore<readonly Outgoing[]>('outbox', [])
const underWay = new Map<string, Promise<Delivery>>()
let retryTimer: ReturnType<typeof setTimeout> | undefined

export function useOutbox(): readonly Outgoing[] {
  return useStore(outbox)
}

/** Keeps the submission on the device and sends it. The same key twice is one submission. */
export function post(key: string, input: SubmitNeed): Promise<Delivery> {
  if (!find(key)) outbox.set([...outbox.get(), { key, input }])
  return deliver(key)
}

/** Takes a submission out, to be mended or forgotten. */
export function takeBack(key: string): Outgoing | undefined {
  const item = find(key)
  outbox.set(outbox.get().filter((other) => other.key !== key))
  return item
}

/** Sends what waits, oldest first; stops where there is no answer. */
export async function flushOutbox(): Promise<void> {
  for (const { key, refusal } of outbox.get()) {
    if (!refusal && (await deliver(key)).state === 'waiting') return
  }
}

/** Sends what waits as soon as the network is back. Called once, when the app starts. */
export function watchNetwork(): () => void {
  return platform.onNetworkChange((isOnline) => {
    if (isOnline) void flushOutbox()
  })
}

/** Whoever asks while a delivery is under way gets that one's answer. */
function deliver(key: string): Promise<Delivery> {
  const running = underWay.get(key)
  if (running) return running
  const delivery = attempt(key).finally(() => underWay.delete(key))
  underWay.set(key, delivery)
  return delivery
}

async function attempt(key: string): Promise<Delivery> {
  const item = find(key)
  if (!item) return { state: 'gone' }
  try {
    const { needId } = await call(submitNeed, await withConsent(item), { idempotencyKey: key })
    takeBack(key)
    return { state: 'sent', needId }
  } catch (error) {
    if (!(error instanceof ApiError) || isUndecided(error)) {
      retryLater()
      return { state: 'waiting' }
    }
    replace({ ...item, refusal: error.problem })
    return { state: 'refused', error }
  }
}

/** Written without a network and before the first sign-in: the version is looked up once and then kept. */
async function withConsent(item: Outgoing): Promise<SubmitNeed> {
  if (item.input.consent.version) return item.input
  const version = consentVersion() ?? (await loadMe()).settings.consentVersion
  const input = { ...item.input, consent: { ...item.input.consent, version } }
  replace({ ...item, input })
  return input
}

function retryLater() {
  clearTimeout(retryTimer)
  retryTimer = setTimeout(() => void flushOutbox(), RETRY_EVERY)
}

function find(key: string): Outgoing | undefined {
  return outbox.get().find((item) => item.key === key)
}

function replace(item: Outgoing) {
  outbox.set(outbox.get().map((other) => (other.key === item.key ? item : other)))
}
