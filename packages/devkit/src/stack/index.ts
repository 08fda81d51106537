export * from './domain-clock'
export * from './local-stack'
