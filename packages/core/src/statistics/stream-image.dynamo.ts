import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Activity } from '../need'

/** An attribute as a stream hands it to Lambda. A history line holds none of the kinds that differ there (binary). */
export type StreamImage = Record<string, object>

/** What a line of history cannot be without; anything else in an image of that key is damage, not an event. */
const REQUIRED = ['needId', 'action', 'to', 'at', 'areaPath', 'communityId', 'submitterId'] as const

/** The history line of a stream record. @throws Error naming the missing field, and no content, if it is none */
export function activityFromImage(image: StreamImage): Activity {
  const item = unmarshall(image as Record<string, AttributeValue>)
  const missing = REQUIRED.find((name) => typeof item[name] !== 'string' || item[name] === '')
  if (missing) throw new Error(`a history line without ${missing}`)
  if (!Number.isInteger(item['version'])) throw new Error('a history line without version')
  if (!Number.isFinite(Date.parse(String(item['at'])))) throw new Error('a history line of no time')
  return item as Activity
}
