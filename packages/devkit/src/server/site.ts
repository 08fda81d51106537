import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { staticFolder } from './static-folder'

export type SiteParts = {
  /** Answers everything below `/api`. */
  api: (request: Request) => Response | Promise<Response>
  /** The WeChat double, mounted at the root. */
  wechat: Hono
  /** Folder of the H5 build. */
  h5: string
  /** Folder of the console's build. */
  console: string
}

/** Everything that one origin serves. */
export function createSite({ api, wechat, h5, console }: SiteParts) {
  const site = new Hono()
  site.all('/api/*', (c) => api(c.req.raw))
  site.use(compress())
  site.route('/', wechat)
  for (const [prefix, folder] of [
    ['/m/', h5],
    ['/console/', console],
  ] as const) {
    site.get(prefix.slice(0, -1), (c) => c.redirect(prefix.slice(1), 301))
    site.get(`${prefix}*`, staticFolder(prefix, folder))
  }
  return site
}
