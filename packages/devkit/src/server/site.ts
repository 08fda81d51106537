import { webFiles } from '@microwish/api'
import { Hono } from 'hono'
import { compress } from 'hono/compress'

export type SiteParts = {
  /** Answers everything below `/api` but its description. */
  api: (request: Request) => Response | Promise<Response>
  /** `/api/openapi.json`. */
  openApi: object
  /** `/` and `/api/docs`. */
  home: Hono
  /** The WeChat double, mounted at the root. */
  wechat: Hono
  /** Folder of the H5 build. */
  h5: string
  /** Folder of the console's build. */
  console: string
}

/** Everything that one origin serves. */
export function createSite({ api, openApi, home, wechat, h5, console }: SiteParts) {
  const site = new Hono()
  site.use(compress())
  // Browsers ask for it by themselves; without an answer every page has an error in its console.
  site.get('/favicon.ico', (c) => c.body(null, 204))
  site.get('/api/openapi.json', (c) => c.json(openApi))
  site.route('/', home)
  site.all('/api/*', (c) => api(c.req.raw))
  site.route('/', wechat)
  webFiles({ m: h5, console })(site)
  return site
}
