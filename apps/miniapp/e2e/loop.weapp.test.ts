import { actOnNeed, listNeeds, type NeedId } from '@microwish/contract'
import { people } from '@microwish/core/factory'
import { compileCheck, type Host, SET_DATA_LIMIT } from '@microwish/devkit/weapp-host'
import { DIST, startTown, type Town } from './town.fixture'

/** WeChat's own bounds for a page that stays smooth. */
const NODE_LIMIT = 1_000
const DEPTH_LIMIT = 30

const WORDS = '厨房的灯管坏了半个月，我腿脚不好不敢爬高，想请人帮忙换一下。'
const freshKey = () => ({ idempotencyKey: `desk-${Math.random().toString(36).slice(2).padEnd(12, '0')}` })

let town: Town
beforeAll(async () => {
  town = await startTown()
  await town.introduce('shu', people.member)
  await town.introduce('shao', people.colleague)
  await town.introduce('zhu', people.siblingMember)
})
afterAll(() => town.stop())

/** First visit: community, words, phone, consent. */
async function makeWish(phone: Host, text = WORDS) {
  await phone.open('/pages/wish-form/index')
  await phone.tap('修修补补')
  await phone.input({ id: 'text' }, text)
  if (phone.find('选社区')) {
    await phone.tap('选社区')
    for (const place of ['栖禾街道', '榆钱巷社区', '榆钱里']) await phone.tap(place)
    await phone.input({ id: 'phone' }, '16000000021')
    await phone.input({ id: 'name' }, '罗阿姨')
    await phone.input({ id: 'address' }, '3栋2单元')
    await phone.tap(/^我同意/)
  }
  await phone.tap('提交')
}

/** The desk publishes whatever waits, each with a summary of its own. */
async function publish(summary: string, needId?: NeedId) {
  const desk = town.as(people.desk)
  const { items } = await desk(listNeeds, { list: 'triage', limit: 50 })
  const need = items.find((item) => !needId || item.needId === needId)!
  const { version } = need
  await desk(actOnNeed, { needId: need.needId, version, action: 'publish', publicSummary: summary }, freshKey())
  return need.needId
}

const comeTo = (phone: Host, summary: string) => phone.tap({ text: '我来', within: { text: new RegExp(summary) } })

