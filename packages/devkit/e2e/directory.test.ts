import { randomUUID } from 'node:crypto'
import { launchBrowser, startSite, type TestBrowser, type TestSite, type Visit } from '../src/browser'
import { demoAreas } from '../src/demo'
import { button, inspect, seen, startWalk } from './walk'

jest.setTimeout(60_000)

let site: TestSite
let browser: TestBrowser
let walk: ReturnType<typeof startWalk>
/** 方静怡, whose community it is; 邵一鸣, who gives roles. */
let desk: Visit
let security: Visit

beforeAll(async () => {
  browser = await launchBrowser()
  site = await startSite()
  walk = startWalk(site, browser)
  const areaId = demoAreas().find(({ name }) => name === '榆钱巷社区')?.areaId
  await ask('p03', '/me/phone', { code: site.stack.double.issuePhoneCode('p03') ?? '', name: '舒明远' })
  await ask('p21', '/me/registrations', { kind: 'home', areaId, note: '周末有空' })
  await ask('p22', '/me/registrations', { kind: 'home', areaId, note: '会写毛笔字' })
  desk = await walk.atDesk('方静怡')
  security = await walk.atDesk('邵一鸣')
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

/** Sends a resident's command, as the mini-program would. */
async function ask(personaId: string, path: string, body: object) {
  const post = (to: string, what: object, headers: Record<string, string> = {}) =>
    fetch(`${site.origin}/api${to}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(what),
    })
  const started = await post('/dev/sessions', { personaId })
  const { accessToken } = (await started.json()) as { accessToken: string }
  const answer = await post(path, body, { authorization: `Bearer ${accessToken}`, 'idempotency-key': randomUUID() })
  expect({ personaId, path, isDone: answer.ok }).toEqual({ personaId, path, isDone: true })
}

const dialog = (visit: Visit) => visit.page.getByRole('dialog').last()
/** A field of the drawer or dialog that is open. */
const input = (visit: Visit, label: string) => dialog(visit).getByLabel(label)
const save = (visit: Visit, name: string) => dialog(visit).getByRole('button', { name, exact: true }).click()

async function enter(name: string, kind: string) {
  const { page } = desk
  await button(page, '登记组织').click()
  await input(desk, '名称').fill(name)
  await input(desk, '是什么组织').selectOption({ label: kind })
}

describe('党员单位', () => {
  it('enters a unit; what is missing is said in place', async () => {
    const { page } = desk
    await walk.goDesk(page, 'organisations/register')
    await seen(page, '没有找到这样的组织').waitFor()
    await button(page, '登记组织').click()
    await save(desk, '保存')
    await seen(page, '请填名称').waitFor()
    await inspect(desk, 'organisation-form')
    await input(desk, '名称').fill('榆钱巷自来水站')
    await save(desk, '保存')
    await page.getByRole('heading', { name: '岗位和人员' }).waitFor()
    await page.keyboard.press('Escape')
  })

  it('enters a committee, fills a seat, and shows both in the register of committees', async () => {
    const { page } = desk
    await enter('榆钱巷社区居民委员会', '居民委员会')
    await save(desk, '保存')
    await button(page, /^任职\s*主任/).click()
    await input(desk, '姓名').fill('苏映雪')
    await dialog(desk).getByRole('button', { name: '任职', exact: true }).click()
    await seen(page, '苏映雪').waitFor()
    await inspect(desk, 'organisation-seats')
    await page.keyboard.press('Escape')
    for (const view of ['committees', 'alliances', 'coverage?of=estates']) {
      await walk.goDesk(page, `organisations/${view}`)
      await page.locator('.organisation-bodies, .organisation-alliance, .organisation-families').first().waitFor()
      await inspect(desk, `organisations-${view.split('?')[0]}`)
    }
  })
})

const figure = (name: string) => desk.page.getByRole('link', { name: new RegExp(`^${name} ?\\d`) })

describe('共建联系', () => {
  it('adds an agreement, which must end and be signed by both sides', async () => {
    const { page } = desk
    await walk.goDesk(page, 'bonds/bonds')
    await button(page, '新登记').click()
    await input(desk, '登记什么').selectOption({ label: '共建协议' })
    await dialog(desk).getByRole('textbox', { name: '单位', exact: true }).fill('自来水')
    await button(page, '榆钱巷自来水站').click()
    await save(desk, '保存')
    await seen(page, '双方签署人都要填').waitFor()
    await inspect(desk, 'bond-form')
    await input(desk, '单位签署人').fill('赵立山')
    await input(desk, '社区签署人').fill('苏映雪')
    await input(desk, '职责').fill('每季度检修一次公共水管｜供水科')
    await save(desk, '保存')
    await seen(page, '榆钱巷自来水站 — 榆钱巷社区').waitFor()
    await inspect(desk, 'bonds')
  })

  it('renews it, and the old one says so', async () => {
    const { page } = desk
    await seen(page, '榆钱巷自来水站 — 榆钱巷社区').click()
    await button(page, '续签', true).click()
    await button(page, '确认续签').click()
    await seen(page, '已续签，看新协议').click()
    await seen(page, '看上一份协议').waitFor()
    await inspect(desk, 'bond-renewed')
    await page.keyboard.press('Escape')
  })

  it('writes a visit down, and the figure rises', async () => {
    const { page } = desk
    await button(page, '新登记').click()
    await input(desk, '登记什么').selectOption({ label: '包联包保' })
    await dialog(desk).getByRole('textbox', { name: '单位', exact: true }).fill('自来水')
    await button(page, '榆钱巷自来水站').click()
    await input(desk, '网格').selectOption({ label: '榆钱里' })
    await save(desk, '保存')
    expect(await figure('单位走访').innerText()).toMatch(/0\s*次/)
    await seen(page, '榆钱巷自来水站 — 榆钱里').click()
    await button(page, '记走访').click()
    await input(desk, '看了什么，做了什么').fill('看了三处公共水管，换下一个漏水的阀门。')
    await inspect(desk, 'bond-visit')
    await save(desk, '保存')
    await seen(page, '走访已记下，数字会跟着更新').waitFor()
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => /单位走访\s*1\s*次/.test(document.body.innerText))
    await figure('单位走访').click()
    await seen(page, '看了三处公共水管，换下一个漏水的阀门。').waitFor()
    await inspect(desk, 'bond-visits')
  })
})

describe('人员', () => {
  it('confirms one registration and refuses another with a reason', async () => {
    const { page } = desk
    await walk.goDesk(page, 'desk')
    await seen(page, '等着确认的报到').waitFor()
    await inspect(desk, 'desk-directory')
    await walk.goDesk(page, 'people/registrations/applied')
    await button(page, /^确认报到\s*汤秀珍/).click()
    await inspect(desk, 'people-confirm')
    await save(desk, '确认报到')
    await seen(page, '汤秀珍已报到').waitFor()
    await button(page, /^不通过\s*葛永福/).click()
    await save(desk, '不通过')
    await seen(page, '请写明原因，对方看得到').waitFor()
    await button(page, '请先在小程序里验证手机号').click()
    await save(desk, '不通过')
    await seen(page, '没有等着确认的报到').waitFor()
    await walk.goDesk(page, 'people/registrations/refused')
    await seen(page, '原因：请先在小程序里验证手机号').waitFor()
    await inspect(desk, 'people-refused')
  })

  it('forms a team, and somebody who is registered joins it', async () => {
    const { page } = desk
    await walk.goDesk(page, 'people/teams')
    await button(page, '新建队伍').click()
    await input(desk, '队名').fill('榆钱巷修水队')
    await save(desk, '建好')
    await button(page, '加队员').click()
    await input(desk, '姓名').fill('汤秀珍')
    await button(page, /^汤秀珍/).click()
    await seen(page, '汤秀珍已入队').waitFor()
    await button(page, /^设为队长\s*汤秀珍/).click()
    await dialog(desk).getByText('队长', { exact: true }).waitFor()
    await inspect(desk, 'people-team')
  })
})

describe('身份与授权', () => {
  it('gives a role after showing how far it reaches', async () => {
    const { page } = security
    await button(page, '授予身份').click()
    await dialog(security).getByRole('textbox', { name: '手机号' }).fill('16000000003')
    await button(page, '查找').click()
    await input(security, '身份').selectOption({ label: '社区干部' })
    await input(security, '街道').selectOption({ label: '栖禾街道' })
    await input(security, '社区').selectOption({ label: '榆钱巷社区' })
    await dialog(security).getByText('同一处现任').waitFor()
    await input(security, '原因').fill('轮岗到社区')
    await inspect(security, 'roles-reach')
    await save(security, '确认授予')
    await seen(page, '已授予舒明远社区干部身份').waitFor()
    await inspect(security, 'roles')
  })

  it('takes it away with a reason, and the record keeps both', async () => {
    const { page } = security
    await button(page, /^撤销\s*舒明远社区干部/).click()
    await input(security, '原因').fill('轮岗结束')
    await inspect(security, 'roles-revoke')
    await save(security, '撤销')
    await seen(page, '已撤销舒明远的社区干部身份').waitFor()
    await page.getByRole('radio', { name: '全部（含已结束）' }).check({ force: true })
    await button(page, /^记录\s*舒明远/).click()
    await seen(page, '轮岗结束').waitFor()
    await seen(page, '轮岗到社区').waitFor()
    await inspect(security, 'roles-record')
  })
})

it('can be used on a phone, and asks no other host', async () => {
  for (const visit of [desk, security]) await visit.page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['organisations/register', 'organisations/committees', 'organisations/alliances', 'bonds/bonds'])
    await look(desk, path)
  for (const path of ['bonds/visits', 'people/registrations/refused', 'people/teams']) await look(desk, path)
  await look(security, 'roles/staff')
  expect([...desk.foreign, ...security.foreign]).toEqual([])
})

async function look(visit: Visit, path: string) {
  await walk.goDesk(visit.page, path)
  await visit.page.getByRole('heading', { level: 1 }).waitFor()
  await visit.page.locator('.loading').first().waitFor({ state: 'detached' })
  await inspect(visit, `phone-${path.replaceAll('/', '-')}`)
}
