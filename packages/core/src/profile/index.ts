export { getProfile, partyView } from './get-profile'
export type { Party, Profile } from './profile'
export * from './profile-store.dynamo'
export * from './save-profile'
