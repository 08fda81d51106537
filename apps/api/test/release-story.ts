import { type Endpoint, ENDPOINTS, type NeedId } from '@microwish/contract'
import { aSubmission, type PersonName, places } from '@microwish/core/factory'
import type { Who } from './access-people'
import { LIVES } from './canary-loop'
import { tellDirectory } from './directory-story'

/** One request in a release's words; `ask` answers with the body that came back, whatever its status. */
export type Ask = (
  who: Who,
  name: (typeof ENDPOINTS)[number]['name'],
  input: Record<string, unknown>,
  key?: string,
) => Promise<Record<string, unknown>>

/** What each action carries, optional fields included where one life allows it. */
const CARRIED: Record<string, object> = {
  ask: { question: '几楼？' },
  supply: { answer: '二楼' },
  decline: { reason: '社区没有', turnTo: '图书馆' },
  resubmit: { text: '想借一把梯子' },
  publish: {
    publicSummary: '换一根灯管',
    effortMinutes: 30,
    timeWindow: 'weekend',
    headcount: 1,
    costClass: 'free',
    keep: ['灯管'],
  },
  unpublish: { reason: '再问一下' },
  claim: { agreedAt: '2026-11-22T02:00:00.000Z' },
  release: { reason: '出差' },
  hand_over: { note: '麻烦你了' },
  progress: { note: '问过型号', agreedAt: '2026-11-23T02:00:00.000Z' },
  fulfil: { result: '换好了', beneficiaries: 2, servedCount: 1 },
  confirm: { callNote: '电话里说满意' },
  reopen: { reason: '又坏了' },
  close: { reason: '这件事有规定' },
  withdraw: { reason: '不用了' },
}
const community = places.community.areaId

/** Everything that the clients of a release ask, in an order that can be asked again; `take` lets the rest catch up. */
export async function tellStory(ask: Ask, take: (turn: 'the stream follows' | 'the jobs run') => Promise<void>) {
  await sessions(ask)
  const needIds: NeedId[] = []
  const done = new Set<string>()
  for (const turns of Object.values(LIVES)) {
    const submission = aSubmission({
      onBehalf: { relationship: 'family', name: '爸爸', hasConsented: true },
      occurredAt: '2026-11-21T01:30:00.000Z',
    })
    let row = await ask('resident', 'submitNeed', submission, `story-${needIds.length}-submission`)
    const needId = row['needId'] as NeedId
    for (const { who, action, ...more } of turns) {
      const command = { needId, version: row['version'], action, ...CARRIED[action], ...more }
      row = await ask(who, 'actOnNeed', command, `story-${needIds.length}-${String(row['version'])}`)
      // Each tier once after each action: enough to see every field that it shows.
      if (done.has(action)) continue
      done.add(action)
      for (const reader of new Set<PersonName>([who, 'resident', 'desk'])) await ask(reader, 'getNeed', { needId })
    }
    needIds.push(needId)
  }
  await take('the stream follows')
  await lists(ask)
  await refusals(ask, needIds[0] as NeedId)
  const runJobs = () => take('the jobs run')
  await tellDirectory({ ask, today: '2026-11-21', runJobs, phoneCode: (phone) => `phone-${phone}` })
}

async function sessions(ask: Ask) {
  await ask('nobody', 'getHealth', {})
  const { refreshToken } = await ask('nobody', 'startSession', { code: 'good-code' })
  const next = await ask('nobody', 'refreshSession', { refreshToken })
  await ask('nobody', 'endSession', { refreshToken: next['refreshToken'] })
  await ask('nobody', 'refreshSession', { refreshToken: next['refreshToken'] })
  await ask('nobody', 'startSession', { code: 'bad-code' })
  const { ticket, code, digits } = await ask('nobody', 'openTicket', {})
  await ask('nobody', 'redeemTicket', { ticket })
  await ask('deskAsCitizen', 'approveTicket', { code, digits })
}

async function lists(ask: Ask) {
  for (const who of ['resident', 'member', 'desk', 'districtStaff'] as const) await ask(who, 'getMe', {})
  await ask('member', 'listColleagues', {})
  await ask('resident', 'listAreas', { parent: places.street.areaId })
  await ask('resident', 'getArea', { areaId: community })
  // One that stays open, so that hall and queue have something to list.
  const open = await ask('resident', 'submitNeed', aSubmission(), 'story-open-submission')
  const { needId } = open
  await ask('desk', 'listNeeds', { list: 'triage', limit: 20 })
  await ask('desk', 'actOnNeed', { needId, version: 1, action: 'publish', ...CARRIED['publish'] }, 'story-open-publish')
  await ask('member', 'listNeeds', { list: 'hall' })
  await ask('member', 'listNeeds', { list: 'hall', area: places.street.areaId })
  await ask('member', 'getNeed', { needId })
  await ask('colleague', 'listNeeds', { list: 'claimed' })
  const { cursor, revision } = await ask('resident', 'listNeeds', { list: 'mine', limit: 2 })
  await ask('resident', 'listNeeds', { list: 'mine', limit: 2, cursor })
  await ask('resident', 'listNeeds', { list: 'mine', limit: 2, known: revision })
  for (const status of ['open', 'closed', 'withdrawn'])
    await ask('desk', 'listNeeds', { list: 'cases', status, area: community })
  await ask('desk', 'readContact', { needId, reason: '回访' })
  for (const who of ['resident', 'colleague'] as const) await ask(who, 'listNotices', {})
  for (const period of ['2026-11', '2026']) await ask('desk', 'getStatistics', { area: community, period })
  await ask('streetStaff', 'getStatistics', { area: places.street.areaId, period: '2026-11' })
  await ask('desk', 'listFigureCases', { area: community, period: '2026', figure: 'submitted' })
  await ask('desk', 'listFigureCases', { area: community, figure: 'now:closed' })
}

/** Refusals are answers too: clients branch on their codes. */
async function refusals(ask: Ask, closed: NeedId) {
  const act = (who: PersonName, input: object, key: string) =>
    ask(who, 'actOnNeed', { ...input }, `story-refused-${key}`)
  const { needId } = await ask('resident', 'submitNeed', aSubmission(), 'story-refused-submission')
  await ask('resident', 'submitNeed', aSubmission({ text: '别的话' }), 'story-refused-submission')
  await ask('resident', 'submitNeed', aSubmission({ text: '请大家捐款' }), 'story-refused-money')
  await ask('resident', 'submitNeed', { ...aSubmission(), contact: { phone: '1' } }, 'story-refused-input')
  await act('desk', { needId, version: 7, action: 'accept' }, 'stale')
  await act('resident', { needId, version: 1, action: 'accept' }, 'forbidden')
  await act('desk', { needId, version: 1, action: 'fulfil', result: '好了' }, 'status')
  await act('desk', { needId, version: 1, action: 'publish', publicSummary: '打16000000001找人' }, 'personal')
  await ask('neighbour', 'getNeed', { needId: closed })
  await ask('resident', 'listNeeds', { list: 'triage' })
  await ask('nobody', 'getMe', {})
}

/** The endpoint of a name, in whatever release tells the story. */
export const endpointOf = (name: string): Endpoint => {
  const found = ENDPOINTS.find((endpoint: Endpoint) => endpoint.name === name)
  if (!found) throw new Error(`no endpoint ${name}`)
  return found
}
