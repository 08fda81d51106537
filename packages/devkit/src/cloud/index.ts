export { type Cloud, type CloudOptions, openCloud } from './cloud-double'
export { type Deployment, type DeploymentOptions, openDeployment } from './deployment'
export { type EnvironmentOptions, environmentOf, SECRET_IDS } from './environment'
export {
  type HttpAnswer,
  httpAnswer,
  httpEvent,
  type HttpRequest,
  queueEvent,
  scheduleEvent,
  streamEvent,
} from './events'
export { type FollowOptions } from './follow-stream'
export { type QueueMessage } from './job-queue'
export { CONTACT_KEY_ARN } from './master-key'
export {
  FunctionFailed,
  type FunctionName,
  type FunctionOptions,
  FUNCTIONS,
  type FunctionStats,
  type LambdaFunction,
  startFunction,
} from './start-function'
export { differenceOf, type Use, type Uses } from './use-record'
