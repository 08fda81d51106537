import { AREA_ENDPOINTS } from './area'
import { AREA_CHANGE_ENDPOINTS } from './area-change'
import type { Endpoint } from './endpoint'
import { getHealth } from './health'
import { IMPORT_ENDPOINTS } from './import'
import { actOnNeed, getNeed, listNeeds, readContact, submitNeed } from './need'
import { listNotices } from './notice'
import { endSession, getMe, listColleagues, refreshSession, startSession } from './session'
import { getStatistics, listFigureCases } from './statistics'
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
  submitNeed,
  listNeeds,
  getNeed,
  actOnNeed,
  readContact,
  listNotices,
  getStatistics,
  listFigureCases,
] as const satisfies readonly Endpoint[]
