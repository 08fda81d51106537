import { launchBrowser, startSite, type TestBrowser, type TestSite, type Visit } from '../src/browser'
import { button, field, inspect, seen, startWalk } from './walk'

jest.setTimeout(120_000)

let site: TestSite
let browser: TestBrowser
let walk: ReturnType<typeof startWalk>
/** 沈若兰, who answers for the whole county. */
let desk: Visit

beforeAll(async () => {
  browser = await launchBrowser()
  site = await startSite()
  walk = startWalk(site, browser)
  desk = await walk.atDesk('沈若兰')
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

const treeItem = (name: string | RegExp) => desk.page.getByRole('treeitem', { name })
const tile = (name: string) => desk.page.getByRole('button', { name: new RegExp(`^看${name}，`) })

describe('网格管理', () => {
  it('is walked with the keyboard alone, level by level', async () => {
    const { page } = desk
    await walk.goDesk(page, 'grids/tree')
    await treeItem(/栖禾街道/).waitFor()
    await inspect(desk, 'grids-tree')
    await treeItem(/清棠县/).focus()
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
    await page.getByRole('heading', { name: '桂花巷社区' }).waitFor()
    expect(await treeItem(/桂花巷社区/).getAttribute('aria-selected')).toBe('true')
    await inspect(desk, 'grids-community')
  })

  it('adds a grid, with its households and posts', async () => {
    const { page } = desk
    await button(page, '新增下一级').click()
    const form = page.getByRole('dialog')
    await form.getByLabel('名称').fill('桂花新村')
    await form.getByLabel('户数').fill('280')
    await form.getByLabel('网格管理员').fill('1')
    await form.getByLabel('网格信息员').fill('2')
    await inspect(desk, 'grids-add')
    await form.getByRole('button', { name: '新增' }).click()
    await page.getByRole('heading', { name: '桂花新村' }).waitFor()
    await seen(page, '990121001001003').waitFor()
  })

  it('appoints somebody, and says where somebody is missing', async () => {
    const { page } = desk
    await button(page, '任命').click()
    await field(page, '姓名').fill('柯建良')
    await field(page, '手机号').fill('16000000098')
    await inspect(desk, 'grids-appoint')
    await page.getByRole('dialog').getByRole('button', { name: '任命' }).click()
    await seen(page, '打印聘用书').waitFor()
    await seen(page, '空缺2人').waitFor()
    await inspect(desk, 'grids-posts')
    await walk.goDesk(page, 'grids/posts')
    await tile('栖禾街道').waitFor()
    await inspect(desk, 'grids-tree-map')
    await tile('栖禾街道').click()
    await tile('桂花巷社区').click()
    await tile('桂花新村').waitFor()
    await inspect(desk, 'grids-tree-map-community')
  })
})

/** Pages of a PDF and their sizes in points; Chromium writes its page objects in the clear. */
function pagesOf(pdf: Buffer) {
  const text = pdf.toString('latin1')
  const sizes = [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)]
  return {
    count: text.match(/\/Type\s*\/Page\b/g)?.length,
    sizes: sizes.map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]),
  }
}

describe('打印', () => {
  it.each([
    ['A4', [595, 842]],
    ['A5', [420, 595]],
  ])('makes one page of %s of the letter, and one of the notice card', async (paper, size) => {
    const { page } = desk
    const pdf = () => page.pdf({ preferCSSPageSize: true, printBackground: true })
    await walk.goDesk(page, 'grids/tree')
    await field(page, '找网格：名称或编码').fill('桂花新村')
    await button(page, /^桂花新村/).click()
    await page.getByRole('link', { name: '打印聘用书' }).click()
    await page.locator('.seg label', { hasText: paper }).click()
    await seen(page, '柯建良同志：').waitFor()
    await inspect(desk, `print-letter-${paper}`)
    expect(pagesOf(await pdf())).toEqual({ count: 1, sizes: [size] })

    await page.getByRole('link', { name: '返回网格' }).click()
    await page.getByRole('link', { name: '打印公示牌' }).click()
    await page.locator('.seg label', { hasText: paper }).click()
    await page.getByRole('img', { name: '微信扫一扫' }).waitFor()
    await inspect(desk, `print-card-${paper}`)
    expect(pagesOf(await pdf())).toEqual({ count: 1, sizes: [size] })
  })
})

