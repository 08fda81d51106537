export * from './cast'
export * from './seed-cast'
export * from './play-demo'
