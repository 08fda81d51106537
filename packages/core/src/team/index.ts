export * from './add-team'
export * from './change-team'
export * from './list-teams'
export * from './team-store.dynamo'
