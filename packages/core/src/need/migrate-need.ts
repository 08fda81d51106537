import { DomainError } from '../error'
import type { Need } from './need'

/** The form in which this release writes a need. An item without a number is of format 1. */
export const NEED_FORMAT = 2

type Stored = Record<string, unknown>

/**
 * From each format to the next, the oldest first (decision 0012). A step is pure, knows the item alone and is not changed
 * once it is released: items of its format may lie in the table for years.
 */
const STEPS: readonly ((item: Stored) => Stored)[] = [
  // 1 → 2: everybody who ever held it. Of format 1 only the present holder is known.
  (item) => ({ ...item, helperIds: item['holder'] ? [(item as Need).holder?.personId] : [] }),
]

/** The number an item carries. */
const formatOf = ({ format = 1 }: Stored) => format as number

/** Whether this release knows the item's format; an item of a newer one is another release's to read. */
export const isReadable = (item: Stored) => formatOf(item) <= NEED_FORMAT

/**
 * A stored item as this release understands it, whatever release wrote it. Nothing is written for that: the next command
 * stores the present format.
 * @throws DomainError `busy` for an item of a newer format: acting on it would lose what only the newer release knows.
 */
export function migrateNeed(item: Stored): Need {
  if (!isReadable(item)) throw new DomainError('busy', '系统正在更新，请过几分钟再试')
  const { format, ...migrated } = STEPS.slice(formatOf(item) - 1).reduce((older, step) => step(older), item)
  return migrated as Need
}
