import { Aws, CfnOutput, RemovalPolicy } from 'aws-cdk-lib'
import {
  ApiMapping,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Deployed } from '../deployed'
import { nameOf } from '../names'
import { acknowledge } from './acknowledge'

/**
 * Who asked for what, when, with which answer, and how long it took. No address and no query: an access log is kept for
 * half a year, and both are personal data here.
 */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  latency: '$context.responseLatency',
  functionError: '$context.integrationErrorMessage',
  length: '$context.responseLength',
}

/**
 * The HTTP API before both functions. In China it answers 403 by itself, `{"Message":null}`, until the account has its
 * ICP recordal (RUNBOOK, first deployment).
 */
export class ProductApi extends Construct {
  readonly api: HttpApi
  /** `<id>.execute-api.<region>.<suffix>`: where CloudFront finds it. */
  readonly host: string

  constructor(
    scope: Construct,
    id: string,
    { stage, settings, ...fns }: Deployed & { web: IFunction; push: IFunction },
  ) {
    super(scope, id)
    this.api = new HttpApi(this, 'Http', {
      apiName: `microwish-${stage}`,
      defaultIntegration: new HttpLambdaIntegration('Web', fns.web),
      createDefaultStage: false,
    })
    this.api.addRoutes({
      path: '/wechat/push',
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('Push', fns.push),
    })
    acknowledge(this.api, {
      APIG4:
        'The functions judge every request themselves: tokens and audiences by endpoint, pushes by WeChat’s signature; tests show it for each.',
    })
    const log = new LogGroup(this, 'AccessLog', {
      // Logs of this prefix need no growing policy of their own.
      logGroupName: `/aws/vendedlogs/apigateway/${nameOf(stage, 'api')}`,
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const everything = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: settings.throttle.perSecond, burstLimit: settings.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    })
    this.host = `${this.api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`
    if (settings.domain?.certificateArn && !settings.cloudFront)
      this.answerUnder(settings.domain.name, settings.domain.certificateArn, everything)
  }

  /** Under a name of its own; what its record must point to is in the stack's outputs. */
  private answerUnder(domainName: string, certificateArn: string, stage: HttpStage) {
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', certificateArn)
    const domain = new DomainName(this, 'Domain', { domainName, certificate, securityPolicy: SecurityPolicy.TLS_1_2 })
    new ApiMapping(this, 'Mapping', { api: this.api, domainName: domain, stage })
    new CfnOutput(this, 'DomainTarget', { value: domain.regionalDomainName, description: `CNAME of ${domainName}` })
  }
}
