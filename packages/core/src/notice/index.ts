export * from './deliver-notices'
export * from './list-notices'
export * from './notice-store.dynamo'
export * from './notices-of'
