export * from './erase-person'
export { GONE, isRedacted } from './redact'
