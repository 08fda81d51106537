import { NeedId, NeedStatus } from '@microwish/contract'
import { useSyncExternalStore } from 'react'

/** Where the officer is. Hash routes, so that one static folder serves every page under any prefix. */
export type Route =
  | { page: 'desk' }
  | { page: 'triage'; needId?: NeedId }
  | { page: 'cases'; view: 'board' | 'list'; status?: NeedStatus }
  | { page: 'need'; needId: NeedId }
  | { page: 'figures'; period?: string }
  | { page: 'lost' }

/** Reads `#/triage/ned_…`, `#/cases/list?status=open` and the like; what cannot be read is `lost`. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [page = '', part] = path.split('/')
  const params = new URLSearchParams(query)
  const needId = NeedId.safeParse(part)
  if (page === '' || page === 'desk') return { page: 'desk' }
  if (page === 'triage') return needId.success ? { page: 'triage', needId: needId.data } : { page: 'triage' }
  if (page === 'need' && needId.success) return { page: 'need', needId: needId.data }
  if (page === 'cases') {
    const status = NeedStatus.safeParse(params.get('status'))
    return { page: 'cases', view: part === 'list' ? 'list' : 'board', ...(status.success && { status: status.data }) }
  }
  if (page === 'figures') {
    const period = params.get('period')
    return { page: 'figures', ...(period && { period }) }
  }
  return { page: 'lost' }
}

/** The hash of a route; `parseRoute` reads it back. */
export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'desk':
    case 'lost':
      return '#/desk'
    case 'triage':
      return route.needId ? `#/triage/${route.needId}` : '#/triage'
    case 'need':
      return `#/need/${route.needId}`
    case 'cases':
      return `#/cases/${route.view}${route.status ? `?status=${route.status}` : ''}`
    case 'figures':
      return `#/figures${route.period ? `?period=${route.period}` : ''}`
  }
}

/** Goes to a route; `replace` leaves no step in the browser's history. */
export function goTo(route: Route, { replace = false } = {}) {
  const href = hrefOf(route)
  if (replace) window.location.replace(href)
  else window.location.hash = href
}

function subscribe(listener: () => void) {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** The route that the address bar shows. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  return parseRoute(hash)
}
