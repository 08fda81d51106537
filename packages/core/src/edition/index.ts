export * from './edition-store.dynamo'
export * from './staged'
