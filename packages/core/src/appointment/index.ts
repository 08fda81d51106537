export * from './appoint'
export { type Appointment, atArea, conflictOf } from './appointment'
export { appointmentItem } from './appointment-items.dynamo'
export { type AppointmentChange, type AppointmentStore, appointmentStore } from './appointment-store.dynamo'
export { bindByPhone } from './bind'
export * from './bind-appointment'
export * from './end-appointment'
export * from './get-letter'
export { listPosts } from './list-posts'
export * from './list-roster'
export * from './plan-posts'
export { type ListedMember, planRoster, type RosterColumn, type RosterRegister } from './plan-roster'
export {
  type AppointmentPlan,
  appointmentRows,
  type LineProblem as AppointmentProblem,
  type PlannedAppointment,
  type PlanRegister,
} from './planned'
export { placesOf } from './posts'
export * from './verify-phone'
