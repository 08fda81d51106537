import { randomUUID } from 'node:crypto'
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { actOnNeed, type ActOnNeed, getNeed, getStatistics, type NeedId, submitNeed } from '@microwish/contract'
import { advanceNeed, GONE, identityHash, listNotices, openSession, turnSession } from '@microwish/core'
import { actorOf, aSubmission, people, type PersonName } from '@microwish/core/factory'
import { injectFaults } from '@microwish/devkit/testing'
import { LIVES } from './canary-loop'
import { freeTextOf, setText } from './free-text'
import { everything, followAll, jobsOf, scan } from './job-parts'
import { refusalOf, startApi, type TestApi } from './set-up'
import { needAt } from './walk'

const { resident, member, desk } = people
const OPEN_ID = 'o4GgauInH_RCEdvrrNGrntXDuXoc'
const IDENTITY_KEY = new Uint8Array(32).fill(5)
const FIELDS = [...freeTextOf(submitNeed), ...freeTextOf(actOnNeed)]
type Said = { by: PersonName; value: string; action: string }

/** The resident's whole matter through the API, with a string of its own in every field that takes words. */
async function liveWithCanaries(api: TestApi) {
  const said: Said[] = []
  const fill = (by: PersonName, prefix: string, action: string, input: Record<string, unknown>) => {
    for (const { path } of FIELDS.filter(({ field }) => field.startsWith(`${prefix}.`))) {
      // Letters only, so that no rule about numbers touches them.
      const value = `zq${[...String(said.length).padStart(3, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('')}qz`
      said.push({ by, value, action })
      setText(input, path, value)
    }
    return input
  }
  const submission = aSubmission({ onBehalf: { relationship: 'family', hasConsented: true } })
  fill('resident', 'submitNeed', 'submit', submission)
  const key = () => ({ idempotencyKey: `zqkey${randomUUID()}` })
  let row = await api.as(resident)(submitNeed, submission, key())
  for (const { who, action, ...more } of LIVES['from asking to a second grade']!) {
    const command = fill(who, `actOnNeed.${action}`, action, {
      needId: row.needId,
      version: row.version,
      action,
      ...more,
    })
    row = await api.as(people[who])(actOnNeed, command as unknown as ActOnNeed, key())
    if (action === 'claim' || action === 'hand_over')
      await api
        .as(member)(getNeed, { needId: row.needId })
        .catch(() => 0)
  }
  await api.as(desk)(getNeed, { needId: row.needId })
  return { needId: row.needId, said }
}

