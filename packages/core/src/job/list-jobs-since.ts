import { encodeTime } from 'ulid'
import type { Job } from './job'
import type { JobStore } from './job-store.dynamo'

const PAGE = 100

/** Every job that was started since then (real milliseconds), newest first: an id begins with its time. */
export async function listJobsSince(
  { stores }: { stores: { jobs: Pick<JobStore, 'list'> } },
  sinceMs: number,
): Promise<Job[]> {
  const since = `job_${encodeTime(sinceMs)}`
  const jobs: Job[] = []
  for (let page: Job[] | undefined; page === undefined || page.length === PAGE;) {
    page = await stores.jobs.list({ after: jobs.at(-1)?.jobId, since, limit: PAGE })
    jobs.push(...page)
  }
  return jobs
}
