export * from './cast'
export * from './seed-cast'