describe('erasing a person', () => {
  let api: TestApi
  let jobs: ReturnType<typeof jobsOf>
  beforeEach(async () => {
    api = await startApi()
    jobs = jobsOf(api)
    await api.stores.people.findOrCreate(identityHash(IDENTITY_KEY, OPEN_ID), () => ({ ...resident, openId: OPEN_ID }))
  })
  afterEach(() => api.stop())

  const erase = async (personId = resident.personId) => {
    const { jobId } = await jobs.start({ kind: 'erase', input: { personId, reason: 'asked' } })
    const outcome = await jobs.run(jobId)
    return { outcome, job: await api.stores.jobs.get(jobId) }
  }
  const textOfAll = async () => JSON.stringify([await everything(api), jobs.queued])
  const figures = () =>
    api
      .as(desk)(getStatistics, { period: '2026' })
      .then(({ countedAt: _, ...rest }) => rest)
  const statusOf = async (needId: NeedId) => (await api.stores.needs.get(needId))?.status
  const recount = () => jobs.runInSteps({ kind: 'recount', input: {} })

  it('leaves none of their strings in any table, whoever wrote them, and every figure as it was', async () => {
    const { needId, said } = await liveWithCanaries(api)
    await followAll(api, jobs)
    const before = await figures()
    const lines = await api.stores.needs.listHistory(needId)
    const theirs = [...said.map(({ value }) => value), resident.name, OPEN_ID, '罗阿姨', '160****0001']
    const stood = await textOfAll()
    // `keep` names words that may be published; it is checked and not kept.
    expect(theirs.filter((text) => !stood.includes(text)).length).toBeLessThanOrEqual(4)

    expect((await erase()).outcome).toBe('done')
    const left = await textOfAll()
    expect(theirs.filter((text) => left.includes(text))).toEqual([])
    expect(left).not.toContain(`CONTACT#${needId}`)
    expect(left).not.toContain('IDENTITY#')
    expect(await api.stores.people.get(resident.personId)).toBeUndefined()

    expect(await figures()).toEqual(before)
    await recount()
    expect(await figures()).toEqual(before)
    const kept = await api.stores.needs.listHistory(needId)
    const bare = ({
      words: _words,
      actor: _actor,
      erasedIds: _ids,
      idempotencyKey: _key,
      ...rest
    }: (typeof kept)[number]) => rest
    expect(kept.map(bare)).toEqual(lines.map(bare))
  })

  it('takes a helper’s words and name out of others’ matters, and nothing of theirs', async () => {
    const { needId, said } = await liveWithCanaries(api)
    await followAll(api, jobs)
    const [before, stood] = [await figures(), await textOfAll()]
    expect((await erase(member.personId)).outcome).toBe('done')
    const left = await textOfAll()
    const byMember = said.filter(({ by }) => by === 'member')
    expect([...byMember.map(({ value }) => value), member.name].filter((text) => left.includes(text))).toEqual([])
    const others = said.filter(({ by, value }) => by !== 'member' && stood.includes(value))
    expect(others.filter(({ value }) => !left.includes(value))).toEqual([])
    const readings = await api.stores.readings.list(needId)
    expect(readings).toContainEqual(
      expect.objectContaining({ personId: member.personId, name: '已注销', what: 'contact' }),
    )
    await recount()
    expect(await figures()).toEqual(before)
  })

  it('ends what they asked for and frees what they hold, as the workflow would, and tells those concerned', async () => {
    const live = ['submitted', 'needs_info', 'open', 'claimed'] as const
    const asked = await Promise.all(live.map((status) => needAt(api, status)))
    const [fulfilled, declined] = [await needAt(api, 'fulfilled'), await needAt(api, 'declined')]
    const byNeighbour = { submitter: 'neighbour', desk: 'desk', holder: 'member' } as const
    await erase()
    for (const { needId } of asked) expect(await statusOf(needId)).toBe('withdrawn')
    expect(await api.stores.needs.get(fulfilled.needId)).toMatchObject({
      status: 'closed',
      outcome: 'resolved',
      text: GONE,
    })
    expect(await statusOf(declined.needId)).toBe('declined')
    await followAll(api, jobs)
    expect(jobs.told.filter((line) => line.startsWith(resident.personId))).toEqual([])
    expect(jobs.told.filter((line) => line.startsWith(member.personId))).toHaveLength(2)
    expect(await everything(api)).not.toHaveProperty([`ledger NOTICE#${resident.personId}`])

    const held = await needAt(api, 'claimed', byNeighbour)
    const waiting = await needAt(api, 'claimed', byNeighbour)
    const ask = { ...waiting, action: 'ask', question: '几楼？' } as const
    await api.as(member)(actOnNeed, ask, { idempotencyKey: randomUUID() })
    await erase(member.personId)
    expect(await api.stores.needs.get(held.needId)).toMatchObject({ status: 'open', text: aSubmission().text })
    expect(await api.stores.needs.get(waiting.needId)).toMatchObject({ status: 'needs_info', question: GONE })
  })

  it('keeps what they wrote down for others, who are not erased with them', async () => {
    const forOther = aSubmission({ onBehalf: { relationship: 'grid', name: '罗大爷', hasConsented: true } })
    const { needId } = await api.as(people.gridWorker)(submitNeed, forOther, { idempotencyKey: randomUUID() })
    await erase(people.gridWorker.personId)
    const need = await api.stores.needs.get(needId)
    expect(need).toMatchObject({
      status: 'submitted',
      text: forOther.text,
      onBehalf: { name: '罗大爷' },
      submitterName: '已注销',
    })
    expect(await api.stores.contacts.get(needId)).toBeDefined()
  })

  it('ends every session at once, and whoever comes back is somebody new', async () => {
    const sign = () => Promise.resolve('token')
    const ctx = { ...api.platform, sign }
    const session = await openSession(ctx, { personId: resident.personId, audience: 'citizen' })
    await api.stores.people.beginErasing(resident.personId, api.clock.now)
    expect(await refusalOf(api.as(resident)(submitNeed, aSubmission()))).toMatchObject({ status: 401 })
    await erase()
    await expect(turnSession(ctx, session.refreshToken)).rejects.toMatchObject({ code: 'session_ended' })
    const fresh = { ...people.neighbour, openId: OPEN_ID }
    expect(await api.stores.people.findOrCreate(identityHash(IDENTITY_KEY, OPEN_ID), () => fresh)).toEqual(fresh)
    expect(await api.stores.people.findByOpenId(OPEN_ID)).toBe(people.neighbour.personId)
  })

  it('is no reason to sign out whoever hands something over to them meanwhile', async () => {
    const held = await needAt(api, 'claimed')
    await api.stores.people.beginErasing(people.colleague.personId, api.clock.now)
    const handOver = { ...held, action: 'hand_over', toPersonId: people.colleague.personId } as const
    expect(await refusalOf(api.as(member)(actOnNeed, handOver, { idempotencyKey: randomUUID() }))).toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'toPersonId' }],
    })
  })

  it('leaves the way in open that a release without the way back to it had made', async () => {
    const { directory } = api.tables.tables
    const hash = identityHash(IDENTITY_KEY, OPEN_ID)
    const [link] = (await scan(api.tables, 'directory')).filter(({ pk }) => String(pk).startsWith('OPENID#'))
    await api.database.client.send(new DeleteCommand({ TableName: directory, Key: { pk: link!['pk'], sk: 'META' } }))
    await erase()
    const fresh = { ...people.neighbour, openId: OPEN_ID }
    const came = await Promise.all([1, 2, 3].map(() => api.stores.people.findOrCreate(hash, () => fresh)))
    expect(came.map(({ personId }) => personId)).toEqual([1, 2, 3].map(() => fresh.personId))
  })

  it('ends the same where writes collide, are throttled, or are answered by silence', async () => {
    const { said } = await liveWithCanaries(api)
    const live = await needAt(api, 'claimed')
    await followAll(api, jobs)
    const { jobId } = await jobs.start({ kind: 'erase', input: { personId: resident.personId, reason: 'revoked' } })
    const rates = { conflict: 0.2, throttling: 0.1, lostAnswer: 0.3, unprocessed: 0.2 }
    const faults = injectFaults(api.tables.client, { seed: 20261122, rates })
    for (let tries = 0; (await jobs.statusOf(jobId)) !== 'done' && tries < 20; tries++) {
      await jobs.run(jobId, tries % 2 === 0 ? 0 : Infinity)
      api.clock.realMs += 3_600_000
    }
    faults.heal()
    for (const fault of ['conflict', 'throttling', 'lostAnswer'] as const)
      expect([fault, faults.counts[fault]]).not.toEqual([fault, 0])
    expect(await jobs.statusOf(jobId)).toBe('done')
    const left = await textOfAll()
    expect([...said.map(({ value }) => value), resident.name, OPEN_ID].filter((text) => left.includes(text))).toEqual(
      [],
    )
    expect((await api.stores.needs.listHistory(live.needId)).map(({ action }) => action)).toEqual([
      'submit',
      'publish',
      'claim',
      'withdraw',
    ])
    const before = await figures()
    await followAll(api, jobs)
    expect((await figures()).gauges).toEqual({ ...before.gauges, claimed: 0, withdrawn: 1 })
  })

  it('is refused while they hold an office, and changes nothing then', async () => {
    const before = await everything(api)
    const { outcome, job } = await erase(desk.personId)
    expect([outcome, job?.failure]).toEqual(['failed', 'holds_office'])
    expect(await everything(api)).toEqual(before)
  })

  it('of somebody unknown, or once more, is done at once and changes nothing', async () => {
    await needAt(api, 'closed')
    await erase()
    const once = await everything(api)
    expect((await erase()).outcome).toBe('done')
    expect(await everything(api)).toEqual(once)
  })

  it('takes away once more what a restore brought back, without the person', async () => {
    const { needId, said } = await liveWithCanaries(api)
    const lines = await api.stores.needs.listHistory(needId)
    const contact = (await api.stores.contacts.get(needId))!
    await erase()
    const erased = await everything(api)
    await api.stores.needs.replaceLines(lines)
    await api.database.client.send(
      new PutCommand({
        TableName: api.tables.tables.contacts,
        Item: { pk: `CONTACT#${needId}`, sk: 'CONTACT', ...contact },
      }),
    )
    expect(said.some(({ value }) => JSON.stringify(lines).includes(value))).toBe(true)
    expect(await everything(api)).not.toEqual(erased)
    expect((await erase()).outcome).toBe('done')
    expect(await everything(api)).toEqual(erased)
  })

  it('cannot be undone by a command that had read the need before', async () => {
    const { needId } = await needAt(api, 'fulfilled')
    const need = (await api.stores.needs.get(needId))!
    const command = { needId, version: need.version, action: 'confirm', callNote: '电话里说满意' } as const
    const circumstances = { actor: actorOf(desk), now: api.clock.now, reopenDays: 15, doorCode: '1234' }
    const underWay = advanceNeed(need, command, circumstances)
    await erase()
    expect(await api.stores.needs.save(underWay)).toMatchObject({ current: { text: GONE } })
  })

  it('leaves a replay nobody to tell, and nothing to bring back', async () => {
    api.clock.now = new Date().toISOString()
    await needAt(api, 'closed')
    await followAll(api, jobs)
    await erase()
    await followAll(api, jobs)
    const erased = await everything(api)
    const day = 86_400_000
    const [from, to] = [-day, day].map((ms) => new Date(Date.now() + ms).toISOString()) as [string, string]
    await jobs.runInSteps({ kind: 'replay', input: { from, to } })
    expect(await everything(api)).toEqual(erased)
    const caller = { personId: resident.personId, audience: 'citizen', sessionId: 'ses_test' } as const
    expect((await listNotices({ stores: api.stores, caller }, { limit: 50 })).items).toEqual([])
  })
})
