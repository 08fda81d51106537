import * as z from 'zod/mini'

const id = (prefix: string) => z.string().check(z.regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`)))

/** Ids are a prefix and a ULID; 30 characters, so that they fit a WeChat `scene` (≤ 32). */
export const NeedId = id('ned').brand<'NeedId'>()
export type NeedId = z.infer<typeof NeedId>
export const AreaId = id('are').brand<'AreaId'>()
export type AreaId = z.infer<typeof AreaId>
export const PersonId = id('per').brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>
export const UnitId = id('uni').brand<'UnitId'>()
export type UnitId = z.infer<typeof UnitId>

/** Counts the changes to a thing, from 1. A command names the version that its author saw. */
export const Version = z.int().check(z.positive())
/** ISO 8601, UTC, to the millisecond. */
export const Instant = z.iso.datetime()
/** Opaque; holds a sort key only, never a partition. Keys are printable ASCII, which no database refuses. */
export const Cursor = z.string().check(z.regex(/^[\x21-\x7e]{1,400}$/))
