export * from './reading-store.dynamo'
