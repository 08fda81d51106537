import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { TableNames } from '../dynamodb'
import type { Cloud, QueueStore, SecretStore } from '../ops/cloud'
import { namesOf } from '../ops/names'
import type { LocalStack } from '../stack'

const STAGE = 'drill'

/** Secrets in memory, their writing dated by the drill's clock. */
export function memorySecrets(realNow: () => number): SecretStore {
  const values = new Map<string, { text: string; writtenAt: number }>()
  return {
    read: (name) => Promise.resolve(values.get(name)),
    write: (name, text) => Promise.resolve(void values.set(name, { text, writtenAt: realNow() })),
  }
}

/** Queues in memory: what was received is hidden until it is removed. */
export function memoryQueues() {
  const queues = new Map<string, { receipt: string; body: string; isHidden: boolean }[]>()
  let count = 0
  const of = (name: string) => {
    const queue = queues.get(name) ?? []
    queues.set(name, queue)
    return queue
  }
  const store: QueueStore = {
    receive(name) {
      const messages = of(name)
        .filter(({ isHidden }) => !isHidden)
        .slice(0, 10)
      for (const message of messages) message.isHidden = true
      return Promise.resolve(messages.map(({ body, receipt }) => ({ body, receipt })))
    },
    remove(name, receipt) {
      queues.set(
        name,
        of(name).filter((message) => message.receipt !== receipt),
      )
      return Promise.resolve()
    },
    send: (name, body) => Promise.resolve(void of(name).push({ receipt: String(++count), body, isHidden: false })),
  }
  return {
    ...store,
    /** Two minutes later: what was received and not removed shows itself again. */
    showHidden(name: string) {
      for (const message of of(name)) message.isHidden = false
    },
    count: (name: string) => of(name).length,
  }
}

export type LocalCloud = Omit<Cloud, 'queues'> & { queues: ReturnType<typeof memoryQueues> }

/** What the commands see of a stage, on this machine: the local database, and secrets and queues in memory. */
export function localCloud({ platform, database }: LocalStack, dynamo: DynamoDBClient, tables: TableNames): LocalCloud {
  const { now, realNow, newId, stores } = platform
  return {
    ...{ now, realNow, newId, stores, database, dynamo },
    names: { ...namesOf(STAGE), tables },
    secrets: memorySecrets(realNow),
    queues: memoryQueues(),
  }
}

/** Carries the letters that the local pump has left in its file into the queue, where Lambda would have put them. */
export async function postDeadLetters({ queues, names }: LocalCloud, dataDir: string): Promise<number> {
  const file = join(dataDir, 'stream-dead-letters.jsonl')
  const letters = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  for (const letter of letters) await queues.send(names.streamDead, letter)
  return letters.length
}
