export * from './domain-clock'
export * from './follow-stream'
export * from './local-stack'
