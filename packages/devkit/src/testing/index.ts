export { testTables, type TestTables } from './test-tables'
export * from '../faults'
export { createLocalStack, type LocalStack } from '../stack'
