import { aBundle } from './bundle.fixture'
import { createHost, SET_DATA_LIMIT, type Host } from './host'
import type { HostOptions } from './machine'

type Wx = Record<string, (options?: object) => unknown>
type LogicGlobals = Record<string, unknown> & { wx: Wx; seen: string[]; onEvent: (event: { type: string }) => void }

let dist: string
const hosts: Host[] = []

beforeAll(() => void (dist = aBundle()))
afterEach(() => hosts.splice(0).forEach((host) => host.close()))

/** A host and the global object of its logic layer. */
async function aHost(options: Partial<HostOptions> = {}, url = '/pages/home/index') {
  let globals = {} as LogicGlobals
  const wx = { probe: (given: LogicGlobals) => void (globals = given), ...options.wx }
  const host = createHost({ dist, onRequest: () => ({}), ...options, wx })
  hosts.push(host)
  await host.open(url)
  const ask = (name: string, request: object = {}) =>
    new Promise<Record<string, unknown>>((resolve) => {
      globals.wx[name]?.({ ...request, success: resolve, fail: resolve })
    })
  return { host, globals, ask }
}

describe('the logic layer', () => {
  test('has nothing of a browser or of Node', async () => {
    const { globals } = await aHost()
    const absent = ['window', 'document', 'URL', 'fetch', 'TextEncoder', 'crypto', 'process', 'require', 'Intl']
    expect(absent.filter((name) => name in globals)).toEqual([])
  })

  test('runs no code from strings', async () => {
    const { globals } = await aHost()
    expect(() => (globals['Function'] as (body: string) => unknown)('return 1')).toThrow(/Code generation/)
  })

  test('collects what a timer throws instead of ending', async () => {
    const { host, globals } = await aHost()
    ;(globals['setTimeout'] as typeof setTimeout)(() => {
      throw new Error('坏了')
    })
    await host.settle()
    expect(host.errors.map(String)).toEqual(['Error: 坏了'])
  })

  test('lets time pass at once when asked', async () => {
    const { host, globals } = await aHost()
    const fired: number[] = []
    const start = globals['setTimeout'] as typeof setTimeout
    start(() => fired.push(5), 5_000)
    start(() => fired.push(60), 60_000)
    await host.skip(5_000)
    expect(fired).toEqual([5])
  })
})

describe('pages', () => {
  test('the first page opened is the launch of the app, and queries stay encoded', async () => {
    const { host, globals } = await aHost({}, '/pages/detail/index?id=%E7%94%B2')
    expect(globals['launch']).toMatchObject({ path: 'pages/detail/index', query: { id: '%E7%94%B2' } })
    expect(host.text()).toBe('%E7%94%B2')
  })

  test('navigateTo hides, back shows again and unloads', async () => {
    const { host, globals, ask } = await aHost()
    await ask('navigateTo', { url: '../../packages/member/held/index?x=1' })
    expect(host.routes()).toEqual(['pages/home/index', 'packages/member/held/index'])
    await host.back()
    const route = 'packages/member/held/index'
    const home = 'pages/home/index'
    expect(globals.seen.slice(2)).toEqual([
      ...[`${home} hide`, `${route} load {"x":"1"}`, `${route} show`, `${route} unload`, `${home} show`],
    ])
  })

  test('tabs live on below each other; other pages end when a tab is shown', async () => {
    const { host, globals, ask } = await aHost()
    await ask('navigateTo', { url: '/pages/detail/index?id=1' })
    await ask('switchTab', { url: '/pages/me/index' })
    await ask('switchTab', { url: '/pages/home/index' })
    expect(host.routes()).toEqual(['pages/home/index'])
    expect(globals.seen.filter((line) => line.startsWith('pages/home/index load'))).toHaveLength(1)
    expect(globals.seen).toContain('pages/detail/index unload')
  })

  test.each([
    ['navigateTo', '/pages/me/index', 'navigateTo:fail can not navigateTo a tabbar page'],
    ['switchTab', '/pages/detail/index', 'switchTab:fail can not switch to no-tabBar page'],
    ['navigateTo', '/pages/none/index', 'navigateTo:fail page "pages/none/index" is not found'],
  ])('%s refuses %s as WeChat does', async (name, url, errMsg) => {
    const { ask } = await aHost()
    expect(await ask(name, { url })).toEqual({ errMsg })
  })

  test('the eleventh page does not open', async () => {
    const { ask } = await aHost()
    for (let depth = 1; depth < 10; depth++) await ask('navigateTo', { url: `/pages/detail/index?id=${depth}` })
    expect(await ask('navigateTo', { url: '/pages/detail/index?id=10' })).toMatchObject({
      errMsg: expect.stringContaining('limit exceed') as string,
    })
  })

  test('pull-down works only where the page has it on', async () => {
    const { host, globals, ask } = await aHost()
    await host.pullDown()
    expect(globals.seen).toContain('pulled')
    await ask('switchTab', { url: '/pages/me/index' })
    await expect(host.pullDown()).rejects.toThrow('pull-down is off')
  })

  test('the largest setData is counted in bytes', async () => {
    const { host } = await aHost()
    expect(host.setData.maxBytes).toBeGreaterThan(100)
    expect(host.setData.maxBytes).toBeLessThan(SET_DATA_LIMIT)
  })
})

