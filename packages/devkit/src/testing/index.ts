export { testTables, type TestTables } from './test-tables'
export * from '../faults'
