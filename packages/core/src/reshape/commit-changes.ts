import type { AreaId, EditionWhat } from '@microwish/contract'
import type { AreaChange } from '../area'
import type { Context } from '../context'
import type { CommandKey } from '../edition'
import { DomainError } from '../error'
import type { Actor } from '../person'

/** What one transaction carries besides the pointer, the note and the key. */
const MOST_ITEMS = 90

/** Changes small enough for one transaction, with their history. @throws DomainError `stale_version`, `directory_busy` */
export function commitChanges(
  { stores, now }: Context,
  changes: readonly AreaChange[],
  seen: number,
  {
    what,
    actor,
    note,
    answer,
    key,
  }: { what: EditionWhat; actor: Actor; note: string; answer: AreaId; key: CommandKey | undefined },
): Promise<number> {
  const items = changes.flatMap((change) => stores.areas.changeItems(change, seen + 1))
  if (items.length > MOST_ITEMS)
    throw new DomainError('action_not_allowed', '牵涉的网格太多，请先把挂在它下面的网格改挂到别处')
  const by = { personId: actor.personId, name: actor.name }
  const edition = { at: now(), what, by, note, changed: changes.length }
  return stores.editions.commit([...items, ...stores.commandKeys.items(key, answer)], seen, edition)
}
