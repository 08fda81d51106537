import './browser.fixture'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Look } from '../look'
import { createQueryClient } from '../query'

export type Asked = { method: string; path: string; body: unknown; headers: Record<string, string> }
type Answer = { status?: number; body: unknown } | 'no answer'

/** Stands where the network is: answers `fetch` and remembers what was asked. */
export function answerFetch(answer: (asked: Asked) => Answer) {
  const asked: Asked[] = []
  globalThis.fetch = (input, init) => {
    const request: Asked = {
      method: init?.method ?? 'GET',
      path: (input as string).replace(/^.*\/api/, ''),
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
      headers: init?.headers as Record<string, string>,
    }
    asked.push(request)
    const found = answer(request)
    if (found === 'no answer') return Promise.reject(new TypeError('Failed to fetch'))
    const { status = 200, body } = found
    return Promise.resolve({ status, json: () => Promise.resolve(body) } as Response)
  }
  return asked
}

/** Problem details as the server writes them. */
export const problem = (status: number, code: string, more: object = {}) => ({
  status,
  body: { type: 'about:blank', title: code, status, code, detail: '', requestId: 'req_1', ...more },
})

/** What every screen stands in. */
export function InQueries({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient)
  return (
    <Look>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </Look>
  )
}
