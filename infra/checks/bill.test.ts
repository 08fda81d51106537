import { readFileSync } from 'node:fs'
import { FUNCTION_NAMES } from '../constructs/permissions'
import { SIZES } from '../constructs/product-functions'
import { anApp, PARTITION_NAMES, type StackName, templateOf } from '../test/deployment'

/** What the bench's bill takes as deployed (packages/tooling/bench/bill): it can read no template. */
type Deployed = {
  memoryMb: Record<string, number>
  alarmMetrics: number
  dashboards: number
  keys: number
  secrets: number
}
const billed = JSON.parse(readFileSync('packages/tooling/bench/bill/deployed.json', 'utf8')) as Deployed

type Alarm = { Metrics?: { MetricStat?: unknown }[] }

describe.each(PARTITION_NAMES)('the bill counts in %s', (partition) => {
  const app = anApp({ partition })
  const propertiesOf = (stack: StackName, type: string) =>
    Object.values(templateOf(app, stack).findResources(type)).map(({ Properties }) => Properties as object)
  const count = (type: string) =>
    (['Data', 'Api', 'Ops'] as const).reduce((sum, stack) => sum + propertiesOf(stack, type).length, 0)

  it('what is paid for being there', () => {
    const alarms = propertiesOf('Ops', 'AWS::CloudWatch::Alarm') as Alarm[]
    // An alarm of an expression pays for each metric in it.
    const metrics = alarms.map(({ Metrics }) => Metrics?.filter(({ MetricStat }) => MetricStat).length ?? 1)
    expect({
      alarmMetrics: metrics.reduce((sum, one) => sum + one, 0),
      dashboards: count('AWS::CloudWatch::Dashboard'),
      keys: count('AWS::KMS::Key'),
      secrets: count('AWS::SecretsManager::Secret'),
    }).toEqual({
      alarmMetrics: billed.alarmMetrics,
      dashboards: billed.dashboards,
      keys: billed.keys,
      secrets: billed.secrets,
    })
  })

  it('the memory of each function', () => {
    const memory = Object.fromEntries(FUNCTION_NAMES.map((name) => [name, SIZES[name].memory]))
    expect(billed.memoryMb).toEqual(memory)
  })
})
