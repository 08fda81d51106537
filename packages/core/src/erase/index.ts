export * from './erase-person'
export { GONE } from './redact'
