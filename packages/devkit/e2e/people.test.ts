import * as contract from '@microwish/contract'
import { sweepReminders } from '@microwish/core'
import { unitIdOf } from '@microwish/core/factory'
import { launchBrowser, startSite, type TestBrowser, type TestSite, type Visit } from '../src/browser'
import { demoAreas, demoPersonas } from '../src/demo'
import { button, choice, field, inspect, seen, startWalk, wordsOn } from './walk'

jest.setTimeout(120_000)

const DAY_MS = 86_400_000
const WATER = unitIdOf(1)
const SCHOOL = unitIdOf(4)
const ROSTER_PHONE = '16000000068'
const WISH = '卧室的插座松了，想请师傅看看。'
const REASON = '请到社区窗口核实一下单位。'

const areas = demoAreas()
const personas = demoPersonas(areas)
const areaOf = (name: string) => areas.find((area) => area.name === name)!.areaId
const personaOf = (name: string) => personas.find(({ person }) => person.name === name)!.personaId
/** A day in China, so many days from now. */
const day = (offset: number) => new Date(Date.now() + offset * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10)

let site: TestSite
let browser: TestBrowser
let walk: ReturnType<typeof startWalk>
/** 温小满, who asks for her father; 汤秀珍, whom the roster knows; 蒋月英, whom it does not. */
let asking: Visit
let rostered: Visit
let applying: Visit

beforeAll(async () => {
  browser = await launchBrowser()
  site = await startSite()
  walk = startWalk(site, browser)
  await tieUnits()
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }
  const answer = await fetch(site.origin + path, { ...init, body: JSON.stringify(body) })
  return (await answer.json()) as Record<string, string>
}

