import {
  actOnNeed,
  addBond,
  appoint,
  decideRegistration,
  getNeed,
  listNeeds,
  listRegistrations,
  listVisits,
  type UnitId,
} from '@microwish/contract'
import { anOrganisation, people, places } from '@microwish/core/factory'
import { compileCheck, type Host, SET_DATA_LIMIT } from '@microwish/devkit/weapp-host'
import { DIST, startTown, type Town } from './town.fixture'

const { county, community, grid } = places
const BUREAU = people.member.unitId as UnitId
const SCHOOL = people.liaison.unitId as UnitId
const ROSTER_PHONE = '16000000041'
const key = () => ({ idempotencyKey: `desk-${Math.random().toString(36).slice(2).padEnd(12, '0')}` })

let town: Town
const hosts: Host[] = []
beforeAll(async () => {
  town = await startTown()
  await town.introduce('zou', people.liaison)
  const inCounty = { areaId: county.areaId, areaPath: county.path, areaNames: county.names }
  const units = [
    anOrganisation(1, { unitId: BUREAU, name: '清棠县水务局', kind: 'department', ...inCounty }),
    anOrganisation(2, { unitId: SCHOOL, name: '清棠县实验小学', kind: 'school', ...inCounty }),
  ]
  await Promise.all(units.map(town.stack.platform.stores.organisations.put))
  const desk = town.as(people.desk)
  const paired = { kind: 'unit_registration' as const, areaId: community.areaId, unitId: BUREAU, from: '2026-01-01' }
  await desk(addBond, paired, key())
  await desk(addBond, { kind: 'unit_grid', areaId: grid.areaId, unitId: SCHOOL, from: '2026-01-01' }, key())
  const onRoster = { role: 'member' as const, unitId: BUREAU, name: '石磊', phone: ROSTER_PHONE }
  await desk(appoint, { ...onRoster, isPartyMember: true }, key())
})
afterAll(() => town.stop())

function phoneOf(persona: string) {
  const host = town.phoneOf(persona)
  hosts.push(host)
  return host
}

describe('somebody on a unit’s roster', () => {
  let phone: Host

  test('comes from 我的, says their name, and is registered with the telephone', async () => {
    phone = phoneOf('shi')
    await phone.open('/pages/me/index')
    await phone.tap('去报到，帮邻居搭把手')
    await phone.input({ id: 'name' }, '石磊')
    const code = town.stack.double.issuePhoneCode('shi', ROSTER_PHONE)
    await phone.fire('用微信手机号报到', 'getphonenumber', { code, errMsg: 'getPhoneNumber:ok' })
    expect(phone.text()).toContain('核对上了，已经报到')
    expect(phone.text()).toContain('已报到\n栖禾街道\n榆钱巷社区\n单位结对的社区 · 清棠县水务局')
    expect(phone.text()).toContain('160****0041')
    expect(phone.text()).not.toContain('用微信手机号报到')
  })

  test('may be read as a party member by whom they help, and then not', async () => {
    await phone.tap('亮身份')
    expect(phone.text()).toContain('开着')
    await phone.tap('亮身份')
    expect(phone.text()).toContain('关着')
  })

  test('says what they are good at with taps alone', async () => {
    await phone.tap('特长和空闲时间')
    for (const word of ['水电维修', '周末白天', '本街道', '保存']) await phone.tap(word)
    expect(phone.text()).toContain('存好了。')
  })

  test('sees the hall, and nothing of the telephone stays on the phone', async () => {
    await phone.open('/pages/mutual/index')
    expect(phone.text()).toContain('都有人来了')
    expect(JSON.stringify(phone.storage)).not.toContain(ROSTER_PHONE)
  })
})

