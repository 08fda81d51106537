import { APPOINTMENT_ENDPOINTS } from './appointment'
import { AREA_ENDPOINTS } from './area'
import { AREA_CHANGE_ENDPOINTS } from './area-change'
import { BOND_ENDPOINTS } from './bond'
import type { Endpoint } from './endpoint'
import { FAMILY_ENDPOINTS } from './family'
import { GRANT_ENDPOINTS } from './grant'
import { getHealth } from './health'
import { IMPORT_ENDPOINTS } from './import'
import { actOnNeed, getNeed, listNeeds, readContact, submitNeed } from './need'
import { listNotices } from './notice'
import { ORGANISATION_ENDPOINTS } from './organisation'
import { ORGANISATION_FIGURE_ENDPOINTS } from './organisation-figures'
import { PROFILE_ENDPOINTS } from './profile'
import { REGISTRATION_ENDPOINTS } from './registration'
import { REMINDER_ENDPOINTS } from './reminder'
import { endSession, getMe, listColleagues, refreshSession, startSession } from './session'
import { getStatistics, listFigureCases } from './statistics'
import { TEAM_ENDPOINTS } from './team'
import { approveTicket, openTicket, redeemTicket } from './ticket'

/** Everything that the deployed API serves. Each must have a row in the access table and in the canary run. */
export const ENDPOINTS = [
  getHealth,
  startSession,
  refreshSession,
  endSession,
  openTicket,
  approveTicket,
  redeemTicket,
  getMe,
  listColleagues,
  ...AREA_ENDPOINTS,
  ...AREA_CHANGE_ENDPOINTS,
  ...IMPORT_ENDPOINTS,
  ...PROFILE_ENDPOINTS,
  ...REGISTRATION_ENDPOINTS,
  ...APPOINTMENT_ENDPOINTS,
  ...GRANT_ENDPOINTS,
  ...FAMILY_ENDPOINTS,
  submitNeed,
  listNeeds,
  getNeed,
  actOnNeed,
  readContact,
  listNotices,
  getStatistics,
  listFigureCases,
  ...ORGANISATION_ENDPOINTS,
  ...ORGANISATION_FIGURE_ENDPOINTS,
  ...BOND_ENDPOINTS,
  ...TEAM_ENDPOINTS,
  ...REMINDER_ENDPOINTS,
] as const satisfies readonly Endpoint[]
