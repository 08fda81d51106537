export * from './as-read.dynamo'
export * from './command-key.dynamo'
export * from './edition-store.dynamo'
export * from './staged'
