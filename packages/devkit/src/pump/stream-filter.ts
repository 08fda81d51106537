import type { TableDefinition } from '@microwish/core/tables'
import type { LambdaRecord } from './lambda-record'

export type StreamFilter = NonNullable<TableDefinition['stream']>['filter']

/**
 * Whether the event source mapping would pass a record: the part of Lambda's filter language that the definition's type
 * admits, which is a set of event names and prefixes of a key.
 */
export function passes(filter: StreamFilter, { eventName, dynamodb }: LambdaRecord): boolean {
  const names: readonly string[] = filter.eventName
  const sk = dynamodb.Keys['sk']?.S ?? ''
  return names.includes(eventName) && filter.dynamodb.Keys.sk.S.some(({ prefix }) => sk.startsWith(prefix))
}
