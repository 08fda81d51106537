import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Deployed, startDeployed } from '../test/deployed'

const inRoot = (path: string) => join(__dirname, '../../..', path)
/** What lies beside the function where no CloudFront serves the web apps (aws-cn without a certificate). */
const BUILT = { m: 'apps/miniapp/dist/h5', console: 'apps/console/dist' }
/** Bytes that Lambda lets a function answer, its envelope included. */
const ANSWER_MAX = 6 * 1024 * 1024

describe('the built API with the web apps beside it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'microwish-web-'))
  let deployed: Deployed
  beforeAll(async () => {
    cpSync(inRoot('apps/api/dist/api'), folder, { recursive: true })
    for (const [name, built] of Object.entries(BUILT)) {
      if (!existsSync(inRoot(built))) throw new Error(`${built} is not built: run npm test, which builds it first`)
      cpSync(inRoot(built), join(folder, 'web', name), { recursive: true })
    }
    deployed = await startDeployed()
    await deployed.deployment.start('api', { WEB_FOLDER: 'web' }, join(folder, 'index.mjs'))
  })
  afterAll(async () => {
    await deployed.deployment.stop()
    await deployed.tables.drop()
    rmSync(folder, { recursive: true })
  })
  const get = (path: string) =>
    deployed.deployment.request({ method: 'GET', path, headers: { 'accept-encoding': 'gzip, br' } })
  const paths = () =>
    readdirSync(join(folder, 'web'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(join(folder, 'web'), join(entry.parentPath, entry.name)).split(sep).join('/'))

  it('answers every file of both, byte for byte, and none above what Lambda lets through', async () => {
    const wrong: string[] = []
    for (const path of paths()) {
      const { status, headers, bytes } = await get(`/${path}`)
      const content = headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes
      const isWhole = status === 200 && content.equals(readFileSync(join(folder, 'web', path)))
      const isSmall = bytes.toString('base64').length + 4096 < ANSWER_MAX
      if (!isWhole || !isSmall) wrong.push(`${path}: ${status}, ${bytes.length} bytes`)
    }
    expect(paths().length).toBeGreaterThan(20)
    expect(wrong).toEqual([])
  })

  it('lets hashed files be kept for ever, and the entry be asked for each time', async () => {
    const control = async (path: string) => (await get(path)).headers['cache-control']
    for (const app of Object.keys(BUILT)) {
      expect(await control(`/${app}/index.html`)).toBe('no-cache')
      const script = paths().find((path) => path.startsWith(`${app}/`) && path.endsWith('.js'))
      expect(await control(`/${script}`)).toBe('public, max-age=31536000, immutable')
    }
  })

  it('serves nothing beside them: not its own code, and not what a path climbs to', async () => {
    for (const path of ['/index.mjs', '/web/m/index.html', '/m/..%2f..%2findex.mjs', '/m/%2e%2e/%2e%2e/index.mjs'])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })
})
