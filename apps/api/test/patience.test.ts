import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { patience } from '../src/lambda/patience'

describe('a service of AWS that takes a request and says nothing', () => {
  const silent = createServer(() => undefined)
  let client: DynamoDBClient
  beforeAll(async () => {
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    client = new DynamoDBClient({
      endpoint: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
      region: 'cn-north-1',
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
      maxAttempts: 1,
      requestHandler: patience(50),
    })
  })
  afterAll(async () => {
    client.destroy()
    silent.closeAllConnections()
    await new Promise((resolve) => silent.close(resolve))
  })

  it('is given up, under the name by which stores try again', async () => {
    await expect(client.send(new ListTablesCommand({}))).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})
