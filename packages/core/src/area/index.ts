export * from './area-store.dynamo'
export * from './list-areas'
