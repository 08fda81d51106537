import { DEV_ENDPOINTS, ENDPOINTS, SubmitNeed } from '@microwish/contract'
import { openApiDocument } from '@microwish/contract/openapi'
import { demoAreas, demoPersonas } from '../demo/cast'
import { OPERATION_TEXT, TAG_TEXT } from './docs-words'
import { exampleOf } from './example-body'
import { createHome } from './index'
import { describe as inWords, type Schema } from './json-schema'

const openApi = openApiDocument([...ENDPOINTS, ...DEV_ENDPOINTS])
const personas = demoPersonas(demoAreas())
const home = createHome({ personas, now: () => '2026-11-22T11:30:00.000Z', openApi })
const read = async (path: string) => (await home.request(path)).text()

it.each(['/', '/api/docs'])('%s fetches nothing from elsewhere and forbids that it could', async (path) => {
  const response = await home.request(path)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await response.text()).not.toMatch(/(src|href|action)=["']?(https?:)?\/\//)
})

it('links relatively, so that the site may lie below a prefix', async () => {
  for (const path of ['/', '/api/docs']) expect(await read(path)).not.toMatch(/href="\//)
})

it('shows every person with the doors that their roles open, and the clock in Shanghai', async () => {
  const page = await read('/')
  for (const { person } of personas) expect(page).toContain(person.name)
  expect(page).toContain('11月22日 周日 19:30')
  expect(page).toMatch(/data-persona="p01" data-audience="citizen"/)
  expect(page).not.toMatch(/data-persona="p01" data-audience="staff"/)
})

it('escapes what comes from data', async () => {
  const [first] = personas
  if (!first) throw new Error('nobody')
  const bad = { ...first, note: '<img src=x onerror=alert(1)>' }
  const page = await createHome({ personas: [bad], now: () => '2026-11-22T11:30:00.000Z', openApi }).request('/')
  expect(await page.text()).toContain('&lt;img src=x')
})

it('documents every operation in words of its own, below a heading', async () => {
  const page = await read('/api/docs')
  for (const { name, path } of [...ENDPOINTS, ...DEV_ENDPOINTS]) {
    expect(OPERATION_TEXT[name]).toBeDefined()
    expect(TAG_TEXT).toHaveProperty(path.split('/')[1] ?? '')
    expect(page).toContain(`id="${name}"`)
  }
})

it.each<[Schema, string]>([
  [{ type: 'string', minLength: 1, maxLength: 300 }, '文字，1到300字'],
  [{ type: 'integer', minimum: 5, maximum: 480 }, '整数，5到480'],
  [{ type: 'integer', exclusiveMinimum: 0, maximum: Number.MAX_SAFE_INTEGER }, '整数，不小于1'],
  [{ type: 'string', pattern: '^are_[0-9A-HJKMNP-TV-Z]{26}$' }, '文字，are_… 编号'],
  [{ type: 'string', format: 'date-time', pattern: '…' }, '文字，时刻，ISO 8601，UTC'],
  [{ type: 'boolean', default: false }, '是或否，不填是 false'],
  [{ enum: ['free', 'goods'] }, 'free · goods'],
  [
    { type: 'array', maxItems: 20, items: { type: 'string', minLength: 1, maxLength: 40 } },
    '列表，最多 20 项：文字，1到40字',
  ],
])('says limits in words: %j', (schema, words) => {
  expect(inWords(schema)).toBe(words)
})

it('shows an example body that the contract takes', () => {
  const operation = openApi.paths['/needs']?.['post'] as {
    requestBody: { content: Record<string, { schema: Schema }> }
  }
  const example = exampleOf(operation.requestBody.content['application/json']?.schema ?? {})
  expect(SubmitNeed.safeParse(example).error?.issues).toBeUndefined()
})
