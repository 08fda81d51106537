import type { Item } from '../database.dynamo'

/**
 * An item of the directory: `record` as of `edition`, and what a later edition has for it. Readers see `next` once the
 * pointer has reached it; whoever writes the item afterwards folds it in.
 */
export type Staged<T> = { record?: T; edition: number; next?: { edition: number; record?: T } }

/** What a reader of the edition `current` sees: undefined before it exists, and once it is gone. */
export function visibleOf<T>(item: Item | undefined, current: number): T | undefined {
  if (!item) return undefined
  const { record, edition = 0, next } = item as Partial<Staged<T>>
  if (next && next.edition <= current) return next.record
  return edition <= current ? record : undefined
}

/** The item with `record` for `edition`, beside what is seen until then. Staged twice, it is the same. */
export function stage<T>(item: Item | undefined, current: number, edition: number, record: T | undefined): Staged<T> {
  const seen = visibleOf<T>(item, current)
  return {
    ...(seen !== undefined && { record: seen }),
    edition: seen === undefined ? edition : 0,
    next: { edition, ...(record !== undefined && { record }) },
  }
}
