import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { type Endpoint, ENDPOINTS } from '@microwish/contract'
import { EVERYBODY, type Who } from './access-people'
import { DIRECTORY_CANARIES } from './canary-domains'
import type { Speak } from './canary-directory'
import { watch } from './canary-watch'
import { freeTextOf, setText } from './free-text'
import { startApi, type TestApi } from './set-up'

const FIELDS = ENDPOINTS.filter((endpoint: Endpoint) => endpoint.command).flatMap(freeTextOf)
const READERS = Object.assign({}, ...DIRECTORY_CANARIES.map(({ readers }) => readers)) as Record<string, readonly Who[]>

describe('what is said about the directory', () => {
  let api: TestApi
  const said: { value: string; field: string }[] = []
  const seen = new Set<string>()
  const leaks = new Set<string>()

  /** A key is the client's own: nobody reads it. */
  const mayRead = (who: Who, field: string) => READERS[field]?.includes(who) ?? false
  function look(who: Who, text: string, where: string) {
    for (const { field } of said.filter(({ value }) => text.includes(value))) {
      if (mayRead(who, field)) seen.add(`${field} → ${who}`)
      else leaks.add(`${who} reads ${field} in ${where}`)
    }
  }

  beforeAll(async () => {
    api = await startApi()
    const eye = watch(api)
    const speak: Speak = async (who, endpoint, input, field) => {
      for (const { path, field: name } of FIELDS.filter(({ field: each }) => `${each}.`.startsWith(`${field}.`))) {
        const value = eye.fresh()
        setText(input, path, value)
        said.push({ value, field: name })
      }
      const key = eye.fresh()
      said.push({ value: key, field: 'Idempotency-Key' })
      const { status, text } = await eye.ask(who, endpoint, input, key)
      if (status >= 400) throw new Error(`${field} by ${who} was refused: ${text}`)
      look(who, text, `the answer to ${field}`)
      return JSON.parse(text) as Record<string, unknown>
    }
    for (const { say } of DIRECTORY_CANARIES) await say(speak, api)
    for (const { reads } of DIRECTORY_CANARIES) {
      for (const [name, inputs] of Object.entries(reads)) {
        const endpoint = ENDPOINTS.find((one) => one.name === name) as Endpoint
        for (const who of EVERYBODY)
          for (const input of inputs) look(who, (await eye.ask(who, endpoint, input)).text, name)
      }
    }
  }, 120_000)
  afterAll(() => api.stop())

  it('stands in every field that its tables name', () => {
    const fields = new Set(said.map(({ field }) => field))
    expect([...fields].sort()).toEqual([...Object.keys(READERS), 'Idempotency-Key'].sort())
  })

  it('reaches nobody who may not read it', () => {
    expect([...leaks]).toEqual([])
  })

  it('reaches everybody who may', () => {
    const may = Object.entries(READERS).flatMap(([field, readers]) => readers.map((who) => `${field} → ${who}`))
    expect([...seen].sort()).toEqual(may.sort())
  })

  it('would be noticed where it leaked', () => {
    const [canary] = said
    const before = leaks.size
    look('nobody', canary!.value, 'a page')
    expect(leaks.size).toBe(before + 1)
    leaks.clear()
  })

  it('is in no log, and keys are in no table', async () => {
    const isIn = (text: string, { value }: { value: string }) => text.includes(value)
    expect(said.filter((one) => isIn(JSON.stringify(api.logs), one))).toEqual([])
    const keys = said.filter(({ field }) => field === 'Idempotency-Key')
    for (const table of Object.values(api.tables.tables)) {
      const { Items = [] } = await api.tables.client.send(new ScanCommand({ TableName: table }))
      const text = JSON.stringify(Items)
      expect([table, keys.filter((one) => isIn(text, one))]).toEqual([table, []])
    }
  })
})
