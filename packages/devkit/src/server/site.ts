import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { staticFolder } from './static-folder'

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
  for (const [prefix, folder] of [
    ['/m/', h5],
    ['/console/', console],
  ] as const) {
    // Relative, so that it holds below any prefix.
    site.get(prefix.slice(0, -1), (c) => c.redirect(prefix.slice(1), 301))
    site.get(`${prefix}*`, staticFolder(prefix, folder))
  }
  return site
}
