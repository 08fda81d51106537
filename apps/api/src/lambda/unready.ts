import type { Problem } from '@microwish/contract'

const PROBLEM: Omit<Problem, 'requestId'> = {
  type: 'urn:microwish:problem:internal',
  title: 'internal',
  status: 503,
  code: 'internal',
  detail: '服务还没有准备好，请稍后再试',
}

/** What a function answers that has no usable secret: API Gateway's payload 2.0, status 503. The log says why. */
export const unready = (requestId: string) => ({
  statusCode: PROBLEM.status,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', 'retry-after': '60' },
  body: JSON.stringify({ ...PROBLEM, requestId } satisfies Problem),
})
