import { createHash } from 'node:crypto'
import type { PersonId } from '@microwish/contract'
import type { Context } from '../context'
import { type Database, type Item, readTogether, type TransactItem } from '../database.dynamo'
import { DomainError } from '../error'
import { fingerprintOf, keyExpiry } from '../fingerprint'

/**
 * An `Idempotency-Key` of a command about the directory. It is put in the transaction of what the command changes, so that
 * both are there or neither; repeated, the command is answered with today's view of what it made (decision 0003).
 */
export type CommandKey = {
  personId: PersonId
  key: string
  /** A hash of the command that carried it. */
  fingerprint: string
  /** Epoch second. */
  expiresAt: number
}
/** What a key was used for; `answer` is the id of what it made or changed. */
export type UsedCommandKey = { fingerprint: string; answer: string }

/** KEY#<person>#<sha256 of the key> / KEY, for readTogether. Keys are stored hashed: they are the client's, and of any form. */
export const commandKeyKey = ({ personId, key }: Pick<CommandKey, 'personId' | 'key'>) =>
  ({
    table: 'directory',
    pk: `KEY#${personId}#${createHash('sha256').update(key).digest('base64url')}`,
    sk: 'KEY',
  }) as const

/** Goes into the transaction of the change; it fails, and the change with it, when the key was used before. */
export function putCommandKey(db: Database, command: CommandKey, answer: string): TransactItem {
  const { pk, sk } = commandKeyKey(command)
  const { fingerprint, expiresAt } = command
  return {
    Put: {
      TableName: db.tables.directory,
      Item: { pk, sk, fingerprint, answer, expiresAt },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  }
}

export const toUsedCommandKey = (item: Item | undefined) => item as UsedCommandKey | undefined

export type CommandKeyStore = {
  /** AP-67: strongly consistent. */
  read(command: Pick<CommandKey, 'personId' | 'key'>): Promise<UsedCommandKey | undefined>
  /** What goes into the transaction of the command; nothing for one without a key. */
  items(command: CommandKey | undefined, answer: string): TransactItem[]
}

export const commandKeyStore = (db: Database): CommandKeyStore => ({
  read: async (command) => toUsedCommandKey((await readTogether(db, [commandKeyKey(command)]))[0]),
  items: (command, answer) => (command ? [putCommandKey(db, command, answer)] : []),
})

/** The same command → the id of what it made. @throws DomainError `idempotency_key_reused` for another body under its key */
export function answerOf(used: UsedCommandKey, { fingerprint }: Pick<CommandKey, 'fingerprint'>): string {
  if (used.fingerprint === fingerprint) return used.answer
  throw new DomainError('idempotency_key_reused', '这个提交编号已经用过，请重新操作')
}

type KeyContext = Pick<Context, 'caller' | 'idempotencyKey' | 'settings' | 'realNow'> & {
  stores: { commandKeys: CommandKeyStore }
}
/** The two ways to an answer: `run` does it, and puts the key with it; `again` shows today's view of what it made. */
export type OneCommand<T> = {
  run: (key: CommandKey | undefined) => Promise<T>
  again: (answer: string) => Promise<T>
}

/**
 * Runs a command once for its key. Whoever loses to the same command at the same moment is answered as it was, not with
 * the refusal that the winner caused. `name` is the endpoint's, so that one key cannot answer for two kinds of command.
 */
export async function runOnce<T>(
  ctx: KeyContext,
  name: string,
  command: object,
  { run, again }: OneCommand<T>,
): Promise<T> {
  if (ctx.idempotencyKey === undefined) return run(undefined)
  const key: CommandKey = {
    personId: ctx.caller.personId,
    key: ctx.idempotencyKey,
    fingerprint: fingerprintOf({ name, command }),
    expiresAt: keyExpiry(ctx.settings.keyDays, ctx.realNow()),
  }
  const used = await ctx.stores.commandKeys.read(key)
  if (used) return again(answerOf(used, key))
  try {
    return await run(key)
  } catch (error) {
    const winner = error instanceof DomainError ? await ctx.stores.commandKeys.read(key) : undefined
    if (winner) return again(answerOf(winner, key))
    throw error
  }
}
