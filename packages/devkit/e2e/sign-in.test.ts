import { type InputOf, listPersonas, type OutputOf, type Session, startDevSession } from '@microwish/contract'
import { launchBrowser, startSite, type TestBrowser, type TestSite, type Visit } from '../src/browser'
import { button, field, inspect, seen, startWalk } from './walk'

jest.setTimeout(120_000)

let site: TestSite
let browser: TestBrowser
let walk: ReturnType<typeof startWalk>
let desk: Visit
let phone: Visit

beforeAll(async () => {
  browser = await launchBrowser()
  site = await startSite()
  walk = startWalk(site, browser)
  phone = await phoneOf('方静怡')
  desk = await browser.visit(site.origin, 'desk')
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

/** A member of staff on their own phone, as a citizen; the sign-in page of H5 offers no desks. */
async function phoneOf(name: string): Promise<Visit> {
  const { items } = (await (await fetch(`${site.origin}/api${listPersonas.path}`)).json()) as OutputOf<
    typeof listPersonas
  >
  const asked: InputOf<typeof startDevSession> = {
    personaId: items.find((one) => one.name === name)?.personaId ?? '',
    audience: 'citizen',
  }
  const started = await fetch(`${site.origin}/api${startDevSession.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  })
  const session = (await started.json()) as Session
  const visit = await walk.newPhone('large')
  await visit.page.goto(`${site.origin}/m/`)
  await visit.page.evaluate(([text]) => localStorage.setItem('mw.m.session', text ?? ''), [JSON.stringify(session)])
  await visit.page.reload()
  return visit
}

/** The sign-in page shows a code to scan: what it says, and the two digits beside it. */
async function showCode() {
  await desk.page.goto(`${site.origin}/console/`)
  const opened = desk.page.waitForResponse((response) => response.url().endsWith('/api/sessions/tickets'))
  await button(desk.page, '改用手机扫码登录').click()
  const { code } = (await (await opened).json()) as { code: string }
  const digits = await desk.page.locator('output').innerText()
  return { text: `microwish-desk:${code}`, digits }
}

describe('signing in at a desk with the phone', () => {
  it('leads from 我的 to the page that vouches, and says what is no code of ours', async () => {
    const { page } = phone
    await walk.go(page, 'pages/me/index')
    await seen(page, '进工作台').click()
    await field(page, '登录码').fill('https://example.invalid/')
    await seen(page, '这不是工作台的登录码').waitFor()
    await inspect(phone, 'enter-desk')
  })

  it('opens the desk once the digits of that screen are typed; wrong ones are told in place', async () => {
    const { text, digits } = await showCode()
    await inspect(desk, 'scan')
    const { page } = phone
    await field(page, '登录码').fill(` 发给自己：${text} `)
    await field(page, '两位数字').fill(digits === '11' ? '12' : '11')
    await button(page, '确认，让这台电脑进工作台').click()
    await seen(page, '和电脑上的数字不一样').waitFor()
    expect(await field(page, '两位数字').inputValue()).toBe('')
    await inspect(phone, 'enter-desk-digits')
    await field(page, '两位数字').fill(digits)
    await button(page, '确认，让这台电脑进工作台').click()
    await seen(page, '已确认').waitFor()
    await inspect(phone, 'enter-desk-done')
    await desk.page.getByRole('navigation').waitFor()
  })

  it('keeps the desk open over a reload: its session lies in the cookie', async () => {
    await desk.page.reload()
    await desk.page.getByRole('navigation').waitFor()
    expect(await desk.page.evaluate(() => Object.values(localStorage).join())).not.toContain('ses_')
  })
})
