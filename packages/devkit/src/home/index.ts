import type { OpenApiDocument } from '@microwish/contract/openapi'
import { Hono } from 'hono'
import type { Persona } from '../demo/cast'
import { docsPage } from './docs-page'
import { homePage } from './home-page'

export type HomeOptions = {
  personas: readonly Persona[]
  /** Domain time, ISO 8601. */
  now: () => string
  openApi: OpenApiDocument
}

/** `/`: what this is and who one may be; `/api/docs`: the API to read. Mounted at the root, before the API's catch-all. */
export function createHome({ personas, now, openApi }: HomeOptions): Hono {
  const home = new Hono()
  home.get('/', (c) => homePage(c, personas, now()))
  home.get('/api/docs', (c) => docsPage(c, openApi))
  return home
}
