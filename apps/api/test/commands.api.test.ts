import { actOnNeed, getNeed, listNeeds, submitNeed } from '@microwish/contract'
import { aSubmission, people, places } from '@microwish/core/factory'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())

const { resident, member, desk, siblingMember } = people
const submit = (text: string, key = freshKey()) => api.as(resident)(submitNeed, aSubmission({ text }), key)
const publish = (needId: Awaited<ReturnType<typeof submit>>['needId'], more: object = {}) =>
  api.as(desk)(actOnNeed, { needId, action: 'publish', version: 1, publicSummary: '换一根灯管', ...more }, freshKey())

describe('a repeated command', () => {
  it('with the same key and words answers with the same need, in today’s state', async () => {
    const key = freshKey()
    const { needId } = await submit('同一个心愿', key)
    await publish(needId)
    expect(await submit('同一个心愿', key)).toMatchObject({ needId, version: 2, status: 'open' })
  })

  it('with the same key and other words, or for another version, is refused', async () => {
    const key = freshKey()
    const { needId } = await submit('原来的话', key)
    expect(await refusalOf(submit('另外的话', key))).toMatchObject({ status: 422, code: 'idempotency_key_reused' })
    await publish(needId)
    await api.as(member)(actOnNeed, { needId, action: 'claim', version: 2 }, key)
    const other = api.as(member)(actOnNeed, { needId, action: 'progress', version: 3, note: '问过了' }, key)
    expect(await refusalOf(other)).toMatchObject({ code: 'idempotency_key_reused' })
  })

  it('keeps the keys of two people apart', async () => {
    const key = freshKey()
    const { needId } = await submit('我的心愿', key)
    const other = await api.as(people.neighbour)(submitNeed, aSubmission({ text: '我的心愿' }), key)
    expect(other.needId).not.toBe(needId)
  })

  it('without a key is refused the second time', async () => {
    await api.as(resident)(submitNeed, aSubmission({ text: '没有编号' }))
    expect(await refusalOf(api.as(resident)(submitNeed, aSubmission({ text: '没有编号' })))).toMatchObject({
      status: 409,
      code: 'repeated',
    })
    const { needId } = await submit('第二件')
    const withoutKey = () => api.as(desk)(actOnNeed, { needId, action: 'accept', version: 1 })
    await withoutKey()
    expect(await refusalOf(withoutKey())).toMatchObject({ status: 409, code: 'stale_version' })
  })
})

