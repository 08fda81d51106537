import type { PersonId } from '@microwish/contract'

/** PERSON#<id> / META: one item, so that a command reads a caller's standings with the thing it acts on. */
export const personKey = (personId: PersonId) => ({ table: 'directory', pk: `PERSON#${personId}`, sk: 'META' }) as const
