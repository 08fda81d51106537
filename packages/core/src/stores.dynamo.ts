import { appointmentStore } from './appointment'
import { areaStore, boundaryStore } from './area'
import { bondStore, whereaboutsStore } from './bond'
import { contactStore } from './contact'
import type { Stores } from './context'
import type { Database } from './database.dynamo'
import { commandKeyStore, editionStore } from './edition'
import { importStore, stageStore } from './import'
import { familyStore } from './family'
import { grantStore } from './grant'
import { jobStore } from './job'
import { needStore } from './need'
import { personStore } from './person'
import { phoneStore } from './phone'
import { profileStore } from './profile'
import { readingStore } from './reading'
import { noticeStore } from './notice'
import { organisationStore } from './organisation'
import { registrationStore } from './registration'
import { reminderStore } from './reminder'
import { pathRowStore } from './reshape'
import { sessionStore, ticketStore } from './session'
import { statisticsStore } from './statistics'
import { teamStore } from './team'

/** Every store of the product over one database. */
export const createStores = (db: Database): Stores => ({
  needs: needStore(db),
  people: personStore(db),
  phones: phoneStore(db),
  profiles: profileStore(db),
  registrations: registrationStore(db),
  appointments: appointmentStore(db),
  areas: areaStore(db),
  boundaries: boundaryStore(db),
  pathRows: pathRowStore(db),
  organisations: organisationStore(db),
  editions: editionStore(db),
  commandKeys: commandKeyStore(db),
  imports: importStore(db),
  staging: stageStore(db),
  grants: grantStore(db),
  family: familyStore(db),
  bonds: bondStore(db),
  whereabouts: whereaboutsStore(db),
  reminders: reminderStore(db),
  teams: teamStore(db),
  contacts: contactStore(db),
  readings: readingStore(db),
  sessions: sessionStore(db),
  tickets: ticketStore(db),
  statistics: statisticsStore(db),
  notices: noticeStore(db),
  jobs: jobStore(db),
})
