import { overBridge } from '../page'
import { createListeners, type Answering, type Callbacks } from './callback'

/** What the bundle asked of wx.request, as it left the phone. */
export type HostRequest = {
  url: string
  method: string
  header: Record<string, string>
  /** An object for JSON, a string otherwise, as the bundle gave it. */
  data: unknown
}
export type HostResponse = { statusCode?: number; data?: unknown; header?: Record<string, string> }
export type OnRequest = (request: HostRequest) => HostResponse | Promise<HostResponse>

type RequestOptions = Callbacks & { url: string; method?: string; header?: Record<string, string>; data?: unknown }
type Tools = { answer: Answering; onRequest: OnRequest; onActivity: () => void }

/**
 * wx.request and the state of the network. When `onRequest` throws, the request fails with that message, so a test
 * loses an answer on its way by doing the work and throwing afterwards.
 */
export function createNetwork({ answer, onRequest, onActivity }: Tools) {
  const requests: HostRequest[] = []
  const changes = createListeners<{ isConnected: boolean; networkType: string }>()
  let isOnline = true
  let pending = 0

  async function send(request: HostRequest, options: RequestOptions) {
    pending++
    try {
      if (!isOnline) throw new Error('net::ERR_INTERNET_DISCONNECTED')
      const response = overBridge(await onRequest(request))
      answer.succeed('request', options, { statusCode: 200, header: {}, cookies: [], ...response })
    } catch (error) {
      answer.refuse('request', options, error instanceof Error ? error.message : String(error))
    } finally {
      pending--
      onActivity()
    }
  }

  const networkType = () => (isOnline ? 'wifi' : 'none')
  return {
    requests,
    pending: () => pending,
    setOnline(value: boolean) {
      isOnline = value
      changes.emit({ isConnected: isOnline, networkType: networkType() })
    },
    api: {
      request(options: RequestOptions) {
        const { url, method = 'GET', header = {}, data } = options
        const request = overBridge({ url, method: method.toUpperCase(), header, data })
        requests.push(request)
        onActivity()
        void send(request, options)
        return { abort: () => {}, onHeadersReceived: () => {}, offHeadersReceived: () => {} }
      },
      getNetworkType: (options?: Callbacks) =>
        answer.succeed('getNetworkType', options, { networkType: networkType() }),
      onNetworkStatusChange: changes.on,
      offNetworkStatusChange: changes.off,
    },
  }
}
