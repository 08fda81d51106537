import type { MiddlewareHandler } from 'hono'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { DoubleState } from './double-state'

/**
 * Faults on demand. `errcode`: answered so, nothing done. `delayMs`: done late. `drop`: done, and the answer is lost,
 * which is the case that a client must not take for failure.
 */
export function injectFaults(state: DoubleState, sleep = wait): MiddlewareHandler {
  return async (c, next) => {
    const fault = state.takeFault(c.req.path)
    if (fault?.errcode !== undefined)
      return c.json({ errcode: fault.errcode, errmsg: 'injected fault rid: 00000000-00000000-00000000' })
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs)
    await next()
    if (fault?.drop) c.res = cutConnection(c.env as NodeBindings)
  }
}

type NodeBindings = { incoming?: { socket: { destroy: () => void } } } | undefined

/** Over a socket the connection breaks; in process, where there is none, a broken gateway's empty 502 stands for it. */
function cutConnection(bindings: NodeBindings): Response {
  if (!bindings?.incoming) return new Response(null, { status: 502 })
  bindings.incoming.socket.destroy()
  return RESPONSE_ALREADY_SENT
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