/** What Excel in China saves as csv: 编码,名称,户数 and two grids, one of them with a word where a number belongs. */
const GBK_HEAD = Buffer.from('b1e0c2eb2cc3fbb3c62cbba7cafd0d0a', 'hex')
const csv = (rows: string) => Buffer.concat([GBK_HEAD, Buffer.from(rows, 'latin1')])

describe('导入', () => {
  async function choose(name: string, buffer: Buffer) {
    const { page } = desk
    await walk.goDesk(page, 'imports')
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
    await seen(page, /对一对列名/).waitFor()
  }

  it('tells each error by row, column and cell, and changes nothing', async () => {
    const { page } = desk
    await walk.goDesk(page, 'imports')
    await inspect(desk, 'imports')
    await choose('grids.csv', csv('990121001001004,A,many\r\n990121001001005,B,120\r\n'))
    await inspect(desk, 'imports-columns')
    await button(page, '上传并核对').click()
    await button(page, '看C2').click()
    await page.locator('td[aria-current]').getByText('many').waitFor()
    await inspect(desk, 'imports-errors')
    expect(await button(page, /^导入\d+行/).count()).toBe(0)
  })

  it('applies what is right, once somebody is sure', async () => {
    const { page } = desk
    await choose('grids.csv', csv('990121001001004,A,90\r\n990121001001005,B,120\r\n'))
    await button(page, '上传并核对').click()
    await button(page, '导入2行').waitFor()
    await inspect(desk, 'imports-checked')
    await button(page, '导入2行').click()
    await button(page, '确定导入').click()
    await seen(page, '已经导入').waitFor()
    await inspect(desk, 'imports-applied')
  })
})

const square = (west: number, south: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 0.1, south],
      [west + 0.1, south + 0.1],
      [west, south + 0.1],
      [west, south],
    ],
  ],
})

describe('地图', () => {
  it('is drawn from a file of boundaries, whose faults are told feature by feature', async () => {
    const { page } = desk
    await walk.goDesk(page, 'grids/map')
    await seen(page, '还没有边界').waitFor()
    await button(page, '导入边界文件').click()
    const features = [
      ['990121', square(108.3, 22.8)],
      ['990121001', square(108.3, 22.8)],
      ['990121002', square(108.4, 22.8)],
      ['123456', square(108.4, 22.8)],
    ].map(([code, geometry]) => ({ type: 'Feature', properties: { code }, geometry }))
    const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))
    await page.locator('input[type=file]').setInputFiles({ name: 'a.geojson', mimeType: 'application/json', buffer })
    await seen(page, '没有这个编码的网格，请核对。').waitFor()
    await inspect(desk, 'grids-boundaries')
    await button(page, '导入3个边界').click()
    await seen(page, '已导入3个边界').waitFor()
    await button(page, '关闭', true).click()
    await page.getByRole('img', { name: /清棠县的边界图/ }).waitFor()
    await inspect(desk, 'grids-map')
  })
})

describe('合并', () => {
  it('shows what it touches, is confirmed, and goes to its end', async () => {
    const { page } = desk
    await walk.goDesk(page, 'grids/tree')
    await field(page, '找网格：名称或编码').fill('桂花新村')
    await button(page, /^桂花新村/).click()
    await button(page, '合并').click()
    await page.getByLabel('并入哪一个').selectOption({ label: '桂花巷社区 › 桂苑' })
    await button(page, '看会动到什么').click()
    await seen(page, '会撤销').waitFor()
    await inspect(desk, 'grids-merge')
    await button(page, '确定合并').click()
    await seen(page, '合并好了').waitFor({ timeout: 30_000 })
    await inspect(desk, 'grids-merged')
    await page.locator('.dialog-foot').getByRole('button', { name: '关闭' }).click()
    await seen(page, /撤销$/).waitFor()
  })

  it('leaves what has ended to be seen on demand', async () => {
    const { page } = desk
    await walk.goDesk(page, 'grids/tree')
    await treeItem(/栖禾街道/).click()
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key)
    await treeItem(/桂苑/).waitFor()
    expect(await treeItem(/桂花新村/).count()).toBe(0)
    await page.getByLabel('也看已撤销的').check()
    await treeItem(/桂花新村.*已撤销/).waitFor()
    await inspect(desk, 'grids-ended')
  })
})

it('can be used on a phone', async () => {
  const { page } = desk
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['grids/tree', 'grids/posts', 'grids/map', 'imports']) {
    await walk.goDesk(page, path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForTimeout(500)
    await inspect(desk, `phone-${path.replace('/', '-')}`)
  }
  expect(desk.foreign).toEqual([])
})
