import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Database, Platform, Stores } from '@microwish/core'
import type { FlagTable, Options } from './read-options'
import type { Names } from './names'

/** A secret's text and the millisecond in which it was written; both stay here. */
export type SecretValue = { text: string; writtenAt: number }
/** Secrets Manager, as far as these commands go. */
export type SecretStore = {
  /** Nothing when the secret stands empty. */
  read: (name: string) => Promise<SecretValue | undefined>
  write: (name: string, text: string) => Promise<void>
}

/** A message in hand: hidden from others for two minutes, and back in the queue if it is not removed. */
export type QueueMessage = { body: string; receipt: string }
/** SQS, as far as these commands go. */
export type QueueStore = {
  /** Up to ten; none when the queue is empty. */
  receive: (name: string) => Promise<QueueMessage[]>
  remove: (name: string, receipt: string) => Promise<void>
  send: (name: string, body: string) => Promise<void>
}

/** One stage in one account: everything that a command may touch. */
export type Cloud = Pick<Platform, 'now' | 'realNow' | 'newId'> & {
  names: Names
  dynamo: DynamoDBClient
  database: Database
  stores: Stores
  secrets: SecretStore
  queues: QueueStore
}

export type Call = {
  cloud: Cloud
  options: Options
  say: (line: string) => void
  /** A secret from the environment, or typed without an echo; never from the command line, which others can read. */
  ask: (variable: string, words: string) => Promise<string>
  /** Without it a command says what it would do, and does nothing. */
  isForReal: boolean
}

/** One command of `npm run ops`. */
export type Command = {
  does: string
  flags: FlagTable
  run: (call: Call) => Promise<void>
}

export const DRY = 'Nothing was changed. The same with --yes does it.'
