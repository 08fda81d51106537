import {
  actOnNeed,
  getNeed,
  listNeeds,
  type NeedId,
  readContact,
  refreshSession,
  startSession,
  submitNeed,
} from '@microwish/contract'
import { aSubmission, people, places, standingAt } from '@microwish/core/factory'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'

/** What fresh eyes tried against the house, each kept out from now on. */
let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())

const { resident, member, colleague, desk, deskMate, gridWorker, farMember, siblingMember } = people
const act = (who: typeof resident, needId: NeedId, version: number, command: object, audience?: 'citizen' | 'staff') =>
  api.as(who, audience)(actOnNeed, { needId, version, ...command } as never, freshKey())
const submit = async (more: object = {}) => (await api.as(resident)(submitNeed, aSubmission(more), freshKey())).needId

async function claimed(more: object = {}) {
  const needId = await submit(more)
  await act(desk, needId, 1, { action: 'publish', publicSummary: '换一根灯管' })
  await act(member, needId, 2, { action: 'claim' })
  return needId
}

describe('whoever lost their registration', () => {
  it('loses the telephone with it, and cannot pass it on', async () => {
    const needId = await claimed({ text: '报到取消以后' })
    await api.stores.people.put({ ...member, standings: [] })
    expect(await api.as(member)(getNeed, { needId })).toMatchObject({ tier: 'served' })
    const passed = act(member, needId, 3, { action: 'hand_over', toPersonId: colleague.personId })
    expect(await refusalOf(passed)).toMatchObject({ code: 'forbidden' })
    await api.stores.people.put(member)
  })

  it('takes no claim from a colleague', async () => {
    const needId = await claimed({ text: '同事没有报到' })
    await api.stores.people.put({ ...colleague, standings: [] })
    const passed = act(member, needId, 3, { action: 'hand_over', toPersonId: colleague.personId })
    expect(await refusalOf(passed)).toMatchObject({ code: 'invalid_input' })
    await api.stores.people.put(colleague)
  })

  it('holds nothing with a staff token', async () => {
    const needId = await claimed({ text: '换一种身份' })
    expect(await api.as(member, 'staff')(getNeed, { needId })).not.toHaveProperty('contact')
  })
})

describe('the hall', () => {
  it('never gets the name of who asked, suggested or published', async () => {
    const needId = await submit({ text: '罗桂香家厨房灯管坏了，想请人换一下' })
    const seen = await api.as(desk)(getNeed, { needId })
    expect(JSON.stringify(seen.tier === 'case' && seen.suggestion)).not.toContain('罗桂香')
    const published = act(desk, needId, 1, { action: 'publish', publicSummary: '罗桂香家换一根灯管' })
    expect(await refusalOf(published)).toMatchObject({ code: 'personal_data', words: ['罗桂香'] })
  })

  it('of another street does not open to a resident’s standing there', async () => {
    await api.stores.people.put({ ...member, standings: [...member.standings, standingAt('resident', places.farGrid)] })
    const far = api.as(member)(listNeeds, { list: 'hall', area: places.farStreet.areaId })
    expect(await refusalOf(far)).toMatchObject({ code: 'not_registered' })
    await api.stores.people.put(member)
  })

  it('stays closed to whoever published once, also after a colleague has published again', async () => {
    const both = { ...deskMate, standings: [...deskMate.standings, standingAt('member', places.community)] }
    await api.stores.people.put(both)
    const needId = await submit({ text: '先后两次发布' })
    await act(deskMate, needId, 1, { action: 'publish', publicSummary: '换一根灯管' })
    await act(deskMate, needId, 2, { action: 'unpublish', reason: '再看看' })
    await act(desk, needId, 3, { action: 'publish', publicSummary: '换一根灯管' })
    expect(await refusalOf(act(both, needId, 4, { action: 'claim' }, 'citizen'))).toMatchObject({ code: 'own_need' })
    await api.stores.people.put(deskMate)
  })
})

it('does not let a helper ask a resident for money', async () => {
  const needId = await claimed({ text: '上门不收钱' })
  for (const command of [
    { action: 'progress', note: '请先转账200元定金' },
    { action: 'ask', question: '收款码发您，先付报酬？' },
    { action: 'fulfil', result: '请把红包发我' },
  ])
    expect(await refusalOf(act(member, needId, 3, command))).toMatchObject({ code: 'money_words' })
})

