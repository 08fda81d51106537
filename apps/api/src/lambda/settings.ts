import { AreaKind, OrganisationKind, PostNumbers } from '@microwish/contract'
import { DEFAULT_SETTINGS, type Settings } from '@microwish/core'
import * as z from 'zod/mini'

const whole = (least: number, most: number) => z.optional(z.int().check(z.gte(least), z.lte(most)))

const code = z.string().check(z.regex(/^[a-z0-9_]{1,40}$/))
const text = z.string().check(z.minLength(1), z.maxLength(30))
const kinds = z.array(OrganisationKind).check(z.minLength(1), z.maxLength(60))
const few = <T extends z.ZodMiniType>(one: T) => z.optional(z.array(one).check(z.maxLength(40)))

const SHAPE = {
  pollSeconds: whole(2, 3_600),
  consentVersion: z.optional(z.string().check(z.minLength(1), z.maxLength(32))),
  reopenDays: whole(1, 365),
  claimCap: whole(1, 1_000),
  keyDays: whole(1, 90),
  submissionsPerDay: z.optional(
    z.strictObject({
      citizen: z.int().check(z.gte(1), z.lte(100_000)),
      staff: z.int().check(z.gte(1), z.lte(100_000)),
    }),
  ),
  claimsPerDay: whole(1, 10_000),
  verificationsPerDay: whole(1, 100),
  postNumbers: z.optional(z.partialRecord(AreaKind, PostNumbers)),
  searchesPerDay: whole(1, 10_000),
  familyConsentVersion: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}$/))),
  contactMonths: whole(1, 120),
  accessSeconds: whole(60, 3_600),
  refreshDays: whole(1, 365),
  deskHours: whole(1, 168),
  reminderDays: whole(1, 365),
  termDays: whole(1, 730),
  estateHouseholds: whole(1, 100_000),
  requiredBodies: few(z.strictObject({ code, text, kinds })),
  alliances: few(
    z.strictObject({
      code,
      name: text,
      chairs: z.array(z.strictObject({ text, kinds, wanted: whole(1, 50) })).check(z.minLength(1), z.maxLength(40)),
    }),
  ),
} satisfies Record<keyof Settings, unknown>

const OVERRIDES = z.strictObject(SHAPE)

/**
 * Core's settings with the overrides of a deployment, as JSON.
 * @throws Error that names every setting that is unknown or out of range: a wrong one must not run as its default.
 */
export function readSettings(json: string): Settings {
  const given = parsed(json)
  const overrides = OVERRIDES.safeParse(given)
  if (!overrides.success) throw new Error(`SETTINGS: ${overrides.error.issues.map(refusalOf).join('; ')}`)
  const stated = Object.entries(overrides.data).filter(([, value]) => value !== undefined)
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(stated) }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new Error('SETTINGS is not JSON')
  }
}

type Issue = { code?: string | undefined; path: PropertyKey[]; keys?: string[]; minimum?: unknown; maximum?: unknown }

function refusalOf({ code, path, keys = [], minimum, maximum }: Issue): string {
  const name = path.join('.')
  if (code === 'unrecognized_keys')
    return `there is no setting ${keys.map((key) => (name ? `${name}.${key}` : key)).join(', ')}`
  if (code === 'too_small') return `${name} must be at least ${String(minimum)}`
  if (code === 'too_big') return `${name} must be at most ${String(maximum)}`
  return name ? `${name} is of the wrong kind` : 'it must be a JSON object'
}