describe('bad input', () => {
  it('is told field by field what to mend, and never what it said', async () => {
    const response = await api.app.request('/api/needs', {
      method: 'POST',
      headers: { authorization: `Bearer ${await api.tokenOf(resident)}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        category: 'magic',
        text: '',
        areaId: 'x',
        contact: { phone: '12', secret: 'CANARY' },
        consent: {},
      }),
    })
    const problem = (await response.json()) as { code: string; errors: { path: string; message: string }[] }
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(problem.code).toBe('invalid_input')
    expect(problem.errors.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['category', 'text', 'areaId', 'contact.phone', 'contact', 'consent.version']),
    )
    expect(JSON.stringify(problem)).not.toContain('CANARY')
  })

  it.each([['[]'], ['{'], ['"text"'], ['null']])('%s is no body of ours', async (body) => {
    const headers = { authorization: `Bearer ${await api.tokenOf(resident)}`, 'content-type': 'application/json' }
    expect((await api.app.request('/api/needs', { method: 'POST', headers, body })).status).toBe(400)
  })

  it('stops words of payment with the words it found', async () => {
    expect(await refusalOf(submit('请大家捐款帮一帮'))).toMatchObject({
      status: 422,
      code: 'money_words',
      words: ['捐款'],
    })
  })

  it('keeps personal data out of the hall: a telephone always, a name unless staff keep it', async () => {
    const { needId } = await submit('想学视频通话')
    expect(await refusalOf(publish(needId, { publicSummary: '请打16000000001' }))).toMatchObject({
      code: 'personal_data',
      words: ['16000000001'],
    })
    expect(await refusalOf(publish(needId, { publicSummary: '请打16000000001', keep: ['16000000001'] }))).toMatchObject(
      { code: 'personal_data' },
    )
  })

  it('takes no area above a community, and no time to come', async () => {
    const above = api.as(resident)(submitNeed, aSubmission({ areaId: places.street.areaId }), freshKey())
    expect(await refusalOf(above)).toMatchObject({ code: 'area_unknown' })
    const later = api.as(resident)(submitNeed, aSubmission({ occurredAt: '2027-01-01T00:00:00.000Z' }), freshKey())
    expect(await refusalOf(later)).toMatchObject({ code: 'invalid_input', errors: [{ path: 'occurredAt' }] })
  })

  it('stops a flood of submissions, each of them new, and says what to do', async () => {
    api.platform.settings.submissionsPerDay.citizen = 2
    const flood = people.liaison
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5].map((i) => refusalOf(api.as(flood)(submitNeed, aSubmission({ text: `第${i}声` }), freshKey()))),
    )
    api.platform.settings.submissionsPerDay.citizen = 500
    expect(outcomes.filter((problem) => problem === undefined)).toHaveLength(2)
    expect(new Set(outcomes.flatMap((problem) => problem?.code ?? []))).toEqual(new Set(['too_many_requests']))
  })

  it('refuses an old client in words that say what to do', async () => {
    const response = await api.app.request('/api/health', { headers: { 'x-client-version': '0.0.9' } })
    expect(response.status).toBe(426)
    expect(await response.json()).toMatchObject({ code: 'client_outdated' })
  })
})

describe('a claim', () => {
  it('goes no further than the cap, and a release makes room', async () => {
    const needs = await Promise.all(Array.from({ length: 6 }, (_, i) => submit(`第${i}件`)))
    for (const { needId } of needs) await publish(needId)
    const claim = (i: number) =>
      api.as(siblingMember)(
        actOnNeed,
        { needId: needs[i]?.needId ?? ('' as never), action: 'claim', version: 2 },
        freshKey(),
      )
    for (let i = 0; i < 5; i++) await claim(i)
    expect(await refusalOf(claim(5))).toMatchObject({ status: 409, code: 'too_many_claims' })
    await api.as(siblingMember)(
      actOnNeed,
      { needId: needs[0]?.needId ?? ('' as never), action: 'release', version: 3, reason: '出差' },
      freshKey(),
    )
    expect(await claim(5)).toMatchObject({ tier: 'held', status: 'claimed' })
  })

  it('is never one’s own: not by who asked, not by who published', async () => {
    const own = await api.as(member)(submitNeed, aSubmission({ text: '我自己也要帮忙' }), freshKey())
    await publish(own.needId)
    expect(
      await refusalOf(api.as(member)(actOnNeed, { needId: own.needId, action: 'claim', version: 2 }, freshKey())),
    ).toMatchObject({ code: 'own_need' })
  })
})

describe('lists', () => {
  it('hold a need in the list of its status and in no other', async () => {
    const open = await api.as(desk)(listNeeds, { list: 'cases', status: 'open', limit: 50 })
    const claimed = await api.as(desk)(listNeeds, { list: 'cases', status: 'claimed', limit: 50 })
    const gone = new Set(claimed.items.map(({ needId }) => needId))
    expect(gone.size).toBeGreaterThan(0)
    for (const level of ['Grid', 'Community', 'Street', 'County'] as const) {
      const areaId = { Grid: places.grid, Community: places.community, Street: places.street, County: places.county }[
        level
      ].areaId
      const rows = await api.stores.needs.listByArea(
        { level, areaId, status: 'open' },
        { limit: 50, isDescending: true },
      )
      expect(rows.map(({ row }) => row.needId).sort()).toEqual(open.items.map(({ needId }) => needId).sort())
      expect(rows.filter(({ row }) => gone.has(row.needId))).toEqual([])
    }
  })

  it('page to the end without a gap or a double, whatever is read at a time', async () => {
    const all = await api.as(resident)(listNeeds, { list: 'mine', limit: 50 })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await api.as(resident)(listNeeds, { list: 'mine', limit: 3, ...(cursor && { cursor }) })
      seen.push(...page.items.map(({ needId }) => needId))
      cursor = page.cursor
    } while (cursor)
    expect(seen).toEqual(all.items.map(({ needId }) => needId))
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('do not let a cursor of one list open another', async () => {
    const { cursor } = await api.as(desk)(listNeeds, { list: 'triage', limit: 1 })
    const turned = await api.as(people.farDesk)(listNeeds, { list: 'triage', limit: 50, ...(cursor && { cursor }) })
    expect(turned.items).toEqual([])
    expect(await refusalOf(api.as(resident)(listNeeds, { list: 'triage' }))).toMatchObject({
      status: 403,
      code: 'wrong_audience',
    })
  })

  it('do not show the hall to anybody who is not registered there', async () => {
    expect(await refusalOf(api.as(resident)(listNeeds, { list: 'hall' }))).toMatchObject({
      status: 403,
      code: 'not_registered',
    })
    const far = api.as(member)(listNeeds, { list: 'hall', area: places.farStreet.areaId })
    expect(await refusalOf(far)).toMatchObject({ status: 403, code: 'not_registered' })
    const street = await api.as(siblingMember)(listNeeds, { list: 'hall', area: places.street.areaId, limit: 50 })
    expect(new Set(street.items.map(({ tier }) => tier))).toEqual(new Set(['hall']))
  })
})

it('answers 404 for a need that is not there and for one that is not yours to see', async () => {
  const { needId } = await submit('别人看不到')
  const unknown = await refusalOf(api.as(member)(getNeed, { needId: 'ned_0000000000000000000000ZZZZ' as never }))
  const hidden = await refusalOf(api.as(member)(getNeed, { needId }))
  expect({ ...hidden, requestId: '' }).toEqual({ ...unknown, requestId: '' })
})

it('gives telephone and address an end when the case ends, and takes it away when it is taken up again', async () => {
  const { needId } = await submit('到期就清除')
  const endOf = async () => ((await api.stores.contacts.get(needId)) as { expiresAt?: number } | undefined)?.expiresAt
  expect(await endOf()).toBeUndefined()
  await api.as(desk)(
    actOnNeed,
    { needId, action: 'decline', version: 1, reason: '超出范围', turnTo: '物业' },
    freshKey(),
  )
  expect((await endOf()) ?? 0).toBeGreaterThan(Date.now() / 1000 + 170 * 86_400)
  await api.as(resident)(actOnNeed, { needId, action: 'resubmit', version: 2, text: '换个说法' }, freshKey())
  expect(await endOf()).toBeUndefined()
})
