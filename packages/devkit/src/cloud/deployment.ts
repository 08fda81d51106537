import { randomBytes } from 'node:crypto'
import type { TableNames } from '../dynamodb'
import { listen } from '../server/listen'
import { createWechatDouble, pushRequest, type PushTarget, TEMPLATES } from '../wechat-double'
import { openCloud } from './cloud-double'
import { environmentOf, SECRET_IDS } from './environment'
import { type HttpAnswer, httpAnswer, httpEvent, type HttpRequest } from './events'
import { type FollowOptions, followNeeds } from './follow-stream'
import { gatewayOf } from './gateway'
import { type FunctionName, type LambdaFunction, startFunction } from './start-function'

export type DeploymentOptions = {
  /** DynamoDB Local. */
  database: string
  /** Tables that are there. */
  tables: TableNames
  /** Overrides of core's settings. */
  settings?: object
}

const base64 = (bytes: number) => randomBytes(bytes).toString('base64')
/** As WeChat makes them: 43 letters and digits. */
const encodingAesKey = () => base64(64).replace(/\W/g, '').slice(0, 43)

/** Fresh secrets in the two shapes that functions parse. */
const freshSecrets = () => ({
  session: { signingKeys: [{ kid: 'first', secret: base64(32) }], identityKey: base64(32) },
  wechat: {
    appId: 'wx0123456789abcdef',
    secret: randomBytes(16).toString('hex'),
    push: { token: 'pushtoken', encodingAesKey: encodingAesKey() },
  },
})

/** The HTTP API's routes: WeChat's push has a function of its own. */
const functionOf = (path: string): FunctionName => (path.startsWith('/wechat/push') ? 'wechat' : 'api')
/** Where the deployed API would answer; functions that ask there reach this deployment. */
const PUBLIC_ORIGIN = 'https://microwish.invalid'

/** The built functions as they would be deployed, on doubles of AWS and WeChat: each starts when it is first needed. */
export async function openDeployment({ database, tables, settings = {} }: DeploymentOptions) {
  const cloud = await openCloud({ database, tables })
  const secrets = freshSecrets()
  cloud.secrets.put(SECRET_IDS.session, secrets.session)
  cloud.secrets.put(SECRET_IDS.wechat, secrets.wechat)
  const { appId, secret } = secrets.wechat
  const double = createWechatDouble({ appId, secret, now: Date.now })
  const wechatSite = await listen(double.app, 0)
  const functions: Partial<Record<FunctionName, Promise<LambdaFunction>>> = {}
  /** Also of what was replaced since. */
  const started: LambdaFunction[] = []

  const environment = (name: FunctionName) =>
    environmentOf(cloud, name, {
      templateId: Object.keys(TEMPLATES)[0] ?? '',
      canaryUrl: `${PUBLIC_ORIGIN}/api/health`,
      settings,
    })
  const the = (name: FunctionName) => (functions[name] ??= start(name))

  async function request(asked: HttpRequest): Promise<HttpAnswer> {
    const called = await the(functionOf(asked.path))
    return httpAnswer(await called.invoke(httpEvent(asked)))
  }

  const front = gatewayOf(request)
  const gateway = await listen(front, 0)
  const pushTarget: PushTarget = { ...secrets.wechat.push, deliver: (pushed) => front.fetch(pushed) }

  /** A new execution environment, which the next events go to; with more variables, or of another bundle, if given. */
  async function start(
    name: FunctionName,
    more: Record<string, string> = {},
    bundle?: string,
  ): Promise<LambdaFunction> {
    const fresh = await startFunction({
      name,
      ...(bundle !== undefined && { bundle }),
      environment: { ...environment(name), ...more },
      standIns: {
        'https://api.weixin.qq.com': `http://127.0.0.1:${wechatSite.port}/wechat`,
        [PUBLIC_ORIGIN]: `http://127.0.0.1:${gateway.port}`,
      },
    })
    started.push(fresh)
    functions[name] = Promise.resolve(fresh)
    return fresh
  }

  return {
    cloud,
    secrets,
    /** The WeChat double. */
    double,
    environment,
    start,
    /** The running function of this name, started on first need. */
    the,
    request,
    /** One delivery of a message as WeChat makes it, sealed and signed anew. */
    push: async (message: object) => pushTarget.deliver(pushRequest(pushTarget, appId, message, Date.now())),
    /** Delivers the needs' stream to the function of that name, from its beginning on. */
    follow: (options: FollowOptions) =>
      followNeeds(database, tables, async (event) => (await the('stream')).invoke(event), options),
    /** What all functions have written. */
    logs: () => started.map(({ logs }) => logs()).join('\n'),
    async stop() {
      await Promise.all(started.map((each) => each.stop()))
      await Promise.all([gateway.close(0), wechatSite.close(0), cloud.stop()])
    },
  }
}
export type Deployment = Awaited<ReturnType<typeof openDeployment>>