describe('the loop on the built bundle', () => {
  const storage = {}
  let resident: Host
  let member: Host

  test('a resident signs in with a code of WeChat and makes a wish', async () => {
    resident = town.phoneOf('luo', { storage })
    await makeWish(resident)
    expect(resident.route()).toBe('pages/my-need/index')
    expect(resident.text()).toContain('已收到，社区正在看')
    expect(resident.calls.filter(({ name }) => name === 'login')).toHaveLength(1)
  })

  test('the hall shows it to a registered member once it is published, in staff’s words only', async () => {
    member = town.phoneOf('shu')
    await member.open('/pages/mutual/index')
    expect(member.text()).toContain('都有人来了')
    await publish('更换厨房灯管一根，灯管自备')
    await member.pullDown()
    expect(member.text()).toMatch(/更换厨房灯管一根，灯管自备\n约\d+分钟\n.+\n1人\n/)
    for (const secret of [WORDS, '16000000021', '罗阿姨', '3栋2单元']) expect(member.text()).not.toContain(secret)
  })

  test('nobody else sees the hall: a resident is told how to register', async () => {
    await resident.open('/pages/mutual/index')
    expect(resident.text()).toContain('也想帮邻居搭把手？')
    expect(resident.text()).toContain('社区服务台')
    expect(resident.requests.some(({ url }) => url.includes('list=hall'))).toBe(false)
    await resident.tap({ text: '打电话', within: { text: /榆钱巷社区/ } })
    expect(resident.calls.at(-1)).toEqual({ name: 'makePhoneCall', phoneNumber: '16000000007' })
  })

  test('two taps claim it, with a time that stood chosen, and the details open', async () => {
    await comeTo(member, '更换厨房灯管')
    await member.tap('认领')
    expect(member.route()).toBe('packages/member/pages/held/index')
    const claim = member.requests.find(({ url }) => url.endsWith('/actions'))
    expect(claim?.data).toMatchObject({ action: 'claim', agreedAt: expect.stringMatching(/Z$/) })
    for (const detail of [`“${WORDS}”`, '罗阿姨', '160 0000 0021', '3栋2单元', '这是第1次查看，已记录'])
      expect(member.text()).toContain(detail)
    await member.tap('打电话')
    expect(member.calls.at(-1)).toEqual({ name: 'makePhoneCall', phoneNumber: '16000000021' })
  })

  test('both sides see the same door code, and the resident who comes', async () => {
    const code = /上门码\n.*\n(\d)\n(\d)\n(\d)\n(\d)/.exec(member.text())!.slice(1)
    await resident.open('/pages/home/index')
    await resident.open('/pages/my-needs/index')
    await resident.tap({ text: new RegExp(WORDS.slice(0, 8)) })
    expect(resident.text()).toContain('舒同志在办了')
    expect(resident.text()).toContain('清棠县水务局')
    expect(resident.text()).toContain(code.join('\n'))
  })

  test('the holder moves the time and notes progress, and nothing of the resident stays on the phone', async () => {
    await member.tap('改时间')
    await member.tap('19:00')
    await member.tap('就这个时间')
    expect(member.text()).toContain('晚上7点')
    await member.tap('写进展')
    await member.tap('发出去')
    expect(member.text()).toContain('请写一句')
    await member.input({ id: 'words' }, '电话里问清了型号')
    await member.tap('发出去')
    expect(member.text()).toContain('电话里问清了型号')
    expect(JSON.stringify(member.storage)).not.toMatch(/16000000021|罗阿姨|3栋|灯管坏了|问清了型号/)
  })

  test('it is fulfilled with a result, and the resident confirms with a face', async () => {
    await member.tap('办好了')
    await member.tap('东西换好了，试过能用')
    await member.tap({ text: '告诉居民' })
    expect(member.text()).toContain('待评价')
    await resident.pullDown()
    expect(resident.text()).toContain('东西换好了，试过能用')
    await resident.tap('非常满意')
    expect(resident.requests.some(({ data }) => (data as { action?: string } | undefined)?.action === 'confirm')).toBe(
      false,
    )
    for (let second = 0; second < 5; second++) await resident.skip(1_000)
    expect(resident.text()).toContain('办好了')
    const { items } = await town.as(people.member)(listNeeds, { list: 'claimed' })
    expect(items[0]).toMatchObject({ tier: 'served', grade: 5, outcome: 'resolved' })
  })

  test('afterwards the helper keeps the hall’s words and the grade, no more', async () => {
    await member.open('/packages/member/pages/claimed/index')
    expect(member.text()).toContain('办过的')
    await member.tap({ text: /更换厨房灯管一根/ })
    expect(member.text()).toContain('居民评价：非常满意')
    for (const secret of ['16000000021', '160 0000 0021', '罗阿姨', '3栋2单元'])
      expect(member.text()).not.toContain(secret)
  })

  test('neither side met a fault', () => {
    expect([...resident.errors, ...member.errors]).toEqual([])
  })
})

