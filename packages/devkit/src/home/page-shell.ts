import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import { icon } from './icon'
import { STYLE } from './style'

/** What `html` makes: escaped, except what was made by `html` or `raw` before. */
export type Html = ReturnType<typeof html>

type Page = {
  title: string
  /** Path of the page below the site's root, one of the header's links. */
  here: (typeof LINKS)[number][0]
  main: Html
  /** CSS of this page alone. */
  style?: string
  /** Script of this page alone; plain, inline, small. */
  script?: string
}

/** Paths below the root of the site, which may lie below a prefix: every link is relative (decision 13). */
const LINKS = [
  ['', '首页'],
  ['m/', '手机端'],
  ['console/', '工作台'],
  ['api/docs', '接口文档'],
  ['wechat/', '微信替身'],
] as const

/** A whole page of the kit. Its policy forbids every file from elsewhere, and scripts other than its own. */
export function page(c: Context, { title, here, main, style = '', script }: Page) {
  const root = here.includes('/') ? '../' : './'
  const nonce = randomBytes(12).toString('base64')
  c.header(
    'content-security-policy',
    `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'`,
  )
  c.header('cache-control', 'no-store')
  return c.html(
    html`<!doctype html>
      <html lang="zh-CN">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(FAVICON)}" />
          <style>
            ${raw(STYLE + style)}
          </style>
        </head>
        <body>
          <a class="skip" href="#main">跳到正文</a>
          <header class="top wrap">
            <a class="brand" href="${root}"><i>${icon('leaf')}</i>清棠微心愿</a>
            <nav class="top" aria-label="主要页面">
              ${LINKS.map(
                ([href, text]) =>
                  html`<a href="${root}${href}" ${href === here ? raw('aria-current="page"') : ''}>${text}</a>`,
              )}
            </nav>
          </header>
          <main id="main" tabindex="-1">${main}</main>
          <footer class="wrap">清棠县是虚构的，人和事都是编的；电话全是 160-0000-00 开头的空号。</footer>
          ${
            script
              ? html`<script nonce="${nonce}">
                  ${raw(script)}
                </script>`
              : ''
          }
        </body>
      </html>`,
  )
}

const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M0 8a8 8 0 0 1 8-8h8a8 8 0 0 1 8 8v8a8 8 0 0 1-8 8H3a3 3 0 0 1-3-3Z" fill="#B4382A"/><g transform="rotate(34 12 12) translate(4.2 4.2) scale(.65)" fill="none" stroke="#fff" stroke-width="2"><path d="M12 20.6C7.2 17.4 3.9 14 3.9 10.1c0-2.6 1.9-4.5 4.1-4.5 1.7 0 3.2 1 4 2.5.8-1.5 2.3-2.5 4-2.5 2.2 0 4.1 1.9 4.1 4.5 0 3.9-3.3 7.3-8.1 10.5Z"/></g></svg>`

/** An instant in Asia/Shanghai: 「11月28日 周六 10:00」. */
export function shanghai(instant: string | number): string {
  const there = new Date(new Date(instant).getTime() + 8 * 3_600_000)
  const weekday = '日一二三四五六'[there.getUTCDay()]
  return `${there.getUTCMonth() + 1}月${there.getUTCDate()}日 周${weekday} ${there.toISOString().slice(11, 16)}`
}
