import { createHash } from 'node:crypto'
import {
  ConditionFailed,
  type Database,
  type Item,
  queryPage,
  readTogether,
  type TransactItem,
  writeTogether,
} from '../database.dynamo'
import type { Job } from './job'

/** Who runs a job, and until when nobody else does. */
export type Lease = { jobId: string; holder: string; until: string; now: string }
/** What a run leaves behind. */
export type JobChange = Partial<Pick<Job, 'status' | 'progress' | 'mark' | 'attempts' | 'failure'>> & {
  /** Absent ends the lease. */
  leaseUntil?: string | undefined
}
export type JobKey = { key: string; fingerprint: string; expiresAt: number }

export type JobStore = {
  /** AP-50: the job and its key, once, with whatever belongs to it. Answers what the key was used for before, if it was. */
  create(
    job: Job,
    key: JobKey,
    also?: readonly TransactItem[],
  ): Promise<{ jobId: string; fingerprint: string } | undefined>
  /** AP-51. */
  get(jobId: string): Promise<Job | undefined>
  /** AP-52: takes a job that has not ended and that nobody holds, and counts the attempt. Undefined when it is not to be had. */
  take(lease: Lease): Promise<Job | undefined>
  /** AP-52: what the holder of the lease did. False when somebody else has it. */
  save(lease: Lease, change: JobChange): Promise<boolean>
  /** AP-53: newest first; ids sort by time. */
  list(page: { after?: string | undefined; since?: string; limit: number }): Promise<Job[]>
}

const PK = 'JOBS'
const jobKey = (jobId: string) => ({ table: 'ledger', pk: PK, sk: jobId }) as const
/** Hashed: it is the caller's, and of any form. */
const keyKey = (key: string) =>
  ({ table: 'ledger', pk: `JOBKEY#${createHash('sha256').update(key).digest('base64url')}`, sk: 'KEY' }) as const

export function jobStore(db: Database): JobStore {
  const TableName = db.tables.ledger
  const get = async (jobId: string) => {
    const [item] = await readTogether(db, [jobKey(jobId)])
    return item && toJob(item)
  }
  return {
    async create(job, { key, ...used }, also = []) {
      const put = (at: { pk: string; sk: string }, facts: Item): TransactItem => ({
        Put: {
          TableName,
          Item: { ...facts, pk: at.pk, sk: at.sk },
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      })
      const own = [put(keyKey(key), { ...used, jobId: job.jobId }), put(jobKey(job.jobId), job)]
      const refused = await refusedBy(writeTogether(db, [...own, ...also]))
      const [usedBefore] = refused
      if (refused.length > 0 && !usedBefore) throw new ConditionFailed(refused)
      return usedBefore && { jobId: String(usedBefore['jobId']), fingerprint: String(usedBefore['fingerprint']) }
    },
    get,
    async take({ jobId, holder, until, now }) {
      const isFree = '#status IN (:waiting, :running) AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)'
      const refused = await refusedBy(
        writeTogether(db, [
          {
            Update: {
              TableName,
              Key: keyOf(jobId),
              UpdateExpression:
                'SET #status = :running, holder = :holder, leaseUntil = :until, updatedAt = :now ADD attempts :one',
              ConditionExpression: isFree,
              ExpressionAttributeNames: { '#status': 'status' },
              ExpressionAttributeValues: {
                ':waiting': 'waiting',
                ':running': 'running',
                ':holder': holder,
                ':until': until,
                ':now': now,
                ':one': 1,
              },
            },
          },
        ]),
      )
      return refused.length > 0 ? undefined : get(jobId)
    },
    async save({ jobId, holder, now }, change) {
      const refused = await refusedBy(writeTogether(db, [{ Update: saving(TableName, jobId, holder, now, change) }]))
      return refused.length === 0
    },
    async list({ after, since = 'job_', limit }) {
      const items = await queryPage(
        db,
        'ledger',
        { pk: PK, between: [since, 'job_~'] },
        {
          after,
          limit,
          isDescending: true,
        },
      )
      return items.map(toJob)
    },
  }
}

const keyOf = (jobId: string) => ({ pk: PK, sk: jobId })

function saving(TableName: string, jobId: string, holder: string, now: string, { leaseUntil, ...change }: JobChange) {
  const facts = { ...change, updatedAt: now, ...(leaseUntil !== undefined && { leaseUntil }) }
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined)
  const sets = entries.map((_, i) => `#f${i} = :f${i}`).join(', ')
  return {
    TableName,
    Key: keyOf(jobId),
    UpdateExpression: `SET ${sets}${leaseUntil === undefined ? ' REMOVE leaseUntil' : ''}`,
    ConditionExpression: 'holder = :holder',
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name], i) => [`#f${i}`, name])),
    ExpressionAttributeValues: {
      ':holder': holder,
      ...Object.fromEntries(entries.map(([, value], i) => [`:f${i}`, value])),
    },
  }
}

/** What stood against the conditions of a write; empty when they held. */
async function refusedBy(write: Promise<void>): Promise<readonly (Item | undefined)[]> {
  try {
    await write
    return []
  } catch (error) {
    if (error instanceof ConditionFailed) return error.failed
    throw error
  }
}

function toJob({ pk, sk, holder, ...job }: Item): Job {
  return job as Job
}
