import { actOnNeed, getMe, getNeed, listColleagues, listNeeds, readContact, submitNeed } from '@microwish/contract'
import { aSubmission, people } from '@microwish/core/factory'
import { freshKey, refusalOf, startApi, type TestApi } from './set-up'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())

const { resident, member, colleague, desk, siblingMember, farMember } = people
const submit = (text: string) => api.as(resident)(submitNeed, aSubmission({ text }), freshKey())

/** A wish, published and claimed by the member. */
async function claimed(text: string) {
  const { needId } = await submit(text)
  await api.as(desk)(
    actOnNeed,
    { needId, action: 'publish', version: 1, publicSummary: '更换厨房灯管一根' },
    freshKey(),
  )
  await api.as(member)(
    actOnNeed,
    { needId, action: 'claim', version: 2, agreedAt: '2026-11-22T02:00:00.000Z' },
    freshKey(),
  )
  return needId
}

describe('the loop', () => {
  it('goes from a wish to a grade, each side seeing its own', async () => {
    const { needId, version, status } = await submit('灯管坏了，想请人换一下')
    expect({ version, status }).toEqual({ version: 1, status: 'submitted' })

    const triage = await api.as(desk)(listNeeds, { list: 'triage' })
    expect(triage.items).toMatchObject([
      { tier: 'case', needId, actions: expect.arrayContaining(['publish', 'decline', 'ask']) },
    ])
    const seen = await api.as(desk)(getNeed, { needId })
    expect(seen).toMatchObject({ tier: 'case', contact: { phoneMasked: '160****0001' }, suggestion: { headcount: 1 } })

    await api.as(desk)(
      actOnNeed,
      { needId, action: 'publish', version: 1, publicSummary: '更换厨房灯管一根' },
      freshKey(),
    )
    const hall = await api.as(member)(listNeeds, { list: 'hall' })
    expect(hall.items).toMatchObject([{ tier: 'hall', needId, publicSummary: '更换厨房灯管一根', actions: ['claim'] }])

    await api.as(member)(
      actOnNeed,
      { needId, action: 'claim', version: 2, agreedAt: '2026-11-22T02:00:00.000Z' },
      freshKey(),
    )
    const held = await api.as(member)(getNeed, { needId })
    expect(held).toMatchObject({
      tier: 'held',
      contact: { name: '罗阿姨', phone: '16000000001', address: '3栋2单元401' },
      readingCount: 1,
    })
    const own = await api.as(resident)(getNeed, { needId })
    expect(own).toMatchObject({
      tier: 'own',
      statusText: '舒同志在办了',
      visitor: { surname: '舒', unitName: '清棠县水务局', agreedAt: '2026-11-22T02:00:00.000Z' },
      readings: expect.arrayContaining([
        expect.objectContaining({ by: '舒同志', what: 'contact' }),
        expect.objectContaining({ by: '方同志', what: 'words' }),
      ]),
    })
    if (own.tier !== 'own' || held.tier !== 'held') throw new Error('wrong tiers')
    expect(own.doorCode).toMatch(/^\d{4}$/)
    expect(held.doorCode).toBe(own.doorCode)

    await api.as(member)(actOnNeed, { needId, action: 'progress', version: 3, note: '问清了型号' }, freshKey())
    await api.as(member)(actOnNeed, { needId, action: 'fulfil', version: 4, result: '换好了' }, freshKey())
    const done = await api.as(resident)(actOnNeed, { needId, action: 'confirm', version: 5, grade: 5 }, freshKey())
    expect(done).toMatchObject({
      tier: 'own',
      status: 'closed',
      statusText: '办好了',
      grade: 5,
      outcome: 'resolved',
      actions: ['reopen'],
    })
    expect(await api.as(member)(getNeed, { needId })).toMatchObject({ tier: 'served', grade: 5 })
  })

  it('hides the details again after a release and shows nothing to anyone else', async () => {
    const needId = await claimed('窗户漏风')
    expect(await refusalOf(api.as(farMember)(getNeed, { needId }))).toMatchObject({ status: 404, code: 'not_found' })
    await api.as(member)(actOnNeed, { needId, action: 'release', version: 3, reason: '临时出差' }, freshKey())
    expect(await api.as(member)(getNeed, { needId })).not.toHaveProperty('contact')
    expect(await api.as(siblingMember)(getNeed, { needId })).toMatchObject({ tier: 'hall' })
  })

  it('tells a second member that it is taken', async () => {
    const needId = await claimed('水龙头滴水')
    const second = await refusalOf(api.as(colleague)(actOnNeed, { needId, action: 'claim', version: 2 }, freshKey()))
    expect(second).toMatchObject({ status: 409, code: 'already_claimed' })
  })

  it('hands a claim to a colleague, with a new code at the door', async () => {
    const needId = await claimed('想学视频通话')
    const { items } = await api.as(member)(listColleagues, {})
    expect(items).toEqual([{ personId: colleague.personId, name: colleague.name }])
    await api.as(member)(
      actOnNeed,
      { needId, action: 'hand_over', version: 3, toPersonId: colleague.personId },
      freshKey(),
    )
    expect(await api.as(colleague)(getNeed, { needId })).toMatchObject({ tier: 'held' })
    expect(await refusalOf(api.as(member)(getNeed, { needId }))).toMatchObject({ code: 'not_found' })
  })

  it('asks, is answered, declines with a way out, and takes the changed words again', async () => {
    const { needId } = await submit('想要一台平板')
    const act = api.as(desk)
    await act(actOnNeed, { needId, action: 'ask', version: 1, question: '用来做什么？' }, freshKey())
    const asked = await api.as(resident)(getNeed, { needId })
    expect(asked).toMatchObject({ status: 'needs_info', question: '用来做什么？', actions: ['supply', 'withdraw'] })
    await api.as(resident)(actOnNeed, { needId, action: 'supply', version: 2, answer: '孙子上网课' }, freshKey())
    await act(
      actOnNeed,
      { needId, action: 'decline', version: 3, reason: '超出微心愿金额', turnTo: '学校助学办公室' },
      freshKey(),
    )
    const declined = await api.as(resident)(getNeed, { needId })
    expect(declined).toMatchObject({
      status: 'declined',
      decline: { reason: '超出微心愿金额', turnTo: '学校助学办公室' },
    })
    const again = await api.as(resident)(
      actOnNeed,
      { needId, action: 'resubmit', version: 4, text: '想借几本四年级的书' },
      freshKey(),
    )
    expect(again).toMatchObject({ status: 'submitted', text: '想借几本四年级的书' })
  })

  it('re-opens to whoever held it, and counts the second grade beside the first', async () => {
    const needId = await claimed('插座松了')
    await api.as(member)(actOnNeed, { needId, action: 'fulfil', version: 3, result: '紧了螺丝' }, freshKey())
    await api.as(resident)(actOnNeed, { needId, action: 'confirm', version: 4, grade: 2 }, freshKey())
    const back = await api.as(resident)(
      actOnNeed,
      { needId, action: 'reopen', version: 5, reason: '又松了' },
      freshKey(),
    )
    expect(back).toMatchObject({ status: 'claimed' })
    await api.as(member)(actOnNeed, { needId, action: 'fulfil', version: 6, result: '换了新的' }, freshKey())
    await api.as(resident)(actOnNeed, { needId, action: 'confirm', version: 7, grade: 5 }, freshKey())
    const [last] = (await api.stores.needs.listHistory(needId)).slice(-1)
    expect(last).toMatchObject({ grade: 5, first: { grade: 2, outcome: 'resolved' } })
  })

  it('shows a telephone to the desk for a reason, on record', async () => {
    const needId = await claimed('轮椅刹车不灵')
    expect(await api.as(desk)(readContact, { needId, reason: '回访' })).toMatchObject({ phone: '16000000001' })
    const own = await api.as(resident)(getNeed, { needId })
    expect(own).toMatchObject({
      readings: expect.arrayContaining([expect.objectContaining({ reason: '回访', what: 'contact' })]),
    })
  })

  it('answers an unchanged list without its rows', async () => {
    const { revision } = await api.as(desk)(listNeeds, { list: 'triage' })
    expect(await api.as(desk)(listNeeds, { list: 'triage', known: revision })).toMatchObject({
      items: [],
      isUnchanged: true,
    })
    await submit('又来一个心愿')
    expect(await api.as(desk)(listNeeds, { list: 'triage', known: revision })).not.toHaveProperty('isUnchanged')
  })

  it('tells who I am with the roles of this audience only', async () => {
    expect(await api.as(member)(getMe, {})).toMatchObject({
      name: '舒明远',
      memberships: [{ role: 'member', areaName: '榆钱巷社区' }],
    })
    expect(await api.as(desk, 'citizen')(getMe, {})).toMatchObject({ memberships: [] })
  })
})
