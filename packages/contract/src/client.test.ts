import { ApiError, createClient } from './client'
import { getHealth } from './health'
import { listNeeds } from './need'
import { listMyRegistrations } from './registration'

const answering = (status: number, body: unknown) => {
  const seen: unknown[] = []
  const call = createClient((request) => {
    seen.push(request)
    return Promise.resolve({ status, body })
  })
  return { call, seen }
}

const row = {
  tier: 'hall',
  needId: 'ned_00000000000000000000000001',
  kind: 'wish',
  status: 'open',
  statusText: '待认领',
  version: 2,
  actions: ['claim'],
  category: 'repair',
  communityId: 'are_00000000000000000000000111',
  communityName: '榆钱巷社区',
  submittedAt: '2026-11-20T02:00:00.000Z',
  updatedAt: '2026-11-20T02:00:00.000Z',
  publicSummary: '更换灯管',
  effortMinutes: 30,
  timeWindow: 'weekend',
  headcount: 1,
  costClass: 'free',
  publishedAt: '2026-11-20T02:00:00.000Z',
}

describe('the typed client', () => {
  it('drops what it does not know of a newer server: fields, statuses, actions', async () => {
    const newer = { ...row, status: 'auctioned', actions: ['claim', 'teleport'], colour: 'red' }
    const { call } = answering(200, { items: [newer], revision: 'r' })
    const { items } = await call(listNeeds, { list: 'hall' })
    expect(items).toEqual([{ ...row, status: 'unknown', actions: ['claim'] }])
  })

  it('leaves the statuses and actions of other things than needs as they are', async () => {
    const registration = {
      registrationId: 'reg_00000000000000000000000001',
      version: 1,
      kind: 'home',
      status: 'applied',
      source: 'applied',
      areaId: row.communityId,
      areaName: '榆钱巷社区',
      appliedAt: row.submittedAt,
      actions: ['cancel'],
    }
    const { call } = answering(200, { items: [registration], mayRegister: [] })
    const { items } = await call(listMyRegistrations, {})
    expect(items).toEqual([registration])
  })

  it.each([
    [403, { Message: null }],
    [413, 'Request Too Long'],
    [504, undefined],
    [409, { code: 'from_the_future' }],
  ])('reads an answer %d that is no problem of ours as internal with its status', async (status, body) => {
    const { call } = answering(status, body)
    const error: unknown = await call(getHealth, {}).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ApiError)
    expect((error as ApiError).problem).toMatchObject({ code: 'internal', status })
  })

  it('puts a query in order, leaving out what is absent, and the key in its header', async () => {
    const { call, seen } = answering(200, { items: [], revision: 'r' })
    await call(listNeeds, { list: 'hall', area: undefined, cursor: 'a b' }, { idempotencyKey: 'k1' })
    expect(seen).toMatchObject([
      { method: 'GET', path: '/needs?list=hall&cursor=a%20b', body: undefined, headers: { 'idempotency-key': 'k1' } },
    ])
  })
})
