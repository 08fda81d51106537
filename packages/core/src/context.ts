import type { AppointmentStore } from './appointment'
import type { AreaStore, BoundaryStore } from './area'
import type { BondStore, WhereaboutsStore } from './bond'
import type { ContactStore, KeyRing } from './contact'
import type { CommandKeyStore, EditionStore } from './edition'
import type { ImportStore, StageStore } from './import'
import type { FamilyStore } from './family'
import type { GrantStore } from './grant'
import type { JobQueue, JobStore } from './job'
import type { NeedStore } from './need'
import type { Caller, PersonStore } from './person'
import type { PhoneStore } from './phone'
import type { ProfileStore } from './profile'
import type { ReadingStore } from './reading'
import type { RegistrationStore } from './registration'
import type { ReminderStore } from './reminder'
import type { PathRowStore } from './reshape'
import type { SessionStore, TicketStore } from './session'
import type { NoticeStore } from './notice'
import type { OrganisationStore } from './organisation'
import type { Settings } from './settings'
import type { StatisticsStore } from './statistics'
import type { TeamStore } from './team'

export type Stores = {
  needs: NeedStore
  people: PersonStore
  phones: PhoneStore
  profiles: ProfileStore
  registrations: RegistrationStore
  appointments: AppointmentStore
  areas: AreaStore
  boundaries: BoundaryStore
  pathRows: PathRowStore
  organisations: OrganisationStore
  editions: EditionStore
  commandKeys: CommandKeyStore
  imports: ImportStore
  staging: StageStore
  grants: GrantStore
  family: FamilyStore
  bonds: BondStore
  whereabouts: WhereaboutsStore
  reminders: ReminderStore
  teams: TeamStore
  contacts: ContactStore
  readings: ReadingStore
  sessions: SessionStore
  tickets: TicketStore
  statistics: StatisticsStore
  notices: NoticeStore
  jobs: JobStore
}

/** What lives as long as the process. */
export type Platform = {
  stores: Stores
  keys: KeyRing
  settings: Settings
  /** Where jobs go that a request starts. */
  queue: JobQueue
  /** Domain time, ISO 8601 UTC. */
  now: () => string
  /** Real time in ms, which a moved domain clock leaves alone: sessions, keys and caches end by it. */
  realNow: () => number
  /** A prefix and a ULID of real time. */
  newId: (prefix: string) => string
  /** Decimal digits from crypto randomness. */
  digits: (count: number) => string
  /** By what a telephone is found; a number itself is never stored in the clear. */
  hashPhone: (phone: string) => string
}

/** Everything a use case may touch besides its input. Built once per request, at the edge. */
export type Context = Platform & {
  /** Whom the token proves. */
  caller: Caller
  /** Of the command, if it carries one. */
  idempotencyKey?: string
}
