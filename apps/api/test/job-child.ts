import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createDatabase, createStores, runJob } from '@microwish/core'
import type { TableName } from '@microwish/core/tables'
import { localConfig } from '@microwish/devkit/dynamodb'
import { jobContext, realWorld } from '../src'

/** A process of its own that runs one job, until it is killed: `node <bundle> <endpoint> <tables> <jobId>`. */
const [, , endpoint = '', tables = '{}', jobId = ''] = process.argv
const client = new DynamoDBClient(localConfig(endpoint))
const stores = createStores(createDatabase(client, JSON.parse(tables) as Record<TableName, string>))
const queue = { send: () => Promise.resolve() }
const send = () => Promise.resolve()
const ctx = jobContext({ ...realWorld, stores, queue, send, settleMs: 0, log: () => undefined })
void runJob(ctx, jobId, { deadline: () => Infinity }).finally(() => client.destroy())
