import type { _Record, AttributeValue } from '@aws-sdk/client-dynamodb-streams'

/** An attribute as Lambda hands it on: binary as base64, all else as in DynamoDB's JSON. */
export type LambdaAttribute = {
  S?: string
  N?: string
  B?: string
  BOOL?: boolean
  NULL?: boolean
  SS?: string[]
  NS?: string[]
  BS?: string[]
  L?: LambdaAttribute[]
  M?: Record<string, LambdaAttribute>
}
type Attributes = Record<string, LambdaAttribute>

/** One record of a batch, in the shape of Lambda's `DynamoDBStreamEvent`. */
export type LambdaRecord = {
  eventID: string
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE'
  eventVersion: string
  eventSource: string
  awsRegion: string
  eventSourceARN: string
  dynamodb: {
    /** Seconds since the epoch. */
    ApproximateCreationDateTime: number
    Keys: Attributes
    NewImage?: Attributes
    SequenceNumber: string
    SizeBytes: number
    StreamViewType: 'NEW_IMAGE'
  }
}

/** Turns what the streams API answers into what a function is called with. */
export function toLambdaRecord(record: _Record, streamArn: string): LambdaRecord {
  const { SequenceNumber, Keys = {}, NewImage, ApproximateCreationDateTime, SizeBytes = 0 } = record.dynamodb ?? {}
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? 'MODIFY',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: record.awsRegion ?? 'local',
    eventSourceARN: streamArn,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor((ApproximateCreationDateTime?.getTime() ?? 0) / 1_000),
      Keys: toAttributes(Keys),
      ...(NewImage ? { NewImage: toAttributes(NewImage) } : {}),
      SequenceNumber: SequenceNumber ?? '',
      SizeBytes,
      StreamViewType: 'NEW_IMAGE',
    },
  }
}

const toAttributes = (image: Record<string, AttributeValue>): Attributes =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, toAttribute(value)]))

function toAttribute(value: AttributeValue): LambdaAttribute {
  if (value.B) return { B: base64(value.B) }
  if (value.BS) return { BS: value.BS.map(base64) }
  if (value.L) return { L: value.L.map(toAttribute) }
  if (value.M) return { M: toAttributes(value.M) }
  return value
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
