import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { disagreeingEnvironment } from './environment'

describe('a bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'microwish-environment-'))
  const bundle = join(folder, 'index.mjs')
  writeFileSync(
    bundle,
    "if (!process.env.TABLE) throw new Error('TABLE is missing')\nPromise.reject(new Error('no AWS'))\n// WEB_FOLDER",
  )
  afterAll(() => rmSync(folder, { recursive: true }))

  it('agrees with what it parses', () => {
    expect(disagreeingEnvironment(bundle, { TABLE: 'needs', WEB_FOLDER: 'web' })).toEqual([])
  })

  it('refuses an environment without what it needs', () => {
    expect(disagreeingEnvironment(bundle, {})).toEqual([expect.stringMatching(/refuses .* TABLE is missing/)])
  })

  it('does not miss what it never reads, needed or not', () => {
    const idle = { TABLE: 'needs', QUEUE: 'url', POWERTOOLS_LOG_LEVEL: 'WARN' }
    expect(disagreeingEnvironment(bundle, idle)).toEqual([
      expect.stringMatching(/does not miss QUEUE/),
      expect.stringMatching(/does not miss POWERTOOLS_LOG_LEVEL/),
    ])
  })

  it('must be built', () => {
    expect(() => disagreeingEnvironment(join(folder, 'none.mjs'), {})).toThrow(/is not built: npm test builds it first/)
  })
})
