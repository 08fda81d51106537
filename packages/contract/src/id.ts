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
export const StandingId = id('std').brand<'StandingId'>()
export type StandingId = z.infer<typeof StandingId>
export const AppointmentId = id('apt').brand<'AppointmentId'>()
export type AppointmentId = z.infer<typeof AppointmentId>
export const RegistrationId = id('reg').brand<'RegistrationId'>()
export type RegistrationId = z.infer<typeof RegistrationId>
export const FamilyId = id('fam').brand<'FamilyId'>()
export type FamilyId = z.infer<typeof FamilyId>
export const SeatId = id('sea').brand<'SeatId'>()
export type SeatId = z.infer<typeof SeatId>
export const BondId = id('bnd').brand<'BondId'>()
export type BondId = z.infer<typeof BondId>
export const VisitId = id('vis').brand<'VisitId'>()
export type VisitId = z.infer<typeof VisitId>
export const TeamId = id('tea').brand<'TeamId'>()
export type TeamId = z.infer<typeof TeamId>
export const ImportId = id('imp').brand<'ImportId'>()
export type ImportId = z.infer<typeof ImportId>
export const JobId = id('job').brand<'JobId'>()
export type JobId = z.infer<typeof JobId>

/** Counts the changes to a thing, from 1. A command names the version that its author saw. */
export const Version = z.int().check(z.positive())
/** ISO 8601, UTC, to the millisecond. */
export const Instant = z.iso.datetime()
/** A day of Asia/Shanghai, `2026-11-22`. */
export const Day = z.iso.date()
/** Opaque; holds a sort key only, never a partition. Keys are printable ASCII, which no database refuses. */
export const Cursor = z.string().check(z.regex(/^[\x21-\x7e]{1,400}$/))
