import { Aws, Stack, type StackProps } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import { alarmsOf, createAlarm } from '../constructs/alarms'
import { metricsOf } from '../constructs/metrics'
import { monthlyBudget } from '../constructs/monthly-budget'
import { overview } from '../constructs/overview'
import type { Deployed } from '../deployed'
import { nameOf } from '../names'

export type OpsStackProps = StackProps & Deployed & { apiId: string }

/** What tells people that something is wrong, and what they then look at. */
export class OpsStack extends Stack {
  constructor(scope: Construct, id: string, { apiId, ...props }: OpsStackProps) {
    super(scope, id, props)
    const { stage, settings } = props
    const title = `微心愿 · ${settings.county} · ${stage}`
    const topic = this.createTopic(nameOf(stage, 'alarms'), title, settings.alarmEmail)
    const metrics = metricsOf(stage, apiId)
    const alarms = alarmsOf(metrics).map((definition) => createAlarm(this, stage, topic, definition))
    overview(this, { name: nameOf(stage, 'overview'), title, metrics, alarms })
    monthlyBudget(this, { name: nameOf(stage, 'month'), email: settings.alarmEmail, budget: settings.monthlyBudget })
  }

  /** A policy of its own takes the place of the one by which alarms of the account may write to it. */
  private createTopic(topicName: string, displayName: string, email: string) {
    const topic = new Topic(this, 'Alarms', { topicName, displayName, enforceSSL: true })
    topic.addSubscription(new EmailSubscription(email))
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    return topic
  }
}
