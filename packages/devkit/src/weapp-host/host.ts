import { createHands } from './hands'
import { createMachine, type HostOptions } from './machine'
import { createReader } from './query'
import { readTemplates } from './templates'

/** WeChat refuses a setData above this many bytes. */
export const SET_DATA_LIMIT = 256 * 1024

export type Host = ReturnType<typeof createHost>

/** A phone without a screen that runs a compiled Taro bundle. It starts with the first `open`. */
export function createHost(options: HostOptions) {
  const machine = createMachine(options)
  const { stack, timers, network, calls, errors, storage, tally, start, settle } = machine

  async function go(move: () => unknown) {
    move()
    await settle()
  }
  const callPage = (name: string) => stack.top()?.call(name)

  return {
    ...createHands(machine, createReader(readTemplates(options.dist))),
    settle,
    /** What left for the network, what was asked of wx, and every fault that nobody caught; oldest first. */
    requests: network.requests,
    calls,
    errors,
    storage,
    setData: tally,
    /** Opens a page as if from a code or a message: everything else is closed. The first one starts the app. */
    open: (url: string) => go(() => (start(url), stack.go('reLaunch', { url }))),
    /** Taps an item of the tab bar. */
    switchTab: (url: string) => go(() => stack.go('switchTab', { url })),
    /** The back gesture. */
    back: () => go(() => stack.go('navigateBack', {})),
    route: () => stack.top()?.route,
    routes: stack.routes,
    /** Lets `ms` pass at once for the bundle's timers. */
    skip: (ms: number) => go(() => timers.skip(ms)),
    setOnline: (isOnline: boolean) => go(() => network.setOnline(isOnline)),
    pullDown: () =>
      go(() => {
        const { route = '' } = stack.top() ?? {}
        if (!machine.bundle.pageJson(route).enablePullDownRefresh) throw new Error(`pull-down is off on ${route}`)
        callPage('onPullDownRefresh')
      }),
    reachBottom: () => go(() => callPage('onReachBottom')),
    /** The app goes to the background, and comes back. */
    hide: () => go(machine.hide),
    show: () => go(machine.show),
    /** Ends the bundle's timers. */
    close: () => timers.stopAll(),
  }
}
