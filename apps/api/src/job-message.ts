import * as z from 'zod/mini'

/** `job_` and a ULID. */
const MESSAGE = z.object({ jobId: z.string().check(z.regex(/^job_[0-9A-HJKMNP-TV-Z]{26}$/)) })

/** What lies in the job queue: the job's id and nothing else. */
export const jobMessage = (jobId: string): string => JSON.stringify({ jobId })

/** @throws for what is no message of ours */
export const readJobMessage = (body: string): string => MESSAGE.parse(JSON.parse(body)).jobId
