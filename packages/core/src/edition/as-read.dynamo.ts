import { type Database, type Item, queryAll, readTogether, type TransactItem } from '../database.dynamo'
import { DomainError } from '../error'
import { editionPointerKey, toPointer } from './edition-store.dynamo'
import { visibleOf } from './staged'

/** Records of a range as they are seen now. */
export async function readRecords<T>(db: Database, at: Parameters<typeof queryAll>[2]): Promise<T[]> {
  const [[pointer], items] = await Promise.all([readTogether(db, [editionPointerKey]), queryAll(db, 'directory', at)])
  const { current } = toPointer(pointer)
  return items.flatMap((item) => visibleOf<T>(item, current) ?? [])
}

/** What a job has staged for an item is not to be lost under a command. @throws DomainError `directory_busy` */
export function refuseStaged(item: Item | undefined, current: number) {
  const { next } = (item ?? {}) as { next?: { edition: number } }
  if (next && next.edition > current) throw new DomainError('directory_busy', '正在导入或调整辖区，请过几分钟再试')
}

type Condition = Required<
  Pick<NonNullable<TransactItem['ConditionCheck']>, 'ConditionExpression' | 'ExpressionAttributeNames'>
> &
  Pick<NonNullable<TransactItem['ConditionCheck']>, 'ExpressionAttributeValues'>

/** Of an item whose record has a version: a condition that neither it nor what is staged beside it has changed since. */
export function stillAsRead(item: Item): Condition {
  const { next, record } = item as { next?: { edition: number }; record?: { version: number } }
  const staged = next ? '#next.#edition = :edition' : 'attribute_not_exists(#next)'
  return {
    ConditionExpression: record ? `#record.#version = :version AND ${staged}` : staged,
    ExpressionAttributeNames: {
      ...(record && { '#record': 'record', '#version': 'version' }),
      '#next': 'next',
      ...(next && { '#edition': 'edition' }),
    },
    ...((record ?? next) && {
      ExpressionAttributeValues: {
        ...(record && { ':version': record.version }),
        ...(next && { ':edition': next.edition }),
      },
    }),
  }
}
