import { readBundle } from './bundle'
import { createLogicLayer, type LogicLayer } from './logic-layer'
import type { SetDataTally } from './page'
import { createPageStack } from './page-stack'
import { createTimers } from './timers'
import { createWx } from './wx'
import type { OnRequest } from './wx/network'
import type { PersonOptions } from './wx/person'
import { A_PHONE, type Launch, type Phone } from './wx/system'

/** Nothing stirs for this long: the page has settled. Milliseconds. */
const QUIET = 30
const SETTLE_LIMIT = 8_000

export type HostOptions = PersonOptions & {
  /** Folder of the compiled bundle, with app.json. */
  dist: string
  onRequest: OnRequest
  /** Kept by the caller, to be given to another host: what the phone remembers. */
  storage?: Record<string, unknown>
  phone?: Partial<Phone>
  /** APIs to add or replace. */
  wx?: Record<string, unknown>
}

export type Machine = ReturnType<typeof createMachine>

/** What runs below the fingers: the logic layer, its `wx`, the stack of pages, and the count of everything that stirs. */
export function createMachine({ dist, onRequest, storage = {}, phone, wx: extraApis, ...person }: HostOptions) {
  const bundle = readBundle(dist)
  const errors: unknown[] = []
  const tally: SetDataTally = { calls: 0, maxBytes: 0 }
  const tapping = { isInTap: false }
  let activity = 0
  let logic: LogicLayer | undefined
  let launch: Launch = { path: bundle.pages[0] ?? '', query: {}, scene: 1001 }

  const onActivity = () => void activity++
  const onError = (error: unknown) => void errors.push(error)
  const timers = createTimers(onError)
  const running = () => {
    if (!logic) throw new Error('open a page first')
    return logic
  }
  const stack = createPageStack({ bundle, logic: running, timers, tally, onActivity })
  const device = { phone: { ...A_PHONE, ...phone }, launch: () => launch, storage, person }
  const pulls = { onRequest, isInTap: () => tapping.isInTap, onActivity, onError }
  const { wx, calls, network, hides, shows, agreeToPrivacy } = createWx({ timers, stack, ...device, ...pulls })

  function callApp(name: string) {
    const app = running().app()
    const member = app?.[name]
    if (typeof member === 'function') member.call(app, launch)
  }

  /** Starts the app, unless it runs, as if somebody had opened `url`. */
  function start(url: string) {
    if (logic) return
    const { route, query } = stack.parse(url)
    launch = { ...launch, path: route, query }
    // React and the app report their faults to the console.
    const listening = { ...console, error: (...words: unknown[]) => onError(words.map(String).join(' ')) }
    const globals = { dist, wx: { ...wx, ...extraApis }, timers, console: listening }
    logic = createLogicLayer({ ...globals, currentPages: stack.instances })
    logic.start()
    callApp('onLaunch')
    callApp('onShow')
  }

  /** The app goes to the background, and comes back. */
  function hide() {
    stack.top()?.call('onHide')
    callApp('onHide')
    hides.emit()
  }
  function show() {
    shows.emit(launch)
    callApp('onShow')
    stack.top()?.call('onShow')
  }

  /** A page that has not drawn yet, an answer on its way, or a timer about to fire. */
  const isBusy = () => stack.top()?.data.root === undefined || network.pending() > 0 || timers.isDueWithin(QUIET)

  /** Waits until nothing is under way and nothing has stirred for a moment. */
  async function settle(): Promise<void> {
    const end = Date.now() + SETTLE_LIMIT
    for (let before = -1; before !== activity || isBusy();) {
      if (Date.now() > end)
        throw new Error(
          `${stack.top()?.route} did not settle: ${network.pending()} requests are out\n${errors.join('\n')}`,
        )
      before = activity
      await new Promise((resolve) => setTimeout(resolve, QUIET))
    }
  }

  const seen = { network, calls, errors, storage, tally }
  return { ...seen, bundle, stack, timers, tapping, agreeToPrivacy, hide, show, start, settle }
}
