import { Construct } from 'constructs'
import type { Deployed } from '../deployed'
import { type Resources, statementsFor } from './grants'
import type { FunctionName } from './permissions'
import { ProductApi } from './product-api'
import { ProductFunction, type Size } from './product-function'
import { bundleWithWeb, WEB_FOLDER } from './web-folder'

/**
 * WeChat waits 5 s for an answer to its push, the mini-program 10 s for one to its request; a job goes on in another run.
 * Memory buys processor time: 1,769 MB are one processor.
 */
export const SIZES: Record<FunctionName, Size> = {
  api: { memory: 512, seconds: 10 },
  stream: { memory: 512, seconds: 60 },
  wechat: { memory: 512, seconds: 5 },
  clock: { memory: 256, seconds: 50 },
  job: { memory: 512, seconds: 300 },
}

const DESCRIPTIONS: Record<FunctionName, string> = {
  api: 'Answers residents, helpers and staff',
  stream: 'Follows the history of needs: figures and notices',
  wechat: 'Takes what WeChat pushes',
  clock: 'Looks each minute at what is due, and calls the canary',
  job: 'Does long work in pieces that can be taken up again',
}

export type ProductFunctionsProps = Deployed & { resources: Resources & { jobQueue: { queueUrl: string } } }

/** The five functions and the HTTP API before two of them; each gets exactly the environment that it parses. */
export class ProductFunctions extends Construct {
  readonly byName: Readonly<Record<FunctionName, ProductFunction>>
  readonly http: ProductApi

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ProductFunctionsProps,
  ) {
    super(scope, id)
    const { sessionSecret, wechatSecret, jobQueue } = props.resources
    const queue = { JOB_QUEUE_URL: jobQueue.queueUrl }
    const wechat = { WECHAT_SECRET_ID: wechatSecret.secretArn }
    const notices = { ...wechat, NOTICE_TEMPLATE_ID: props.settings.wechat.noticeTemplateId }
    const web = this.createApi({ ...queue, ...wechat, SESSION_SECRET_ID: sessionSecret.secretArn })
    const push = this.create('wechat', { ...queue, ...wechat })
    this.http = new ProductApi(this, 'Http', { ...props, web: web.fn, push: push.fn })
    this.byName = {
      api: web,
      wechat: push,
      stream: this.create('stream', notices),
      clock: this.create('clock', {
        ...queue,
        CANARY_URL: `https://${this.publicHost}/api/health`,
        SETTINGS: JSON.stringify(this.props.settings.app),
      }),
      job: this.create('job', { ...queue, ...notices }, { callsItself: true }),
    }
  }

  /** The name that residents use, if the stage has one: the canary walks the same way. */
  private get publicHost() {
    return this.props.settings.domain?.name ?? this.http.host
  }

  private createApi(secrets: Record<string, string>) {
    const { settings, platform, built, stage, release, resources } = this.props
    // CloudFront's classic kind adds no headers to pages, so there they come from the API too.
    const servesWeb = !settings.cloudFront || platform.cloudFront === 'classic'
    const environment = {
      ...secrets,
      CONTACT_KEY_ID: resources.data.contactsKey.keyArn,
      RELEASE: release,
      OLDEST_CLIENT: settings.oldestClient,
      SETTINGS: JSON.stringify(settings.app),
      ...(servesWeb && { WEB_FOLDER }),
    }
    return this.create('api', environment, {
      reservedConcurrency: settings.apiConcurrency,
      ...(servesWeb && { code: bundleWithWeb(built, stage) }),
    })
  }

  private create(
    name: FunctionName,
    own: Record<string, string>,
    more: { code?: string; callsItself?: boolean; reservedConcurrency?: number | undefined } = {},
  ) {
    const { resources, ...deployed } = this.props
    return new ProductFunction(this, `${name[0]?.toUpperCase()}${name.slice(1)}`, {
      ...deployed,
      name,
      size: SIZES[name],
      description: DESCRIPTIONS[name],
      code: `${deployed.built.functions}/${name}`,
      environment: { ...resources.data.tableVariables, ...own },
      statements: statementsFor(name, resources),
      ...more,
    })
  }
}
