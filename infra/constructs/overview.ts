import { TABLES } from '@microwish/core/tables'
import { Duration } from 'aws-cdk-lib'
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { Metrics } from './metrics'
import { FUNCTION_NAMES } from './permissions'

type OverviewProps = { name: string; title: string; metrics: Metrics; alarms: Alarm[] }

const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
  new GraphWidget({ title, left, right, width: 8, height: 6 })

/** One page for a look in the morning: the alarms, then requests, functions, queues and tables. Three cost nothing. */
export function overview(scope: Construct, { name, title, metrics, alarms }: OverviewProps): Dashboard {
  const { ofApi, ofFunction, ofProduct, ofQueue, ofTable } = metrics
  const ofAllFunctions = (which: Parameters<typeof ofFunction>[1]) => FUNCTION_NAMES.map((fn) => ofFunction(fn, which))
  return new Dashboard(scope, 'Dashboard', {
    dashboardName: name,
    defaultInterval: Duration.days(1),
    widgets: [
      [
        new TextWidget({
          markdown: `# ${title}\n\nWhat to do when something rings: infra/RUNBOOK.md`,
          width: 24,
          height: 2,
        }),
      ],
      [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24, height: 4 })],
      [
        graph('Requests', [ofApi('Count'), ofApi('4xx'), ofApi('5xx')]),
        graph('Latency, ms', [ofApi('Latency', 'p50'), ofApi('Latency', 'p99')]),
        graph('Answers counted by the API', [ofProduct('api', 'Answered'), ofProduct('api', 'Failed')]),
      ],
      [
        graph('Errors of functions', ofAllFunctions('Errors'), ofAllFunctions('Throttles')),
        graph('How far the stream is behind, ms', [ofFunction('stream', 'IteratorAge', 'Maximum')]),
        graph(
          'Jobs',
          [ofQueue('jobs', 'ApproximateNumberOfMessagesVisible')],
          [ofProduct('job', 'JobDone'), ofProduct('job', 'JobFailed')],
        ),
      ],
      [
        graph(
          'Write units',
          TABLES.map((table) => ofTable(table.name, 'ConsumedWriteCapacityUnits')),
        ),
        graph(
          'Read units',
          TABLES.map((table) => ofTable(table.name, 'ConsumedReadCapacityUnits')),
        ),
        graph('Given up', [
          ofQueue('stream-dead', 'ApproximateNumberOfMessagesVisible'),
          ofQueue('jobs-dead', 'ApproximateNumberOfMessagesVisible'),
        ]),
      ],
    ],
  })
}
