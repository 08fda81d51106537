import { useSyncExternalStore } from 'react'
import { readAddress } from './routes/address'
import { type BondRoute, hrefOfBonds, parseBondRoute } from './routes/bond-route'
import { type GridRoute, hrefOfGrids, parseGridRoute } from './routes/grid-route'
import { hrefOfImports, type ImportRoute, parseImportRoute } from './routes/import-route'
import { hrefOfNeeds, type NeedRoute, parseNeedRoute } from './routes/need-route'
import { hrefOfOrganisations, type OrganisationRoute, parseOrganisationRoute } from './routes/organisation-route'
import { hrefOfPeople, parsePeopleRoute, type PeopleRoute } from './routes/people-route'
import { hrefOfPrint, parsePrintRoute, type PrintRoute } from './routes/print-route'
import { hrefOfRoles, parseRoleRoute, type RoleRoute } from './routes/role-route'

/**
 * Where the officer is. Hash routes, so that one static folder serves every page under any prefix. Each domain reads and
 * writes its own in `routes/<domain>-route.ts`.
 */
export type Route =
  | NeedRoute
  | GridRoute
  | ImportRoute
  | PrintRoute
  | OrganisationRoute
  | BondRoute
  | PeopleRoute
  | RoleRoute
  | { page: 'lost' }

const PARSERS = [
  parseNeedRoute,
  parseGridRoute,
  parseImportRoute,
  parsePrintRoute,
  parseOrganisationRoute,
  parseBondRoute,
  parsePeopleRoute,
  parseRoleRoute,
]

/** Reads `#/triage/ned_…`, `#/cases/list?status=open` and the like; what cannot be read is `lost`. */
export function parseRoute(hash: string): Route {
  const address = readAddress(hash)
  for (const parse of PARSERS) {
    const route = parse(address)
    if (route) return route
  }
  return { page: 'lost' }
}

/** The hash of a route; `parseRoute` reads it back. */
export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'grids':
      return hrefOfGrids(route)
    case 'imports':
      return hrefOfImports(route)
    case 'print':
      return hrefOfPrint(route)
    case 'organisations':
      return hrefOfOrganisations(route)
    case 'bonds':
      return hrefOfBonds(route)
    case 'people':
      return hrefOfPeople(route)
    case 'roles':
      return hrefOfRoles(route)
    case 'lost':
      return '#/desk'
    default:
      return hrefOfNeeds(route)
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
