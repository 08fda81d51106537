export { createTables, tableNames, type TableNames } from './create-tables'
export { FolderInUse, openDataFolder } from './data-folder'
export { startDynamoDbLocal, type DynamoDbLocal } from './dynamodb-local'
export { freePort, localConfig } from './endpoint'
