import type { Bundle } from './bundle'
import type { LogicLayer } from './logic-layer'
import { createPage, type Page, type SetDataTally } from './page'
import type { Timers } from './timers'

/** WeChat keeps at most this many pages on the stack. */
const STACK_LIMIT = 10

type Tools = { bundle: Bundle; logic: () => LogicLayer; timers: Timers; tally: SetDataTally; onActivity: () => void }
export type NavigationName = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch' | 'navigateBack'

/** Pages open in the order opened, and the tab pages that live on underneath when another tab is shown. */
export function createPageStack({ bundle, logic, ...tools }: Tools) {
  const stack: Page[] = []
  const livingTabs = new Map<string, Page>()
  let opened = 0

  const top = () => stack.at(-1)
  const isTab = (route: string) => bundle.tabs.includes(route)

  const parse = (url: string) => parseUrl(url, top()?.route)

  function show(page: Page) {
    stack.push(page)
    page.call('onShow')
  }

  function load(route: string, query: Record<string, string>) {
    const page = createPage({ route, query, id: ++opened }, logic().pageDefinition(route), tools)
    if (isTab(route)) livingTabs.set(route, page)
    stack.push(page)
    page.call('onLoad', query)
    page.call('onShow')
    tools.timers.setTimeout(() => page.call('onReady'))
  }

  function unload(pages: Page[]) {
    for (const page of pages.reverse()) {
      livingTabs.delete(page.route)
      page.call('onUnload')
    }
  }

  const moves: Record<NavigationName, (target: Target, delta: number) => void> = {
    navigateTo({ route, query }) {
      if (stack.length >= STACK_LIMIT) throw new Error('webview count limit exceed')
      top()?.call('onHide')
      load(route, query)
    },
    redirectTo({ route, query }) {
      unload(stack.splice(-1))
      load(route, query)
    },
    switchTab({ route }) {
      const from = top()
      if (from?.route === route) return
      if (from && isTab(from.route)) from.call('onHide')
      unload(stack.splice(0).filter((page) => !isTab(page.route)))
      const living = livingTabs.get(route)
      if (living) show(living)
      else load(route, {})
    },
    reLaunch({ route, query }) {
      unload([...new Set([...livingTabs.values(), ...stack.splice(0)])])
      load(route, query)
    },
    navigateBack(_, delta) {
      if (stack.length < 2) throw new Error('cannot navigate back at first page.')
      unload(stack.splice(-Math.min(delta, stack.length - 1)))
      top()?.call('onShow')
    },
  }

  return {
    top,
    routes: () => stack.map((page) => page.route),
    instances: () => stack.map((page) => page.instance),
    parse,
    /** Moves as WeChat does, or throws what WeChat puts after `<name>:fail`. */
    go(name: NavigationName, { url, delta = 1 }: { url?: string | undefined; delta?: number | undefined }) {
      const target = parse(url ?? '')
      if (name !== 'navigateBack') {
        if (!bundle.pages.includes(target.route)) throw new Error(`page "${target.route}" is not found`)
        if (name === 'switchTab' && !isTab(target.route)) throw new Error('can not switch to no-tabBar page')
        if (name !== 'switchTab' && name !== 'reLaunch' && isTab(target.route))
          throw new Error(`can not ${name} a tabbar page`)
      }
      moves[name](target, delta)
      tools.onActivity()
    },
  }
}
export type PageStack = ReturnType<typeof createPageStack>

type Target = { route: string; query: Record<string, string> }

/** Relative urls count from the page on top, as in WeChat. Queries stay encoded: WeChat does not decode them. */
function parseUrl(url: string, from = ''): Target {
  const [address = '', queryString = ''] = url.split('?')
  const folder = from.split('/').slice(0, -1).join('/')
  const route = address.startsWith('/') ? address.slice(1) : resolveSegments(`${folder}/${address}`)
  const pairs = queryString.split('&').filter(Boolean)
  const query = Object.fromEntries(pairs.map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')]))
  return { route, query }
}

function resolveSegments(address: string): string {
  const segments: string[] = []
  for (const segment of address.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.' && segment !== '') segments.push(segment)
  }
  return segments.join('/')
}
