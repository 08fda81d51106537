import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'

const $metadata = { httpStatusCode: 400, requestId: 'injected' }

/** Another transaction held item `at` of `count`: the cancellation that DynamoDB Local never gives. */
export function conflictCancellation(count: number, at: number) {
  const CancellationReasons = Array.from({ length: count }, (_, index) =>
    index === at ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' } : { Code: 'None' },
  )
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ')
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`
  return new TransactionCanceledException({ message, $metadata, CancellationReasons })
}

/** A transaction held the one item that a plain write wanted. */
export const conflict = () =>
  new TransactionConflictException({ message: 'Transaction is ongoing for the item', $metadata })

export const throttling = () =>
  new ProvisionedThroughputExceededException({ message: 'The level of configured throughput was exceeded', $metadata })

/** What the SDK throws when the connection stays silent; the write may have happened. */
export const silence = () => Object.assign(new Error('socket timed out'), { name: 'TimeoutError', code: 'ETIMEDOUT' })
