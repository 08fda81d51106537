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
  const damage = damageOf(item)
  if (damage) throw new Error(damage)
  return item as Activity
}

/** What makes an item no line of history, in our own words; undefined for a whole one. */
export function damageOf(item: Readonly<Record<string, unknown>>): string | undefined {
  const missing = REQUIRED.find((name) => typeof item[name] !== 'string' || item[name] === '')
  if (missing) return `a history line without ${missing}`
  if (!Number.isInteger(item['version'])) return 'a history line without version'
  return Number.isFinite(Date.parse(String(item['at']))) ? undefined : 'a history line of no time'
}
