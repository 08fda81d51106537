export * from './dev-routes'