describe('eyes and fingers', () => {
  test('a tap reaches the innermost box with the text, then its ancestors', async () => {
    const { host, globals } = await aHost()
    await host.tap('加一')
    expect(globals.seen.slice(-2)).toEqual(['tap inner', 'tap outer'])
    expect(host.find({ label: '加一个' })?.node.sid).toBe('inner')
  })

  test('the same words are told apart by where they are and by order', async () => {
    const { host } = await aHost()
    expect(host.findAll('我来')).toHaveLength(2)
    expect(host.get({ text: '我来', within: { text: /乙/ } }).node.sid).toBe('come-2')
    expect(host.get({ text: '我来', nth: -1 }).node.sid).toBe('come-2')
    expect(host.get({ text: '我来' }).node.sid).toBe('come-1')
  })

  test('an input cuts at its maxlength, 140 where it names none', async () => {
    const { host, globals } = await aHost()
    const values: unknown[] = []
    globals.onEvent = (event) => void values.push((event as unknown as { detail: { value: string } }).detail.value)
    await host.input({ placeholder: '请输入' }, '一二三四')
    await host.input({ placeholder: '不限' }, '字'.repeat(200))
    expect(values).toEqual(['一二三', '字'.repeat(140)])
  })

  test('a disabled button takes no tap, and a missing node shows the page', async () => {
    const { host } = await aHost()
    await expect(host.tap('不能点')).rejects.toThrow('disabled')
    await expect(host.tap('没有')).rejects.toThrow('我来')
  })
})

describe('wx', () => {
  test('requests go to the caller’s function, and what it throws is a failed request', async () => {
    const onRequest = ({ url }: { url: string }) => {
      if (url.endsWith('lost')) throw new Error('timeout')
      return { statusCode: 201, data: { url } }
    }
    const { host, ask } = await aHost({ onRequest })
    expect(await ask('request', { url: 'https://a/ok', method: 'post', data: { a: 1 } })).toMatchObject({
      statusCode: 201,
      data: { url: 'https://a/ok' },
    })
    expect(await ask('request', { url: 'https://a/lost' })).toEqual({ errMsg: 'request:fail timeout' })
    expect(host.requests.map(({ method, data }) => [method, data])).toEqual([
      ['POST', { a: 1 }],
      ['GET', undefined],
    ])
  })

  test('without network nothing arrives, and the app is told', async () => {
    const onRequest = jest.fn(() => ({}))
    const { host, globals, ask } = await aHost({ onRequest })
    const heard: unknown[] = []
    globals.wx['onNetworkStatusChange']?.((event: unknown) => heard.push(event))
    await host.setOnline(false)
    expect(await ask('request', { url: 'https://a/' })).toHaveProperty(
      'errMsg',
      expect.stringContaining('request:fail'),
    )
    expect(onRequest).not.toHaveBeenCalled()
    expect(await ask('getNetworkType')).toMatchObject({ networkType: 'none' })
    await host.setOnline(true)
    expect(heard).toEqual([
      { isConnected: false, networkType: 'none' },
      { isConnected: true, networkType: 'wifi' },
    ])
  })

  test('storage outlives the host, and a key holds 1 MB', async () => {
    const storage = {}
    const first = await aHost({ storage })
    await first.ask('setStorage', { key: 'draft', data: { text: '灯坏了' } })
    expect(await first.ask('setStorage', { key: 'big', data: 'x'.repeat(1024 * 1024) })).toHaveProperty(
      'errMsg',
      'setStorage:fail entry size limit reached',
    )
    const second = await aHost({ storage })
    expect(await second.ask('getStorage', { key: 'draft' })).toMatchObject({ data: { text: '灯坏了' } })
    expect(await second.ask('getStorage', { key: 'big' })).toEqual({ errMsg: 'getStorage:fail data not found' })
  })

  test('sign-in codes come from the caller', async () => {
    const codes = ['一', '二']
    const { ask } = await aHost({ loginCode: () => codes.shift() ?? Promise.reject(new Error('no more')) })
    expect(await ask('login')).toMatchObject({ code: '一' })
    expect(await ask('login')).toMatchObject({ code: '二' })
    expect(await ask('login')).toMatchObject({ errMsg: expect.stringContaining('login:fail') as string })
  })

  test('message templates are asked for in a tap and nowhere else', async () => {
    const { host, globals, ask } = await aHost()
    expect(await ask('requestSubscribeMessage', { tmplIds: ['a'] })).toHaveProperty(
      'errMsg',
      expect.stringContaining('TAP gesture'),
    )
    let answer: unknown
    globals.onEvent = () =>
      void globals.wx['requestSubscribeMessage']?.({ tmplIds: ['a'], success: (given: unknown) => (answer = given) })
    await host.tap('加一')
    expect(answer).toMatchObject({ a: 'accept' })
  })

  test('privacy is asked of the listener, refused with 104, and given by the privacy button', async () => {
    const { host, globals, ask } = await aHost({ hasAgreedToPrivacy: false })
    globals.wx['onNeedPrivacyAuthorization']?.((resolve: (answer: { event: string }) => void) =>
      resolve({ event: 'disagree' }),
    )
    expect(await ask('requirePrivacyAuthorize')).toMatchObject({ errno: 104 })
    await host.tap('同意')
    expect(await ask('getPrivacySetting')).toMatchObject({ needAuthorization: false })
    expect(await ask('requirePrivacyAuthorize')).toMatchObject({ errMsg: 'requirePrivacyAuthorize:ok' })
  })

  test('the app is told when it goes to the background and comes back', async () => {
    const { host, globals } = await aHost()
    const heard: string[] = []
    globals.wx['onAppHide']?.(() => void heard.push('hide'))
    globals.wx['onAppShow']?.(() => void heard.push('show'))
    await host.hide()
    await host.show()
    expect(heard).toEqual(['hide', 'show'])
    expect(globals.seen.slice(-2)).toEqual(['pages/home/index hide', 'pages/home/index show'])
  })

  test('what only shows something is on record', async () => {
    const { host, ask } = await aHost()
    await ask('showToast', { title: '好了' })
    expect(host.calls).toEqual([{ name: 'showToast', title: '好了' }])
  })
})