it('does not let who registered a wish for somebody speak for them', async () => {
  const onBehalf = { relationship: 'grid' as const, hasConsented: true as const }
  const { needId } = await api.as(gridWorker)(submitNeed, aSubmission({ text: '网格员代填', onBehalf }), freshKey())
  await act(desk, needId, 1, { action: 'publish', publicSummary: '换一根灯管' })
  await act(member, needId, 2, { action: 'claim' })
  await act(member, needId, 3, { action: 'fulfil', result: '换好了' })
  expect(await refusalOf(act(gridWorker, needId, 4, { action: 'confirm', grade: 5 }))).toMatchObject({
    code: 'forbidden',
  })
  expect(await act(desk, needId, 4, { action: 'confirm', grade: 4, callNote: '本人说挺好' })).toMatchObject({
    status: 'closed',
  })
})

it('answers a repeated key with the hall’s words and no more once the need is somebody else’s', async () => {
  const needId = await submit({ text: '转手以后' })
  await act(desk, needId, 1, { action: 'publish', publicSummary: '换一根灯管' })
  const key = freshKey()
  const claim = () => api.as(member)(actOnNeed, { needId, action: 'claim', version: 2 }, key)
  await claim()
  await act(member, needId, 3, { action: 'release', reason: '出差' })
  await act(siblingMember, needId, 4, { action: 'claim' })
  await act(siblingMember, needId, 5, { action: 'fulfil', result: '换好了' })
  await act(resident, needId, 6, { action: 'confirm', grade: 1 })
  const again = await claim()
  expect(again).toMatchObject({ tier: 'served', publicSummary: '换一根灯管' })
  for (const field of ['outcome', 'grade', 'closedAt', 'contact', 'text']) expect(again).not.toHaveProperty(field)
})

it('limits how many claims, and so telephones, one person opens in a day', async () => {
  api.platform.settings.claimsPerDay = 1
  const needs = [await submit({ text: '一' }), await submit({ text: '二' })]
  for (const needId of needs) await act(desk, needId, 1, { action: 'publish', publicSummary: '换一根灯管' })
  const [first, second] = needs as [NeedId, NeedId]
  await act(people.liaison, first, 2, { action: 'claim' })
  await act(people.liaison, first, 3, { action: 'release', reason: '记下电话就走' })
  expect(await refusalOf(act(people.liaison, second, 2, { action: 'claim' }))).toMatchObject({
    code: 'too_many_requests',
  })
  api.platform.settings.claimsPerDay = 500
})

it('shows no contact past its end, swept or not, and takes nothing up again without one', async () => {
  const needId = await submit({ text: '过期的联系方式' })
  await act(desk, needId, 1, { action: 'decline', reason: '超出范围', turnTo: '物业' })
  api.clock.realMs = 200 * 86_400_000
  expect(await refusalOf(api.as(desk)(readContact, { needId, reason: '回访' }))).toMatchObject({
    code: 'not_found',
  })
  api.clock.realMs = 0
})

it('ends a stolen session also when the thief has turned it twice', async () => {
  const first = await api.as()(startSession, { code: 'good-theft' })
  const turn = (refreshToken: string | undefined) => api.as()(refreshSession, { refreshToken })
  const second = await turn(first.refreshToken)
  const third = await turn(second.refreshToken)
  api.clock.realMs = 61_000
  expect(await refusalOf(turn(first.refreshToken))).toMatchObject({ code: 'session_ended' })
  expect(await refusalOf(turn(third.refreshToken))).toMatchObject({ code: 'session_ended' })
  api.clock.realMs = 0
})

it('logs no path that somebody typed', async () => {
  await api.app.request('/api/needs/罗桂香16000000001')
  expect(JSON.stringify(api.logs)).not.toMatch(/罗桂香|16000000001|%E7/)
})

it('takes no consent to a text that nobody has written', async () => {
  const odd = api.as(farMember)(
    submitNeed,
    aSubmission({ consent: { version: '1999-01', handOver: true } }),
    freshKey(),
  )
  expect(await refusalOf(odd)).toMatchObject({ code: 'invalid_input', errors: [{ path: 'consent.version' }] })
})