describe('when two come at once', () => {
  test('the second reads 已被认领 and may take one of three alike', async () => {
    const phone = town.phoneOf('wen')
    for (const summary of ['清理阳台花架', '更换门锁一把', '拧紧水龙头一处', '钉一幅画', '修理纱窗两扇']) {
      await makeWish(phone, `想请人帮忙：${summary}`)
      await publish(summary)
    }
    const first = town.phoneOf('shu')
    const second = town.phoneOf('shao')
    await first.open('/pages/mutual/index')
    await second.open('/pages/mutual/index')
    await comeTo(first, '修理纱窗两扇')
    await comeTo(second, '修理纱窗两扇')
    await first.tap('认领')
    await second.tap('认领')
    expect(second.text()).toContain('已被认领，谢谢您的心意')
    expect(second.text()).toContain('这三件也在等人')
    expect(second.findAll({ text: '我来', within: { text: /这三件也在等人/ } })).toHaveLength(3)
    await second.tap({ text: '我来', within: { text: /钉一幅画/ }, nth: -1 })
    await second.tap('认领')
    expect(second.route()).toBe('packages/member/pages/held/index')
    expect(second.errors).toEqual([])
  })

  test('a claim whose answer is lost is not claimed twice', async () => {
    let isLost = true
    const phone = town.phoneOf('zhu', {
      between: async (request, pass) => {
        const answer = await pass(request)
        const isClaim = (request.data as { action?: string } | undefined)?.action === 'claim'
        if (isClaim && isLost) {
          isLost = false
          throw new Error('timeout')
        }
        return answer
      },
    })
    await phone.open('/pages/mutual/index')
    await phone.tap('整条街道')
    await comeTo(phone, '更换门锁一把')
    await phone.tap('认领')
    expect(phone.text()).toContain('不会重复')
    await phone.tap('认领')
    expect(phone.route()).toBe('packages/member/pages/held/index')
    const keys = phone.requests
      .filter(({ url }) => url.endsWith('/actions'))
      .map(({ header }) => header['idempotency-key'])
    expect(new Set(keys).size).toBe(1)
  })

  test('a release gives it back and takes the details off the screen', async () => {
    const phone = town.phoneOf('zhu')
    await phone.open('/packages/member/pages/claimed/index')
    await phone.tap({ text: /更换门锁一把/ })
    expect(phone.text()).toContain('160 0000 0021')
    await phone.tap('办不了，退回')
    await phone.tap('临时有事，去不了')
    await phone.tap('退回')
    expect(phone.text()).toContain('已经退回了')
    expect(phone.text()).not.toMatch(/160 0000 0021|罗阿姨|3栋/)
    await phone.tap('回去')
    expect(phone.errors).toEqual([])
  })
})

describe('without a network', () => {
  test('a wish waits on the phone, outlives the app and is sent once', async () => {
    const storage = {}
    const before = town.phoneOf('tan', { storage })
    await makeWish(before, '先许一件，好让手机记住我住哪里')
    await before.setOnline(false)
    await makeWish(before, '没有网的时候写的心愿：阳台的晾衣架掉了')
    expect(before.text()).toContain('等网络')
    before.close()

    const after = town.phoneOf('tan', { storage })
    await after.open('/pages/home/index')
    await after.open('/pages/my-needs/index')
    expect(after.text()).toContain('阳台的晾衣架掉了')
    expect(after.text()).not.toContain('等网络')
    const { items } = await town.as(people.desk)(listNeeds, { list: 'triage', limit: 50 })
    const sent = items.filter((item) => item.tier === 'case' && item.excerpt.includes('晾衣架'))
    expect(sent).toHaveLength(1)
  })

  test('the hall says so, keeps what it showed, and comes back', async () => {
    const phone = town.phoneOf('shu')
    await phone.open('/pages/mutual/index')
    const shown = phone.findAll('我来').length
    await phone.setOnline(false)
    await phone.pullDown()
    expect(phone.text()).toContain('现在没有网络')
    expect(phone.findAll('我来')).toHaveLength(shown)
    await phone.setOnline(true)
    await phone.pullDown()
    expect(phone.text()).not.toContain('现在没有网络')
  })
})

describe('the bundle', () => {
  test('is accepted by WeChat’s own compilers', () => {
    expect(compileCheck(DIST)).toEqual([])
  })

  test('stays small on the screen: nodes, depth and bytes of a setData', async () => {
    const phone = town.phoneOf('shu')
    for (const page of ['home', 'mutual', 'notices', 'me', 'my-needs', 'wish-form']) {
      await phone.open(`/pages/${page}/index`)
      expect({ page, isLight: phone.nodeCount() < NODE_LIMIT, isFlat: phone.depth() < DEPTH_LIMIT }).toEqual({
        page,
        isLight: true,
        isFlat: true,
      })
    }
    expect(phone.setData.maxBytes).toBeLessThan(SET_DATA_LIMIT)
  })
})
