import type { Cloud } from './cloud-double'
import { CONTACT_KEY_ARN } from './master-key'
import type { FunctionName } from './start-function'

/** Names under which functions ask for the secrets, here; `uses.json` calls them the same. */
export const SECRET_IDS = { session: 'sessionSecret', wechat: 'wechatSecret' } as const

export type EnvironmentOptions = {
  /** The subscribe message's number at WeChat. */
  templateId: string
  /** Where the canary call asks; its origin needs a stand-in. */
  canaryUrl: string
  /** Overrides of core's settings. */
  settings?: object
}

/** Lambda's own variables and the SDK's, which send a function to the double; its credentials name it. */
const platformVariables = (cloud: Cloud, name: FunctionName) => ({
  AWS_REGION: 'cn-north-1',
  AWS_ACCESS_KEY_ID: name,
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
  AWS_ENDPOINT_URL: cloud.origin,
  // The SDK warns at every start of Node 20; package.json pins versions that still support it.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
})

const tableVariables = ({ tables }: Cloud) =>
  Object.fromEntries(Object.entries(tables).map(([name, deployed]) => [`${name.toUpperCase()}_TABLE`, deployed]))

/** Everything that a deployed function finds in its environment. */
export function environmentOf(
  cloud: Cloud,
  name: FunctionName,
  { templateId, canaryUrl, settings = {} }: EnvironmentOptions,
): Record<string, string> {
  const own: Record<FunctionName, Record<string, string>> = {
    api: {
      CONTACT_KEY_ID: CONTACT_KEY_ARN,
      SESSION_SECRET_ID: SECRET_IDS.session,
      WECHAT_SECRET_ID: SECRET_IDS.wechat,
      JOB_QUEUE_URL: cloud.queueUrl,
      RELEASE: 'test',
      OLDEST_CLIENT: '0.1.0',
      SETTINGS: JSON.stringify(settings),
    },
    stream: { WECHAT_SECRET_ID: SECRET_IDS.wechat, NOTICE_TEMPLATE_ID: templateId },
    wechat: { WECHAT_SECRET_ID: SECRET_IDS.wechat, JOB_QUEUE_URL: cloud.queueUrl },
    clock: { JOB_QUEUE_URL: cloud.queueUrl, CANARY_URL: canaryUrl, SETTINGS: JSON.stringify(settings) },
    job: { JOB_QUEUE_URL: cloud.queueUrl, WECHAT_SECRET_ID: SECRET_IDS.wechat, NOTICE_TEMPLATE_ID: templateId },
  }
  return { ...platformVariables(cloud, name), ...tableVariables(cloud), ...own[name] }
}
