export * from './contact-store.dynamo'
export * from './key-ring'
export * from './seal'