/** The typed client over HTTP, as one of the county's people. */
async function as(name: string): Promise<contract.Call> {
  const { accessToken } = await post('/api/dev/sessions', { personaId: personaOf(name) })
  const call = contract.createClient(async ({ method, path, body, headers }) => {
    const answer = await fetch(`${site.origin}/api${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${accessToken ?? ''}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as unknown }
  })
  return (endpoint, input) => call(endpoint, input, endpoint.command ? { idempotencyKey: crypto.randomUUID() } : {})
}

/** 水务局 stands with 榆钱巷社区 and has a roster; 实验小学 looks after a grid, and its agreement ends soon. */
async function tieUnits() {
  const [county, elm, rice] = await Promise.all(['沈若兰', '方静怡', '纪清和'].map(as))
  const inCounty = { areaId: areaOf('清棠县'), from: day(-300) }
  await county!(contract.addOrganisation, { unitId: WATER, name: '清棠县水务局', kind: 'department', ...inCounty })
  await county!(contract.addOrganisation, { unitId: SCHOOL, name: '清棠县实验小学', kind: 'school', ...inCounty })
  await elm!(contract.addBond, {
    ...{ kind: 'unit_registration', areaId: areaOf('榆钱巷社区'), unitId: WATER, from: day(-60) },
  })
  await rice!(contract.addBond, { kind: 'unit_grid', areaId: areaOf('稻香佳苑'), unitId: SCHOOL, from: day(-60) })
  await rice!(contract.addBond, {
    ...{ kind: 'co_building', areaId: areaOf('稻香里社区'), unitId: SCHOOL, from: day(-350), to: day(12) },
    signatories: { unit: [{ name: '邹立群' }], area: [{ name: '纪清和' }] },
    duties: [{ text: '周末向社区开放书法教室', who: '教导处' }],
  })
  await elm!(contract.appoint, {
    ...{ role: 'member', unitId: WATER, name: '汤秀珍', phone: ROSTER_PHONE, isPartyMember: true, from: day(-46) },
  })
}

const MINE = 'packages/registration/pages/mine/index'

describe('somebody whom no roster knows', () => {
  it('applies; a dead network loses nothing of it', async () => {
    applying = await walk.onPhone('蒋月英', 'large')
    const { page } = applying
    await walk.go(page, 'pages/me/index')
    await button(page, '去报到').click()
    await seen(page, '选社区申请报到').waitFor()
    await inspect(applying, 'registration-none')
    await button(page, '选社区申请报到').click()
    await field(page, '还想说的').fill('周末有空，会做饭。')
    await inspect(applying, 'registration-apply')
    await page.context().setOffline(true)
    await button(page, '申请报到', true).click()
    await seen(page, '您写的都还在').waitFor()
    await page.context().setOffline(false)
    await page.reload()
    await seen(page, '稻香里社区').waitFor()
    expect(await field(page, '还想说的').inputValue()).toBe('周末有空，会做饭。')
    await button(page, '申请报到', true).click()
    await seen(page, '等社区确认').waitFor()
    await inspect(applying, 'registration-waiting')
  })

  it('is refused with the reason, and asks again', async () => {
    const { page } = applying
    await decide('蒋月英', { decision: 'refuse', reason: REASON })
    await page.reload()
    await seen(page, `社区说：${REASON}`).waitFor()
    await inspect(applying, 'registration-refused')
    await button(page, '改一改，再申请').click()
    await seen(page, '稻香里社区').waitFor()
    await button(page, '申请报到', true).click()
    await seen(page, '等社区确认').waitFor()
    await walk.go(page, 'pages/mutual/index')
    await seen(page, '也想帮邻居搭把手？').waitFor()
  })

  it('is confirmed at the desk, and the hall opens', async () => {
    const { page } = await walk.atDesk('纪清和')
    await walk.goDesk(page, 'people/registrations')
    await button(page, /^确认报到\s*蒋月英/).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认报到' }).click()
    await seen(page, '蒋月英已报到').waitFor()
    const { page: phone } = applying
    await phone.reload()
    await seen(phone, '都有人来了').waitFor()
    await walk.go(phone, MINE)
    await seen(phone, '已报到').waitFor()
    expect(await wordsOn(phone)).not.toContain('亮身份')
  })
})

type Decision = { decision: 'refuse'; reason: string } | { decision: 'confirm' }
async function decide(name: string, decision: Decision) {
  const desk = await as('纪清和')
  const { items } = await desk(contract.listRegistrations, {})
  const { registrationId, personId, version } = items.find((row) => row.name === name)!
  await desk(contract.decideRegistration, { registrationId, personId, version, ...decision })
}

describe('somebody on a unit’s roster', () => {
  it('is registered at once by a verified telephone', async () => {
    const { code = '' } = await post('/wechat/double/phone-codes', {
      personaId: personaOf('汤秀珍'),
      phone: ROSTER_PHONE,
    })
    const { bound } = await (await as('汤秀珍'))(contract.verifyPhone, { code })
    expect(bound).toHaveLength(1)
    rostered = await walk.onPhone('汤秀珍', 'large')
    const { page } = rostered
    await walk.go(page, MINE)
    await seen(page, /单位结对的社区 · 清棠县水务局/).waitFor()
    await seen(page, '160****0068').waitFor()
    await inspect(rostered, 'registration')
  })
})

describe('我的家人', () => {
  it('says what is missing beside the button, and takes a father and a grandchild', async () => {
    asking = await walk.onPhone('温小满', 'large')
    const { page } = asking
    await walk.go(page, 'packages/family/pages/mine/index')
    await button(page, '加一位家人').click()
    await button(page, '记下来').click()
    await seen(page, '还差3处，请看标红的字。').waitFor()
    await inspect(asking, 'family-add')
    await write('爸爸', '父母', ['我问过了，家人同意'])
    await button(page, '加一位家人').click()
    const year = String(new Date().getFullYear() - 7)
    await write('朵朵', '孙子孙女', ['未满14岁', year, '我是孩子的监护人'])
    await inspect(asking, 'family')
  })

  async function write(name: string, kinship: string, taps: readonly string[]) {
    const { page } = asking
    await field(page, '怎么称呼').fill(name)
    await choice(page, kinship).click()
    for (const word of taps) await page.getByRole('dialog').getByText(word).click()
    await button(page, '记下来').click()
    await seen(page, `能选「${name}」`).waitFor()
  }

  it('gives back whom one took off by mistake', async () => {
    const { page } = asking
    await button(page, '把朵朵去掉').click()
    await seen(page, /^撤回/).click()
    await button(page, '把朵朵去掉').waitFor()
  })

  it('is used in a wish, and the desk reads for whom it is', async () => {
    const { page } = asking
    await walk.go(page, 'pages/wish-form/index')
    await choice(page, '修修补补').click()
    await field(page, '想要什么').fill(WISH)
    await choice(page, '家人').click()
    await choice(page, '爸爸').click()
    await inspect(asking, 'wish-family')
    await field(page, '联系电话').fill('16000000002')
    await field(page, '住址').fill('3栋2单元401')
    await page.getByRole('checkbox', { name: '我同意' }).click()
    await button(page, '提交').click()
    await seen(page, '替爸爸许的').waitFor()
    const desk = await as('方静怡')
    const need = await desk(contract.getNeed, { needId: await needId() })
    expect(need).toMatchObject({ tier: 'case', onBehalf: { relationship: 'family', name: '爸爸' } })
  })
})

async function needId() {
  const { items } = await (await as('温小满'))(contract.listNeeds, { list: 'mine' })
  return items[0]!.needId
}

describe('亮身份', () => {
  it('is read by the resident once the member has chosen it, and not before', async () => {
    const { page } = asking
    const desk = await as('方静怡')
    const id = await needId()
    await desk(contract.actOnNeed, { needId: id, version: 1, action: 'publish', publicSummary: '检修插座一处' })
    const member = await as('汤秀珍')
    await member(contract.actOnNeed, { needId: id, version: 2, action: 'claim' })
    await page.reload()
    await seen(page, '志愿者 · 清棠县水务局').waitFor()
    expect(await wordsOn(page)).not.toContain('党员')
    await member(contract.actOnNeed, { needId: id, version: 3, action: 'release', reason: '临时有事，去不了。' })

    const { page: own } = rostered
    await own.getByRole('checkbox', { name: '亮身份' }).click()
    await seen(own, '亮身份打开了').waitFor()
    await inspect(rostered, 'registration-shown')
    await member(contract.actOnNeed, { needId: id, version: 4, action: 'claim' })
    await page.reload()
    await seen(page, '党员志愿者 · 清棠县水务局').waitFor()
    await inspect(asking, 'my-need-party')
  })

  it('comes before leaving, which waits until nothing is in hand', async () => {
    const { page } = rostered
    await button(page, '退出榆钱巷社区').click()
    await page.getByRole('dialog').getByRole('button', { name: '退出', exact: true }).click()
    await seen(page, '您手上还有这里的事没办好').waitFor()
    await inspect(rostered, 'registration-leave')
  })
})

describe('the liaison of a unit', () => {
  it('is reminded of an agreement that ends soon, writes a visit, and the figure grows by one', async () => {
    await sweepReminders(site.stack.platform)
    const liaison = await walk.onPhone('邹立群', 'large')
    const { page } = liaison
    await walk.go(page, 'pages/notices/index')
    await seen(page, '共建协议快到期了').click()
    await seen(page, '还有12天到期').waitFor()
    const before = await visits()
    await inspect(liaison, 'unit')
    await button(page, /^记一笔：到稻香佳苑/).click()
    await field(page, '看了什么').fill('看了楼道照明，两处已报修。')
    await inspect(liaison, 'unit-visit')
    await button(page, '记下来').click()
    await seen(page, '本月已走访').waitFor()
    await seen(page, '看了楼道照明，两处已报修。').waitFor()
    expect(await visits()).toBe(before + 1)
  })

  async function visits() {
    await site.settled()
    const { figures } = await (await as('纪清和'))(contract.getBondFigures, {})
    return figures.find(({ figure }) => figure === 'unit_visits')!.value
  }
})

describe('all the while', () => {
  it('no page met a fault, and none asked another host for anything', () => {
    const expected = /ERR_INTERNET_DISCONNECTED|409 \(Conflict\)|401 \(Unauthorized\)/
    expect(walk.visits.flatMap(({ foreign }) => foreign)).toEqual([])
    expect(walk.visits.flatMap(({ errors }) => errors).filter((error) => !expected.test(error))).toEqual([])
  })
})
