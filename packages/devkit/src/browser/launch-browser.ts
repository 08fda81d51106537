import { fileURLToPath } from 'node:url'
import { type BrowserContextOptions, chromium, type LaunchOptions } from 'playwright-core'
import { chromiumFiles } from './chromium-files'
import { type Visit, visit } from './visit'

const CACHE = fileURLToPath(new URL('../../../../.cache', import.meta.url))

/** The two screens that everything is judged on (issue 2). */
export const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1440, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>

export type TestBrowser = {
  /** A fresh visitor (own storage) at an origin, on a phone or at a desk; Chinese, Asia/Shanghai. */
  visit: (origin: string, screen: keyof typeof SCREENS, options?: BrowserContextOptions) => Promise<Visit>
  close: () => Promise<void>
}

/** Starts a headless Chromium; one for a test file is enough, visitors share nothing. */
export async function launchBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch(await launchOptions())
  return {
    visit: async (origin, screen, options) => {
      const context = await browser.newContext({
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        ...SCREENS[screen],
        ...options,
      })
      return visit(context, origin)
    },
    close: () => browser.close(),
  }
}

/** npm's Chromium is for Linux on x64; elsewhere the Chrome that is installed. */
async function launchOptions(): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' }
  const { executable, env } = await chromiumFiles(CACHE)
  return {
    executablePath: executable,
    env: { ...process.env, ...env },
    // As root there is no sandbox to have; shared memory is 64 MB in a container.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
  }
}
