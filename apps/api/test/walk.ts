import {
  actOnNeed,
  type ActOnNeed,
  type NeedId,
  type NeedStatus,
  type SubmitNeed,
  submitNeed,
} from '@microwish/contract'
import { aSubmission, people, type PersonName } from '@microwish/core/factory'
import { freshKey, type TestApi } from './set-up'

type Step = { who: PersonName; action: ActOnNeed['action'] } & Record<string, unknown>
export type Reached = { needId: NeedId; version: number }
export type Cast = { submitter: PersonName; desk: PersonName; holder: PersonName; submission?: Partial<SubmitNeed> }

/** Who plays in the tables: `resident` says it in `places.grid`, `desk` publishes, `member` claims. */
const CAST: Cast = { submitter: 'resident', desk: 'desk', holder: 'member' }

/** The shortest way to each status that this release reaches. */
function wayTo(status: NeedStatus, { submitter, desk, holder }: Cast): readonly Step[] {
  const publish: Step = { who: desk, action: 'publish', publicSummary: '换一根厨房灯管' }
  const claim: Step = { who: holder, action: 'claim' }
  const fulfil: Step = { who: holder, action: 'fulfil', result: '换好了' }
  const ways: Partial<Record<NeedStatus, readonly Step[]>> = {
    submitted: [],
    needs_info: [{ who: desk, action: 'ask', question: '几楼？' }],
    declined: [{ who: desk, action: 'decline', reason: '社区没有', turnTo: '图书馆' }],
    open: [publish],
    claimed: [publish, claim],
    fulfilled: [publish, claim, fulfil],
    closed: [publish, claim, fulfil, { who: submitter, action: 'confirm', grade: 5 }],
    withdrawn: [{ who: submitter, action: 'withdraw' }],
  }
  const way = ways[status]
  if (!way) throw new Error(`no way to ${status}`)
  return way
}

/** A need brought into a status through the API; `version` is the one it has there. */
export async function needAt(api: TestApi, status: NeedStatus, cast: Cast = CAST): Promise<Reached> {
  const submission = aSubmission({ ...cast.submission })
  const { needId } = await api.as(people[cast.submitter])(submitNeed, submission, freshKey())
  let version = 1
  for (const { who, ...step } of wayTo(status, cast)) {
    const command = { needId, version, ...step } as unknown as ActOnNeed
    version = (await api.as(people[who])(actOnNeed, command, freshKey())).version
  }
  return { needId, version }
}
