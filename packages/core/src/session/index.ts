export * from './session'
export * from './session-store.dynamo'
export * from './start-session'
