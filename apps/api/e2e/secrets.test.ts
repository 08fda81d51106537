import { SECRET_IDS } from '@microwish/devkit/cloud'
import { type Deployed, startDeployed } from '../test/deployed'

describe('the built functions, while the secrets are not filled in', () => {
  let deployed: Deployed
  beforeAll(async () => {
    deployed = await startDeployed()
    const { cloud } = deployed.deployment
    cloud.secrets.put(SECRET_IDS.session, { signingKeys: [{ kid: 'a', secret: 'REPLACE' }], identityKey: 'REPLACE' })
    cloud.secrets.put(SECRET_IDS.wechat, {})
  })
  afterAll(async () => {
    await deployed.deployment.stop()
    await deployed.tables.drop()
  })
  const health = async () => {
    const { status, body } = await deployed.deployment.request({ method: 'GET', path: '/api/health' })
    return [status, JSON.parse(body) as unknown]
  }

  it('answer 503, sign nothing, and say in the log what is missing, without its words', async () => {
    const api = await deployed.deployment.start('api')
    expect(await health()).toMatchObject([503, { code: 'internal', detail: '服务还没有准备好，请稍后再试' }])
    expect(api.logs()).toMatch(/secret_refused.*signingKeys\.0\.secret is not base64 of at least 32 bytes/)
    expect(api.logs()).not.toContain('REPLACE')
  })

  it('take no push of WeChat', async () => {
    const answer = await deployed.deployment.push({ Event: 'user_authorization_revoke' })
    expect([answer.status, await answer.text()]).toEqual([500, 'failed'])
    expect((await deployed.deployment.the('wechat')).logs()).toMatch(
      /secret_refused.*missing or malformed: appId, push/,
    )
  })

  it('answer as soon as they are', async () => {
    const { cloud, secrets, start } = deployed.deployment
    cloud.secrets.put(SECRET_IDS.session, secrets.session)
    await start('api')
    expect(await health()).toMatchObject([200, { status: 'ok' }])
  })
})
