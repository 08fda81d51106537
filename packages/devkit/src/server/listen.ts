import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

export type Listener = {
  port: number
  /** Takes no new request, lets the running ones end, and cuts what is still there after `graceMs`. */
  close: (graceMs?: number) => Promise<void>
}

/** Serves an app over HTTP; port 0 takes a free one. */
export function listen(app: Hono, port: number, hostname = '127.0.0.1'): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname }, (address) => {
      resolve({ port: address.port, close: (graceMs = 3_000) => close(server, graceMs) })
    }) as Server
    server.once('error', reject)
  })
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}
