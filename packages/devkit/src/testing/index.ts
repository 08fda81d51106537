export { testTables, type TestTables } from './test-tables'
