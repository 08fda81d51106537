import type { Page } from 'playwright-core'
import { type SCREENS, type TestBrowser, type TestSite, type Visit } from '../src/browser'

type TextSet = 'normal' | 'large' | 'elder'

/** Long enough for a page of its own chunk on a busy machine; what does not come by then does not come. */
const PATIENCE_MS = 10_000
const SHANGHAI_OFFSET = 8 * 3_600_000

/** Some of the demo county's people, each in a browser of their own. */
export function startWalk(site: TestSite, browser: TestBrowser) {
  const visits: Visit[] = []

  async function enter(screen: keyof typeof SCREENS) {
    const visit = await browser.visit(site.origin, screen)
    visit.page.setDefaultTimeout(PATIENCE_MS)
    visits.push(visit)
    return visit
  }

  async function newPhone(textSet: TextSet) {
    const visit = await enter('phone')
    await visit.page.addInitScript((text) => localStorage.setItem('mw.m.textSet', JSON.stringify(text)), textSet)
    return visit
  }

  return {
    visits,
    /** A phone that knows nobody yet. */
    newPhone,
    /** On a phone, let in by the sign-in page of H5. */
    async onPhone(name: string, textSet: TextSet) {
      const visit = await newPhone(textSet)
      const { page } = visit
      await page.goto(`${site.origin}/m/`)
      await Promise.all([page.waitForEvent('load'), button(page, `以${name}的身份进入`).click()])
      return visit
    },
    /** At a desk, let in by the sign-in page of the console. */
    async atDesk(name: string) {
      const visit = await enter('desk')
      await visit.page.goto(`${site.origin}/console/`)
      await button(visit.page, name).click()
      await visit.page.getByRole('navigation').waitFor()
      return visit
    },
    /** To a page of H5. */
    go: (page: Page, path: string) => page.goto(`${site.origin}/m/#/${path}`),
    /** To a page of the console. */
    goDesk: (page: Page, path: string) => page.goto(`${site.origin}/console/#/${path}`),
    /** This month's flows of a persona's community, once everything is counted. */
    async figures(personaId: string) {
      await site.settled()
      const started = await fetch(`${site.origin}/api/dev/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ personaId }),
      })
      const { accessToken } = (await started.json()) as { accessToken: string }
      const read = async (path: string) => {
        const answer = await fetch(site.origin + path, { headers: { authorization: `Bearer ${accessToken}` } })
        return answer.json() as Promise<unknown>
      }
      const { memberships } = (await read('/api/me')) as { memberships: { areaId: string }[] }
      const month = new Date(Date.now() + SHANGHAI_OFFSET).toISOString().slice(0, 7)
      const query = `area=${memberships[0]?.areaId ?? ''}&period=${month}`
      return ((await read(`/api/statistics?${query}`)) as { flows: Record<string, number> }).flows
    },
  }
}

/** The page as it stands: kept as a picture, accessible, no wider than its screen. */
export async function inspect(visit: Visit, name: string) {
  // While Taro slides one page over another both can be seen.
  await visit.page.waitForFunction(
    () => [...document.querySelectorAll('main, [role=main]')].filter((one) => one.checkVisibility()).length === 1,
  )
  await visit.screenshot(name)
  const violations = await visit.violations()
  const overflow = await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect({ name, violations, isTooWide: overflow > 0 }).toEqual({ name, violations: [], isTooWide: false })
}

/** Taro keeps the pages below in the document: only what can be seen counts. */
export const seen = (page: Page, text: string | RegExp) =>
  page.getByText(text).and(page.locator(':not(textarea)')).filter({ visible: true }).first()
export const button = (page: Page, name: string | RegExp, exact = false) =>
  page.getByRole('button', { name, exact }).filter({ visible: true }).first()
export const choice = (page: Page, name: string | RegExp) =>
  page.getByRole('radio', { name }).filter({ visible: true }).first()
export const field = (page: Page, label: string | RegExp) => page.getByLabel(label).filter({ visible: true }).first()
export const alerts = (page: Page) => page.locator('[role=alert]').filter({ visible: true })

/** All words of the page that can be seen, what stands in its fields included. */
export async function wordsOn(page: Page) {
  const words = await page.locator('body').innerText()
  const fields = await page.locator('input, textarea').filter({ visible: true }).all()
  return [words, ...(await Promise.all(fields.map((one) => one.inputValue())))].join('\n')
}

/** The four digits at the door, as this side sees them. */
export async function doorCode(page: Page) {
  const label = await page.getByRole('img', { name: '上门码' }).filter({ visible: true }).getAttribute('aria-label')
  return label?.replace(/\D/g, '')
}
