import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEV_ENDPOINTS, getMe, submitNeed } from '@microwish/contract'
import { aSubmission, people } from '@microwish/core/factory'
import { FunctionFailed, type FunctionName, FUNCTIONS, SECRET_IDS } from '@microwish/devkit/cloud'
import { createLocalStack } from '@microwish/devkit/testing'
import { accessSigner, CLOUD_ISSUER } from '../src'
import {
  API_ENVIRONMENT,
  CLOCK_ENVIRONMENT,
  JOB_ENVIRONMENT,
  STREAM_ENVIRONMENT,
  WECHAT_ENVIRONMENT,
} from '../src/lambda/environment'
import { type Deployed, startDeployed } from '../test/deployed'
import { freshKey } from '../test/set-up'

const PARSED = {
  api: API_ENVIRONMENT,
  stream: STREAM_ENVIRONMENT,
  wechat: WECHAT_ENVIRONMENT,
  clock: CLOCK_ENVIRONMENT,
  job: JOB_ENVIRONMENT,
} satisfies Record<FunctionName, object>
/** What a deployment may leave out. */
const OPTIONAL = ['SETTINGS', 'WEB_FOLDER']

describe('the built functions', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'microwish-refuse-'))
  let deployed: Deployed
  beforeAll(async () => {
    deployed = await startDeployed()
  })
  afterAll(async () => {
    await deployed.deployment.stop()
    await deployed.tables.drop()
    rmSync(dataDir, { recursive: true })
  })

  const desk = { personId: people.desk.personId, audience: 'staff', sessionId: 'ses_test' } as const
  const alive = () => ({ ...desk, expiresAt: Math.floor(Date.now() / 1000) + 900 })
  const refusal = (token: string) =>
    deployed
      .withToken(token)(getMe, {})
      .catch((error: unknown) => error)
  const UNAUTHENTICATED = { problem: { status: 401, code: 'unauthenticated' } }

  // First: an unknown key is looked for once a minute.
  it('take a token of a key that was added while they ran, and one of the key before', async () => {
    const { deployment } = deployed
    const { signingKeys, ...rest } = deployment.secrets.session
    const added = { kid: 'second', secret: randomBytes(32).toString('base64') }
    deployment.cloud.secrets.put(SECRET_IDS.session, { ...rest, signingKeys: [added, ...signingKeys] })
    for (const { kid, secret } of [added, ...signingKeys]) {
      const keys = [{ kid, secret: Buffer.from(secret, 'base64') }]
      const token = await accessSigner({ issuer: CLOUD_ISSUER, keys })(alive())
      expect(await refusal(token)).toMatchObject({ personId: desk.personId })
    }
  })

  it('refuse a token of a local stack, and one that only its issuer makes local', async () => {
    const { client, tables } = deployed.tables
    const stack = createLocalStack({ client, tables, dataDir, log: () => {} })
    expect(await refusal(await stack.sessions.sign(alive()))).toMatchObject(UNAUTHENTICATED)
    const [key] = deployed.deployment.secrets.session.signingKeys
    const keys = [{ kid: key?.kid ?? '', secret: Buffer.from(key?.secret ?? '', 'base64') }]
    const signed = (issuer: string) => accessSigner({ issuer, keys })(alive())
    expect(await refusal(await signed('local'))).toMatchObject(UNAUTHENTICATED)
    expect(await refusal(await signed(CLOUD_ISSUER))).toMatchObject({ personId: desk.personId })
  })

  it.each(DEV_ENDPOINTS.map(({ method, path }) => [method, `/api${path}`]))(
    'have no dev door %s %s',
    async (method, path) => {
      const asked = { method, path, headers: { 'content-type': 'application/json' } }
      const answer = await deployed.deployment.request({ ...asked, ...(method === 'POST' && { body: '{}' }) })
      expect([answer.status, JSON.parse(answer.body)]).toMatchObject([404, { code: 'not_found' }])
    },
  )

  it('answer a fault of AWS as ours, and say nothing of it', async () => {
    const { cloud } = deployed.deployment
    const call = await deployed.as(people.desk)
    cloud.outages.add('TrentService')
    const failed = call(submitNeed, aSubmission(), freshKey())
    await expect(failed).rejects.toMatchObject({
      problem: { status: 500, code: 'internal', detail: '服务开小差了，请稍后再试' },
    })
    cloud.outages.clear()
    expect((await call(submitNeed, aSubmission(), freshKey())).status).toBe('submitted')
  })

  describe.each(FUNCTIONS)('the function %s', (name) => {
    const own = () => Object.keys(deployed.deployment.environment(name)).filter((key) => !key.startsWith('AWS_'))

    it('is given exactly what it parses', () => {
      expect(own().sort()).toEqual(
        Object.keys(PARSED[name].shape)
          .filter((key) => key !== 'WEB_FOLDER')
          .sort(),
      )
    })

    it('stops at once when that is not set, and names all of it', async () => {
      const unset = Object.fromEntries(own().map((key) => [key, '']))
      const failure: unknown = await deployed.deployment.start(name, unset).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(FunctionFailed)
      const { message } = failure as FunctionFailed
      expect(own().filter((key) => !OPTIONAL.includes(key) && !message.includes(key))).toEqual([])
    })
  })
})
