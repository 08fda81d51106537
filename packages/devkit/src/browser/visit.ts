import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import axe, { type AxeResults } from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'

const SCREENSHOTS = fileURLToPath(new URL('../../../../.test/screenshots', import.meta.url))

/** One thing that axe-core objects to, and where (CSS selectors). */
export type Violation = { rule: string; impact: string; help: string; at: string[] }

export type Visit = {
  page: Page
  /** Requests to other hosts than the origin: each was refused. */
  foreign: string[]
  /** Uncaught errors and console errors of the page. */
  errors: string[]
  /** Saves `.test/screenshots/<name>.png` once fonts and pictures are there; answers its path. */
  screenshot: (name: string, options?: { fullPage?: boolean }) => Promise<string>
  /** What axe-core finds on the page as it stands; `[]` is what a test wants. */
  violations: () => Promise<Violation[]>
  close: () => Promise<void>
}

/** A page of its own in `context`, cut off from every host but the origin's. */
export async function visit(context: BrowserContext, origin: string): Promise<Visit> {
  const foreign: string[] = []
  const errors: string[] = []
  const { host } = new URL(origin)
  await context.route('**/*', async (route) => {
    const { host: asked, href } = new URL(route.request().url())
    if (asked === host) return route.continue()
    foreign.push(href)
    return route.abort('blockedbyclient')
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  return {
    page,
    foreign,
    errors,
    screenshot: (name, options) => screenshot(page, name, options),
    violations: () => violations(page),
    close: () => context.close(),
  }
}

async function screenshot(page: Page, name: string, options = {}) {
  const path = join(SCREENSHOTS, `${name}.png`)
  await mkdir(dirname(path), { recursive: true })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path, animations: 'disabled', caret: 'hide', ...options })
  return path
}

/** Colours are judged as they stand: what is still fading in would be found too pale. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const isMoving = () =>
      document
        .getAnimations()
        .some((one) => one.playState === 'running' && one.effect?.getTiming().iterations !== Infinity)
    // Two frames without movement: one animation may begin where another ends.
    for (let still = 0, frames = 0; still < 2 && frames < 120; frames++) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      still = isMoving() ? 0 : still + 1
    }
  })
}

async function violations(page: Page): Promise<Violation[]> {
  await stillness(page)
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  )
  return violations.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact: impact ?? 'unknown',
    help,
    at: nodes.map(({ target }) => target.join(' ')),
  }))
}
