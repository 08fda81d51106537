import { jobContext, type Log, wechatNotices } from '@microwish/api'
import { dailySweep, type JobQueue, type Platform, resendJobs, runJob, startJob, type Work } from '@microwish/core'
import type { Wechat } from '@microwish/core/wechat'
import { TEMPLATES } from '../wechat-double'

const MINUTE_MS = 60_000

/** The job queue of this machine: jobs run in this process, one after the other, as soon as they are sent. */
export function localJobs({ platform, wechat, log }: { platform: Platform; wechat: Wechat; log: Log }) {
  let work: Promise<unknown> = Promise.resolve()
  let clock: NodeJS.Timeout | undefined
  let isStopped = false
  const queue: JobQueue = {
    send(jobId) {
      // After the end a job's row waits for the next start.
      if (!isStopped) work = work.then(() => runJob(ctx, jobId, { deadline })).catch(logLost)
      return Promise.resolve()
    },
  }
  const deadline = () => (isStopped ? 0 : Infinity)
  const [templateId = ''] = Object.keys(TEMPLATES)
  const send = wechatNotices({ wechat, people: platform.stores.people, templateId, now: platform.now })
  const ctx = jobContext({ ...platform, queue, send, settleMs: 0, log })
  /** The row stands: the clock takes it up. */
  const logLost = (error: unknown) =>
    log({ level: 'error', event: 'job_lost', requestId: '', error: error instanceof Error ? error.name : '' })

  const remind = dailySweep(platform)
  /** Takes up what an earlier process left. */
  const resume = () => resendJobs({ ...platform, queue })

  const look = () => Promise.all([resume(), remind()])

  return {
    queue,
    resume,
    begin: (task: Work, key: string) =>
      startJob({ ...platform, queue }, task, { startedBy: 'local', key }).then(() => undefined, logLost),
    /** What the clock does in the cloud: a look at once, and one each minute. */
    async watch() {
      clock = setInterval(() => void look().catch(logLost), MINUTE_MS).unref()
      await look()
    },
    /** Ends with the step in hand. */
    async stop() {
      isStopped = true
      clearInterval(clock)
      await work
    },
    /** Resolves when everything that was sent so far has been run. */
    settled: () => work.then(() => undefined),
  }
}
export type LocalJobs = ReturnType<typeof localJobs>