describe('somebody on no roster', () => {
  let phone: Host

  test('keeps the telephone, applies to a community, and waits', async () => {
    phone = phoneOf('hao')
    await phone.open('/pages/mutual/index')
    await phone.tap('去报到')
    await phone.input({ id: 'name' }, '郝小雨')
    await phone.fire('用微信手机号报到', 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' })
    expect(phone.text()).toContain('没关系，选一个社区申请也一样')
    await phone.tap('选社区申请报到')
    expect(phone.route()).toBe('packages/registration/pages/apply/index')
    for (const word of ['选社区', '栖禾街道', '榆钱巷社区', '申请报到']) await phone.tap(word)
    expect(phone.route()).toBe('packages/registration/pages/mine/index')
    expect(phone.text()).toContain('等社区确认')
  })

  test('is confirmed at the desk and stands registered', async () => {
    const desk = town.as(people.desk)
    const { items } = await desk(listRegistrations, {})
    const { registrationId, personId, version } = items.find(({ name }) => name === '郝小雨')!
    await desk(decideRegistration, { registrationId, personId, version, decision: 'confirm' }, key())
    await phone.pullDown()
    expect(phone.text()).toContain('已报到')
    expect(phone.text()).not.toContain('亮身份')
  })

  test('leaves, having read what that means, and may come again', async () => {
    await phone.tap('退出')
    expect(phone.text()).toContain('您做过的记录都还在')
    await phone.tap({ text: '退出', nth: -1 })
    expect(phone.text()).toContain('已经退出了')
    expect(phone.text()).toContain('选社区申请报到')
  })
})

describe('a resident', () => {
  test('writes the father down and makes a wish for him by his name, and reads who comes', async () => {
    const phone = phoneOf('luo')
    await phone.open('/packages/family/pages/mine/index')
    await phone.tap('加一位家人')
    await phone.input({ id: 'family-name' }, '爸爸')
    for (const word of ['父母', '我问过了，家人同意', '记下来']) await phone.tap(word)
    expect(phone.text()).toContain('记下了，许心愿的时候能选「爸爸」。')

    await phone.open('/pages/wish-form/index')
    await phone.tap('修修补补')
    await phone.input({ id: 'text' }, '卧室的插座松了，想请师傅看看。')
    for (const word of ['家人', '爸爸', '选社区', '栖禾街道', '榆钱巷社区', '榆钱里']) await phone.tap(word)
    await phone.input({ id: 'phone' }, '16000000021')
    await phone.tap(/^我同意/)
    await phone.tap('提交')
    expect(phone.text()).toContain('替爸爸许的')
    const desk = town.as(people.desk)
    const { items } = await desk(listNeeds, { list: 'triage', limit: 50 })
    const need = await desk(getNeed, { needId: items[0]!.needId })
    expect(need).toMatchObject({ tier: 'case', onBehalf: { relationship: 'family', name: '爸爸' } })

    const { needId, version } = need
    await desk(actOnNeed, { needId, version, action: 'publish', publicSummary: '检修插座一处' }, key())
    await town.as(people.member)(actOnNeed, { needId, version: version + 1, action: 'claim' }, key())
    await phone.pullDown()
    expect(phone.text()).toContain('同志上门\n志愿者 · 清棠县水务局')
  })
})

describe('the liaison of a unit', () => {
  test('writes this month’s visit with two taps and words', async () => {
    const phone = phoneOf('zou')
    await phone.open('/pages/me/index')
    await phone.tap('我的单位')
    expect(phone.text()).toContain('还有1处这个月没去')
    await phone.tap('记一笔')
    await phone.input({ id: 'visit' }, '看了楼道照明，两处已报修')
    await phone.tap('记下来')
    expect(phone.text()).toContain('记下了：榆钱里，1人次。')
    expect(phone.text()).toContain('本月已走访')
    const { items } = await town.as(people.desk)(listVisits, {})
    expect(items).toMatchObject([{ unitName: '清棠县实验小学', note: '看了楼道照明，两处已报修', participations: 1 }])
  })
})

describe('all of it', () => {
  test('met no fault and is light enough for the phone', () => {
    expect(hosts.flatMap(({ errors }) => [...errors])).toEqual([])
    expect(Math.max(...hosts.map(({ setData }) => setData.maxBytes))).toBeLessThan(SET_DATA_LIMIT)
    expect(compileCheck(DIST)).toEqual([])
  })
})
