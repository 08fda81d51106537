import { billOf, type Costs, totalOf } from './cost'
import { type Inputs, withPolls } from './inputs'
import type { Partition, Prices } from './prices'

/** Something that would make the bill smaller, and what it would take. */
export type Idea = {
  name: string
  takes: string
  /** Done by changing infra/settings alone. */
  isSetting?: true
  /** Where it cannot be done. */
  notIn?: Partition
  change: (inputs: Inputs) => Inputs
}

export const IDEAS: readonly Idea[] = [
  {
    name: 'Open pages look every 60 s in place of every 10',
    takes: 'the setting app.pollSeconds; staff see a new wish up to a minute later',
    isSetting: true,
    change: (inputs) => withPolls(inputs, 60),
  },
  {
    name: 'The function’s own address behind CloudFront in place of the HTTP API',
    takes: 'a function URL with origin access control: signed by CloudFront, throttled by reserved concurrency',
    notIn: 'aws-cn',
    change: (inputs) => ({ ...inputs, isBehindGateway: false }),
  },
  {
    name: 'One line for a request: no START, END, REPORT, and no access log beside our own',
    takes: 'logging as JSON with system level WARN; what the gateway alone refuses is then counted, not listed',
    change: (inputs) => ({ ...inputs, logs: { platform: false, access: false } }),
  },
  {
    name: 'One daily backup kept in place of seven',
    takes: 'the setting backups.keepDays; 35 days can still be restored to a second, as long as the table stands',
    isSetting: true,
    change: (inputs) => ({ ...inputs, settings: { ...inputs.settings, backups: { keepDays: 1 } } }),
  },
  {
    name: 'The stream waits 60 s in place of 1 s for its batch',
    takes: 'the setting stream.windowSeconds; figures and notices come up to a minute later',
    isSetting: true,
    change: (inputs) => ({
      ...inputs,
      settings: { ...inputs.settings, stream: { ...inputs.settings.stream, windowSeconds: 60 } },
    }),
  },
  {
    name: 'Capacity of DynamoDB that follows the use, in place of on demand',
    takes: 'provisioned tables with auto scaling: a sudden crowd is put off for minutes; the issue asks for on demand',
    change: (inputs) => ({ ...inputs, isProvisioned: true }),
  },
  {
    name: 'AWS’s own key for the tables, ours for contacts only',
    takes: 'tables without contacts sealed by a key that nobody here administers',
    change: (inputs) => ({
      ...inputs,
      deployed: { ...inputs.deployed, keys: inputs.deployed.keys - 1 },
      numbers: { ...inputs.numbers, tablesPerFunction: 0 },
    }),
  },
  {
    name: 'No dashboard, and ten metrics of alarms',
    takes: 'looking at CloudWatch’s own pages; one alarm for all functions together',
    change: (inputs) => ({ ...inputs, deployed: { ...inputs.deployed, dashboards: 0, alarmMetrics: 10 } }),
  },
]

export type Saving = { name: string; takes: string; list: number; net: number }

/** What each would save alone, the largest first, and what the bill would be with several of them. */
export function savingsOf(inputs: Inputs, prices: Prices, partition: Partition) {
  const possible = IDEAS.filter(({ notIn }) => notIn !== partition)
  const now = billOf(inputs, prices)
  const saved = (then: Costs, which: 'list' | 'net') => totalOf(now, which) - totalOf(then, which)
  const savings = possible.map(({ name, takes, change }): Saving => {
    const then = billOf(change(inputs), prices)
    return { name, takes, list: saved(then, 'list'), net: saved(then, 'net') }
  })
  const withThose = (ideas: readonly Idea[]) => {
    const then = billOf(
      ideas.reduce((changed, { change }) => change(changed), inputs),
      prices,
    )
    return { list: totalOf(then, 'list'), net: totalOf(then, 'net') }
  }
  return {
    // What is done already saves nothing.
    savings: savings.filter(({ list }) => list >= 0.01).sort((a, b) => b.list - a.list),
    withSettings: withThose(possible.filter(({ isSetting }) => isSetting)),
    withAll: withThose(possible),
  }
}
