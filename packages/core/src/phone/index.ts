export * from './phone-hash'
export * from './phone-store.dynamo'
