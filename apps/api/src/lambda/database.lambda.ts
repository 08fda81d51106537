import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createDatabase } from '@microwish/core'
import { tablesOf } from './environment'
import { PATIENCE } from './patience'

/** The database under the names that the stacks gave its tables. */
export const openDatabase = (env: Parameters<typeof tablesOf>[0]) =>
  createDatabase(new DynamoDBClient({ requestHandler: PATIENCE }), tablesOf(env))
