import { jobContext, type Log, wechatNotices } from '@microwish/api'
import { type JobQueue, type Platform, resendJobs, runJob } from '@microwish/core'
import type { Wechat } from '@microwish/core/wechat'
import { TEMPLATES } from '../wechat-double'

/** The job queue of this machine: jobs run in this process, one after the other, as soon as they are sent. */
export function localJobs({ platform, wechat, log }: { platform: Platform; wechat: Wechat; log: Log }) {
  let work: Promise<unknown> = Promise.resolve()
  const queue: JobQueue = {
    send(jobId) {
      work = work.then(() => runJob(ctx, jobId, { deadline: () => Infinity })).catch(logLost)
      return Promise.resolve()
    },
  }
  const [templateId = ''] = Object.keys(TEMPLATES)
  const send = wechatNotices({ wechat, people: platform.stores.people, templateId, now: platform.now })
  const ctx = jobContext({ ...platform, queue, send, settleMs: 0, log })
  /** The row stands: the next start takes it up. */
  const logLost = (error: unknown) =>
    log({ level: 'error', event: 'job_lost', requestId: '', error: error instanceof Error ? error.name : '' })

  return {
    queue,
    /** Takes up what an earlier process left. */
    resume: () => resendJobs({ ...platform, queue }),
    /** Resolves when everything that was sent so far has been run. */
    settled: () => work.then(() => undefined),
  }
}
export type LocalJobs = ReturnType<typeof localJobs>
