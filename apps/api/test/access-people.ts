import type { Audience, ErrorCode, Tier } from '@microwish/contract'
import { people, type PersonName } from '@microwish/core/factory'

/** Everybody of the factory; somebody without a token; and two who come with the token of their other side. */
export type Who = PersonName | 'nobody' | 'deskAsCitizen' | 'memberAsStaff'
export const EVERYBODY = [...(Object.keys(people) as PersonName[]), 'nobody', 'deskAsCitizen', 'memberAsStaff'] as const

export function identityOf(who: Who): { person?: (typeof people)[PersonName]; audience?: Audience } {
  if (who === 'nobody') return {}
  if (who === 'deskAsCitizen') return { person: people.desk, audience: 'citizen' }
  if (who === 'memberAsStaff') return { person: people.member, audience: 'staff' }
  return { person: people[who] }
}

/** What a call comes to: a refusal's code, the tier of a single need, the number of rows of a list, or `ok`. */
export type Outcome = ErrorCode | Tier | 'ok' | `${number} rows`

/** Outcome → who meets it; `rest` is what everybody else meets. Written by hand, from PRODUCT.md, not from the code. */
export type Expectation = { [outcome in Outcome]?: readonly Who[] } & { rest: Outcome }

/** @throws when somebody is named twice, or not at all and there is no rest. */
export function expectedFor(who: Who, { rest, ...named }: Expectation): Outcome {
  const found = Object.entries(named).filter(([, names]) => (names as readonly Who[]).includes(who))
  if (found.length > 1) throw new Error(`${who} stands in ${found.map(([outcome]) => outcome).join(' and ')}`)
  return (found[0]?.[0] as Outcome | undefined) ?? rest
}

/** The desks whose area holds the need: its community, and the street above. */
export const DESKS = ['desk', 'deskMate', 'streetStaff'] as const
/** Registered with a community of the need's street: they see its hall. */
export const HALL = ['member', 'colleague', 'siblingMember', 'liaison'] as const
export const CITIZENS = [
  ...HALL,
  'resident',
  'neighbour',
  'farMember',
  'gridWorker',
  'deskAsCitizen',
] as const satisfies readonly Who[]
export const STAFF = [
  ...DESKS,
  'siblingDesk',
  'farDesk',
  'districtStaff',
  'department',
  'auditor',
  'settingsAdmin',
  'securityAdmin',
  'memberAsStaff',
] as const satisfies readonly Who[]
