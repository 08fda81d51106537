import type { Deployment } from './deployment'
import { listOf, type Placed, placeOf, resourcesOf, textOf } from './template'

/** Sections of a runbook, `## <anchor>` with or without a title after it, by their anchor. */
export function sectionsOf(runbook: string): Map<string, string> {
  const parts = runbook.split(/^## /m).slice(1)
  return new Map(parts.map((part) => [/^[a-z0-9-]*/.exec(part)?.[0] ?? '', part]))
}

const NAMED = /(?:^|\s)infra\/RUNBOOK\.md#([a-z0-9-]+)$/

/** The alarms that a section says lead to it: ``Alarm: `jobs-waiting`, `jobs-failed`.`` */
const alarmsIn = (section: string): string[] =>
  [...(/^Alarms?: ((?:`[a-z0-9-]+`(?:, )?)+)/m.exec(section)?.[1] ?? '').matchAll(/`([^`]+)`/g)].map(
    ([, name = '']) => name,
  )

/**
 * Alarms that lead to no section, or to one that does not name them, that tell nobody or watch nothing; and sections
 * that name an alarm which does not lead there.
 */
export function strayAlarms(deployment: Deployment, runbook: string): string[] {
  const { stacks, resolve } = deployment
  const sections = sectionsOf(runbook)
  const alarms = resourcesOf(stacks, 'AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm')
  const leading = alarms.map((placed) => {
    const description = textOf(resolve(placed.stack, placed.properties['AlarmDescription']))
    const name = textOf(resolve(placed.stack, placed.properties['AlarmName']))
    return { placed, name, description, anchor: NAMED.exec(description)?.[1] ?? '' }
  })
  const stray = leading.flatMap(({ placed, name, description, anchor }) => {
    const section = sections.get(anchor)
    const isNamed = section !== undefined && alarmsIn(section).some((named) => isCalled(name, named))
    return [
      ...(section === undefined ? [`${placeOf(placed)} leads to no section of the runbook: “${description}”`] : []),
      ...(section !== undefined && !isNamed ? [`${placeOf(placed)} leads to #${anchor}, which does not name it`] : []),
      ...silenceOf(placed, deployment),
      ...watchesNothing(placed, deployment),
    ]
  })
  const idle = [...sections].flatMap(([anchor, section]) =>
    alarmsIn(section)
      .filter((named) => !leading.some((alarm) => alarm.anchor === anchor && isCalled(alarm.name, named)))
      .map((named) => `RUNBOOK.md#${anchor} names the alarm ${named}, which does not lead there`),
  )
  return [...stray, ...idle]
}

/** Alarms are called `microwish-<stage>-<name>`. */
const isCalled = (full: string, name: string) => new RegExp(`^microwish-[a-z0-9]+-${name}$`).test(full)

function silenceOf(placed: Placed, deployment: Deployment): string[] {
  const actions = listOf(placed.properties['AlarmActions']).map((action) =>
    textOf(deployment.resolve(placed.stack, action)),
  )
  if (actions.length === 0 || placed.properties['ActionsEnabled'] === false) return [`${placeOf(placed)} tells nobody`]
  return actions.flatMap((topic) => unheard(topic, deployment).map((why) => `${placeOf(placed)} ${why}`))
}

/**
 * A topic with a policy of its own has lost the one by which CloudWatch of the same account may publish:
 * docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
function unheard(topic: string, { stacks, resolve, resourcePolicies }: Deployment): string[] {
  const policy = resourcePolicies.get(topic)
  const mayPublish = policy?.some(
    ({ Effect, Action, Principal }) =>
      Effect === 'Allow' &&
      Action.includes('sns:Publish') &&
      JSON.stringify(Principal).includes('"cloudwatch.amazonaws.com"'),
  )
  const isRead = resourcesOf(stacks, 'AWS::SNS::Subscription').some(
    ({ stack, properties }) => resolve(stack, properties['TopicArn']) === topic,
  )
  return [
    ...(policy && !mayPublish ? [`may not publish to ${topic}`] : []),
    ...(isRead ? [] : [`tells ${topic}, to which nobody listens`]),
  ]
}

/** What a metric's dimension names, by type. */
const DIMENSIONS: Record<string, string> = {
  FunctionName: 'AWS::Lambda::Function',
  QueueName: 'AWS::SQS::Queue',
  TableName: 'AWS::DynamoDB::GlobalTable',
}

/** A name misspelt in an alarm is never wrong: it is silent. */
function watchesNothing(placed: Placed, { things, resolve }: Deployment): string[] {
  const found = dimensionsIn(resolve(placed.stack, placed.properties))
  return found
    .filter(({ name }) => name in DIMENSIONS)
    .filter(
      ({ name, value }) => !things.some(({ type, called }) => type === DIMENSIONS[name] && called.includes(value)),
    )
    .map(({ name, value }) => `${placeOf(placed)} watches ${name} ${value}, which is not deployed`)
}

function dimensionsIn(value: unknown): { name: string; value: string }[] {
  if (Array.isArray(value)) return value.flatMap(dimensionsIn)
  if (typeof value !== 'object' || value === null) return []
  const { Name, Value } = value as Record<string, unknown>
  if (typeof Name === 'string' && typeof Value === 'string') return [{ name: Name, value: Value }]
  return Object.values(value).flatMap(dimensionsIn)
}
