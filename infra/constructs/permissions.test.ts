import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FUNCTION_NAMES, type FunctionName, PERMISSIONS, tablesOf } from './permissions'

type Use = { action: string; on: string }

/** Recorded from the real bundles. */
const uses = JSON.parse(readFileSync(join(__dirname, '../../apps/api/uses.json'), 'utf8')) as Record<
  FunctionName,
  Use[]
>

const written = (name: FunctionName) =>
  Object.entries(PERMISSIONS[name]).flatMap(([on, actions = []]) => actions.map((action) => `${action} on ${on}`))

describe('the table of permissions', () => {
  it.each(FUNCTION_NAMES)('allows %s what it was recorded to use, and nothing else', (name) => {
    expect(written(name).sort()).toEqual(uses[name].map(({ action, on }) => `${action} on ${on}`).sort())
  })

  it('lets nobody scan, and nobody delete a need', () => {
    const all = FUNCTION_NAMES.flatMap(written)
    expect(all.filter((line) => /:Scan |\*|DeleteItem on needs/.test(line))).toEqual([])
  })

  it('counts the table of a stream, and of an index, among those whose key is needed', () => {
    expect(tablesOf('stream')).toEqual(['needs', 'directory', 'ledger'])
    expect(tablesOf('clock')).toEqual(['directory', 'ledger'])
  })

  it('lets nothing but the API unwrap telephones and addresses, or sign for a person', () => {
    const holders = (on: string) => FUNCTION_NAMES.filter((name) => on in PERMISSIONS[name])
    expect(holders('contactsKey')).toEqual(['api'])
    expect(holders('sessionSecret')).toEqual(['api'])
  })
})
