import { createHash } from 'node:crypto'
import { jobMessage } from '@microwish/api'
import { PersonId } from '@microwish/contract'
import { DomainError, type Job, startJob as startCoreJob, type Work } from '@microwish/core'
import { type Call, type Cloud, type Command, DRY } from './cloud'
import { Refusal } from './refusal'

const JOBS_SHOWN = 20

/** Writes a job down and queues it, as the product does. The same key starts it once. */
export async function startJob(cloud: Cloud, work: Work, { startedBy = 'ops', key = cloud.newId('key') } = {}) {
  const queue = {
    send: (jobId: string) => cloud.queues.send(cloud.names.jobQueue, jobMessage(jobId)),
  }
  try {
    return await startCoreJob({ ...cloud, queue }, work, { startedBy, key })
  } catch (error) {
    if (error instanceof DomainError) throw new Refusal(`The job was not started: ${error.message}。`)
    throw error
  }
}

/** The same work once, however often it is asked for; what has failed is started anew. */
export async function startOnce(cloud: Cloud, work: Work, options: { startedBy?: string; key: string }): Promise<Job> {
  const job = await startJob(cloud, work, options)
  const { key, ...rest } = options
  return job.status === 'failed' ? startJob(cloud, work, rest) : job
}

const isOpen = ({ status }: Job) => status === 'waiting' || status === 'running'
const started = ({ jobId }: Job) => `${jobId} was started. It is shown by: npm run ops -- jobs …`

function describe({ jobId, kind, status, progress, updatedAt, failure }: Job): string {
  const total = progress.total === undefined ? '' : `/${progress.total}`
  const why = failure === undefined ? '' : `  ${failure}`
  return `${jobId}  ${kind.padEnd(7)}  ${status.padEnd(7)}  ${progress.done}${total} done  ${updatedAt}${why}`
}

export const jobsCommand: Command = {
  does: 'lists the newest jobs, or starts a failed one again',
  flags: { again: { means: 'a failed job that is to be started again', like: [/^job_[0-9A-Z]{26}$/, 'a jobId'] } },
  async run({ cloud, options, say, isForReal }) {
    const again = options.one('again')
    if (again === undefined) {
      const jobs = await cloud.stores.jobs.list({ limit: JOBS_SHOWN })
      for (const job of jobs) say(describe(job))
      return say(
        `${jobs.length === 0 ? 'No' : jobs.length} jobs; failed: ${jobs.filter((job) => job.status === 'failed').length}.`,
      )
    }
    const job = await cloud.stores.jobs.get(again)
    if (!job) throw new Refusal(`There is no job ${again}: npm run ops -- jobs … lists them.`)
    if (job.status !== 'failed') throw new Refusal(`${again} is ${job.status}: only a failed job is started again.`)
    if (!isForReal) return say(`${job.kind} would be started again. ${DRY}`)
    const { kind, input } = job
    say(started(await startJob(cloud, { kind, input } as Work, { startedBy: job.startedBy })))
  },
}

export const recountCommand: Command = {
  does: 'computes all figures anew from history, beside the ones that are read',
  flags: {},
  async run({ cloud, say, isForReal }) {
    const running = (await cloud.stores.jobs.list({ limit: JOBS_SHOWN })).find(
      (job) => job.kind === 'recount' && isOpen(job),
    )
    if (running) throw new Refusal(`${running.jobId} recounts already: npm run ops -- jobs … shows how far it is.`)
    if (!isForReal) return say(`A recount would be started. ${DRY}`)
    say(started(await startJob(cloud, { kind: 'recount', input: {} })))
  },
}

export const eraseCommand: Command = {
  does: 'erases a person’s data where the law lets it, and proves it by the job’s row',
  flags: {
    person: { means: 'the personId', isRequired: true },
    reason: { means: 'asked or revoked', isRequired: true, like: [/^(asked|revoked)$/, 'asked or revoked'] },
    by: { means: 'who took the request, for the job’s row', isRequired: true },
  },
  run: (call) => erase(call),
}

async function erase({ cloud, options, say, isForReal }: Call): Promise<void> {
  const person = PersonId.safeParse(options.must('person'))
  if (!person.success) throw new Refusal('--person must be per_ and 26 characters, as GET /api/me answers it.')
  const personId = person.data
  const isKnown = (await cloud.stores.people.get(personId)) !== undefined
  if (!isKnown && !(await wasErased(cloud, personId))) throw new Refusal(`Nobody is known as ${personId}, or no more.`)
  if (!isForReal) return say(`${personId} would be erased, for good: nothing brings it back. ${DRY}`)
  const reason = options.must('reason') === 'asked' ? 'asked' : 'revoked'
  // One request, one job: while it goes on a second call shows it. What has ended is done anew: after a restore it must.
  const key = createHash('sha256').update(`erase ${personId} ${reason}`).digest('hex')
  const work = { kind: 'erase', input: { personId, reason } } as const
  const startedBy = `ops: ${options.must('by')}`
  const job = await startJob(cloud, work, { startedBy, key })
  say(started(isOpen(job) ? job : await startJob(cloud, work, { startedBy })))
}

/** Whether a job of the last 400 days has erased them: a restore may have brought back what they said, and not them. */
async function wasErased({ stores }: Cloud, personId: PersonId): Promise<boolean> {
  let after: string | undefined
  do {
    const jobs = await stores.jobs.list({ after, limit: 100 })
    if (jobs.some((job) => job.kind === 'erase' && job.input.personId === personId)) return true
    after = jobs.at(-1)?.jobId
  } while (after !== undefined)
  return false
}
