import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import {
  actOnNeed,
  type ActOnNeed,
  approveTicket,
  type Call,
  endSession,
  ENDPOINTS,
  getArea,
  getHealth,
  getMe,
  getNeed,
  getStatistics,
  listAreas,
  listColleagues,
  listEditions,
  listFigureCases,
  listImports,
  listNeeds,
  listNotices,
  type NeedId,
  openTicket,
  type PersonId,
  readContact,
  redeemTicket,
  refreshSession,
  startSession,
  submitNeed,
} from '@microwish/contract'
import { startJob, type Work } from '@microwish/core'
import { aSubmission, needIdOf, people, places } from '@microwish/core/factory'
import {
  differenceOf,
  FUNCTIONS,
  type LambdaFunction,
  queueEvent,
  scheduleEvent,
  type Uses,
} from '@microwish/devkit/cloud'
import { realWorld } from '../src'
import { ACTS } from '../test/access-acts'
import { identityOf } from '../test/access-people'
import { CARRIED, LIVES } from '../test/canary-loop'
import { type Deployed, startDeployed } from '../test/deployed'
import { tellDirectory } from '../test/directory-story'
import { endpointOf } from '../test/release-story'
import { freshKey } from '../test/set-up'

/** What each function was recorded to do. To write it anew, after a look at the difference: RECORD=1 and this test. */
const USES = join(__dirname, '../uses.json')
const isRecording = process.env['RECORD'] === '1'

/** Every word of a person that goes in; none may come out in a log. */
const SECRET_WORDS = [
  '16077770001',
  '16077770002',
  '16077770003',
  '16077770004',
  '龚小平',
  '罗大爷',
  '罗阿姨',
  '3栋2单元401',
  '厨房的灯管坏了半个月',
  ...CARRIED_WORDS(),
]
function CARRIED_WORDS() {
  return Object.values(CARRIED).flatMap((words) => Object.values(words) as string[])
}

describe('the built functions, on doubles of AWS and WeChat', () => {
  const folder = mkdtempSync(join(tmpdir(), 'microwish-functions-'))
  const done = new Set<string>()
  let deployed: Deployed
  let newcomer: { personId: PersonId; call: Call }
  let needId: NeedId
  beforeAll(async () => {
    deployed = await startDeployed()
  })
  afterAll(async () => {
    await deployed.deployment.stop()
    await deployed.tables.drop()
    rmSync(folder, { recursive: true })
  })

  /** A job that was started an hour ago, and whose message was lost. */
  const startLost = (work: Work, key: string) =>
    startJob(
      { ...realWorld, stores: deployed.stores, realNow: () => Date.now() - 3_600_000, queue: { send: async () => {} } },
      work,
      { startedBy: 'test', key },
    )

  it('let somebody in whom WeChat vouches for, turn the session and end it', async () => {
    const { deployment, withToken, tokens } = deployed
    const anonymous = withToken(undefined)
    expect(await anonymous(getHealth, {})).toEqual({ status: 'ok', release: 'test' })
    const session = await anonymous(startSession, { code: deployment.double.issueCode('newcomer') })
    newcomer = { personId: session.personId, call: withToken(session.accessToken) }
    expect((await newcomer.call(getMe, {})).personId).toBe(session.personId)
    const turned = await anonymous(refreshSession, { refreshToken: session.refreshToken })
    expect(await anonymous(endSession, { refreshToken: turned.refreshToken })).toEqual({ ended: true })
    tokens.push(...[session.refreshToken, turned.refreshToken, turned.accessToken].map(String))
    const code = 'a-code-that-wechat-does-not-know'
    await expect(anonymous(startSession, { code })).rejects.toMatchObject({ problem: { code: 'code_invalid' } })
  })

  it.each([people.desk, people.deskMate])('let a desk in whose phone vouches for it', async (officer) => {
    const browser = deployed.withToken(undefined)
    const { ticket, code, digits } = await browser(openTicket, {})
    expect(await browser(redeemTicket, { ticket })).toEqual({})
    expect(await (await deployed.as(officer, 'citizen'))(approveTicket, { code, digits })).toEqual({
      approved: true,
    })
    const { session } = await browser(redeemTicket, { ticket })
    expect((await deployed.withToken(session?.accessToken)(getMe, {})).audience).toBe('staff')
  })

  it.each(Object.entries(LIVES))('take a wish through a life %s', async (_, turns) => {
    const submission = aSubmission({ contact: { ...aSubmission().contact, phone: '16077770001' } })
    let row = await (await deployed.as(people.resident))(submitNeed, submission, freshKey())
    for (const { who, action, ...more } of turns) {
      const command = { needId: row.needId, version: row.version, action, ...CARRIED[action], ...more } as ActOnNeed
      row = await (await deployed.as(people[who]))(actOnNeed, command, freshKey())
      done.add(action)
    }
    needId = row.needId
    await poison(deployed)
  })

  it('take a wish of somebody who has no place here yet', async () => {
    const row = await newcomer.call(submitNeed, aSubmission({ text: '想学手机挂号' }), freshKey())
    const desk = await deployed.as(people.desk)
    const question = { needId: row.needId, version: row.version, action: 'ask', question: '几楼？' } as const
    expect((await desk(actOnNeed, question, freshKey())).status).toBe('needs_info')
    expect((await desk(readContact, { needId: row.needId, reason: '受理核实' })).phone).toBe('16000000001')
  })

  it('know every action of the contract', () => {
    expect([...done].sort()).toEqual(Object.keys(ACTS).sort())
  })

  it('answer everything that is read, also in a process that made no key', async () => {
    deployed.deployment.cloud.masterKey.rotate()
    await deployed.deployment.start('api')
    const [desk, resident, member] = await Promise.all(
      [people.desk, people.resident, people.member].map((person) => deployed.as(person)),
    )
    if (!desk || !resident || !member) throw new Error('nobody reads')
    expect((await desk(readContact, { needId, reason: '回访' })).phone).toBe('16077770001')
    expect((await resident(getNeed, { needId })).needId).toBe(needId)
    for (const list of ['hall', 'claimed'] as const) await member(listNeeds, { list })
    await member(listNeeds, { list: 'hall', area: places.street.areaId })
    expect((await resident(listNeeds, { list: 'mine' })).items).toHaveLength(3)
    expect((await desk(listNeeds, { list: 'triage' })).items).toHaveLength(1)
    const staff = await deployed.as(people.districtStaff)
    for (const { areaId } of [places.county, places.street, places.community, places.grid])
      await staff(listNeeds, { list: 'cases', status: 'open', area: areaId })
    await staff(listFigureCases, { area: places.community.areaId, figure: 'now:closed' })
    await member(listColleagues, {})
    await resident(listAreas, { parent: places.street.areaId })
    await resident(getArea, { areaId: places.grid.areaId })
    expect((await resident(listNotices, {})).items).toEqual([])
  })

  it('keep areas, organisations and people, lists of them imported and areas merged by the job', async () => {
    const { deployment } = deployed
    const { queue } = deployment.cloud
    const job = await deployment.the('job')
    await tellDirectory({
      today: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
      async ask(who, name, input, idempotencyKey = '') {
        const { person, audience } = identityOf(who)
        if (!person) throw new Error('nobody keeps a directory')
        const call = await deployed.as(person, audience)
        return (await call(endpointOf(name), input, { idempotencyKey })) as Record<string, unknown>
      },
      async runJobs() {
        while (await queue.deliver((batch) => job.invoke(queueEvent(batch))));
      },
      phoneCode: (phone) => deployment.double.issuePhoneCode('neighbour', phone) ?? '',
    })
    const office = await deployed.as(people.districtStaff)
    const { items } = await office(listImports, {})
    expect(items.map(({ state }) => state).sort()).toEqual(['applied', 'applied', 'applied', 'applied', 'dropped'])
    expect((await office(listEditions, {})).items.map(({ what }) => what)).toContain('merge')
    // Nobody waits five seconds for an index here, and so nothing is left for the tests of jobs below.
    expect(queue.messages).toEqual([])
  })

  it('follow history past a line that cannot be read, which goes to the dead letters after its tries', async () => {
    const logs: object[] = []
    const options = { dataDir: folder, log: (line: object) => logs.push(line), attempts: 3, firstWaitMs: 5 }
    const following = await deployed.deployment.follow(options)
    await following.settled()
    await following.stop()
    const dead = readFileSync(join(folder, 'stream-dead-letters.jsonl'), 'utf8').trim().split('\n')
    expect(dead).toHaveLength(Object.keys(LIVES).length)
    const desk = await deployed.as(people.desk)
    const { flows } = await desk(getStatistics, { area: places.community.areaId, period: thisYear() })
    expect(flows.submitted).toBe(4)
    const cases = await desk(listFigureCases, {
      area: places.community.areaId,
      period: thisYear(),
      figure: 'submitted',
    })
    expect(cases.items).toHaveLength(4)
    expect((await (await deployed.as(people.resident))(listNotices, {})).items.length).toBeGreaterThan(5)
    expect(await messagesSent(deployed)).toBeGreaterThan(5)
  })

  it('see each minute that the API answers and that no job lies still', async () => {
    const { deployment } = deployed
    const from = new Date(Date.now() - 86_400_000).toISOString()
    const to = new Date(Date.now() + 60_000).toISOString()
    const { queue } = deployment.cloud
    await startLost({ kind: 'recount', input: {} }, 'recount')
    await startLost({ kind: 'replay', input: { from, to } }, 'replay')
    await (await deployment.the('clock')).invoke(scheduleEvent(to))
    expect(queue.messages).toHaveLength(2)
    expect(deployment.logs()).toContain('"CanaryAnswered":1')
    const { others } = await (await deployed.as(people.liaison))(listNotices, {})
    expect(others).toHaveLength(1)
  })

  it('answer WeChat’s check of the address, and begin to erase whoever takes the authorisation back', async () => {
    const { deployment } = deployed
    const { secrets, double, request, push } = deployment
    const { queue } = deployment.cloud
    const asked = { timestamp: '1714036504', nonce: '1514711492', echostr: '4815162342' }
    const parts = [secrets.wechat.push.token, asked.timestamp, asked.nonce].sort()
    const signature = createHash('sha1').update(parts.join('')).digest('hex')
    const path = `/wechat/push?${new URLSearchParams({ ...asked, signature })}`
    expect(await request({ method: 'GET', path })).toMatchObject({ status: 200, body: '4815162342' })
    expect((await request({ method: 'GET', path: path.replace('nonce=1', 'nonce=2') })).status).toBe(403)

    const about = { OpenID: double.openIdOf('newcomer'), AppID: secrets.wechat.appId, CreateTime: 1714036504 }
    const revoked = { MsgType: 'event', Event: 'user_authorization_revoke', RevokeInfo: '8', ...about }
    for (let copy = 0; copy < 2; copy++) expect(await (await push(revoked)).text()).toBe('success')
    const queued = queue.messages.length
    // It ended between the job and the mark that the push was acted on.
    await forgetPushes(deployed)
    expect(await (await push(revoked)).text()).toBe('success')
    expect(queue.messages).toHaveLength(queued + 1)
    expect(queue.messages.at(-1)?.body).toBe(queue.messages.at(-2)?.body)
  })

  it('do the jobs that are queued, also where the time is too short for one run', async () => {
    const { deployment, stores } = deployed
    const { queue } = deployment.cloud
    const [one, other] = [await deployment.the('job'), await deployment.start('job')]
    const run = (job: LambdaFunction, remainingMs?: number) =>
      queue.deliver((batch) => job.invoke(queueEvent(batch), remainingMs))
    const drain = async (job: LambdaFunction) => {
      while (await run(job));
    }
    const queued = queue.messages.length
    await run(one, 1_000)
    expect(queue.messages).toHaveLength(queued)
    await Promise.all([drain(one), drain(other)])
    // The next removes what the first recount replaced.
    await startLost({ kind: 'recount', input: {} }, 'recount again')
    await (await deployment.the('clock')).invoke(scheduleEvent(new Date().toISOString()))
    await drain(one)
    expect(queue.dead).toEqual([])
    const jobs = await stores.jobs.list({ limit: 50 })
    expect(jobs.filter(({ status }) => status !== 'done')).toEqual([])
    const ofNeeds = jobs.filter(({ kind }) => kind !== 'import' && kind !== 'reshape')
    expect(ofNeeds.map(({ kind, status, failure }) => [kind, status, failure]).sort()).toEqual([
      ['erase', 'done', undefined],
      ['recount', 'done', undefined],
      ['recount', 'done', undefined],
      ['replay', 'done', undefined],
    ])
    await expect(newcomer.call(getMe, {})).rejects.toMatchObject({ problem: { code: 'unauthenticated' } })
    expect(await stores.people.get(newcomer.personId)).toBeUndefined()
    const statistics = { area: places.community.areaId, period: thisYear() }
    expect((await (await deployed.as(people.desk))(getStatistics, statistics)).flows.submitted).toBe(4)
  })

  it('have served every endpoint of the contract', () => {
    expect([...deployed.reached].sort()).toEqual(ENDPOINTS.map(({ name }) => name).sort())
  })

  it('have written many lines, and no word, number, name or token in any of them', () => {
    const logs = deployed.deployment.logs()
    expect(logs.split('\n').length).toBeGreaterThan(100)
    const { session, wechat } = deployed.deployment.secrets
    const secrets = [wechat.secret, session.identityKey, ...session.signingKeys.map(({ secret }) => secret)]
    const never = [
      ...SECRET_WORDS,
      ...secrets,
      ...new Set(deployed.tokens),
      deployed.deployment.double.openIdOf('resident'),
    ]
    expect(never.filter((word) => logs.includes(word))).toEqual([])
  })

  it('did what is written in uses.json, all of it and nothing else, and never a Scan', () => {
    const { record, refusals } = deployed.deployment.cloud
    const uses = record.uses()
    expect(refusals).toEqual([])
    expect(Object.keys(uses).sort()).toEqual([...FUNCTIONS].sort())
    if (isRecording) writeFileSync(USES, written(uses))
    expect(differenceOf(uses, JSON.parse(readFileSync(USES, 'utf8')) as Uses)).toEqual([])
    expect(Object.values(uses).flatMap((each) => each.filter(({ action }) => action === 'dynamodb:Scan'))).toEqual([])
  })
})

/** In Asia/Shanghai. */
const thisYear = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 4)

let poisoned = 0
/** A line of history that says nothing, between those of real lives. */
async function poison({ tables }: Deployed) {
  const pk = { S: `NEED#${needIdOf(9_000 + poisoned++)}` }
  await tables.client.send(
    new PutItemCommand({ TableName: tables.tables.needs, Item: { pk, sk: { S: 'ACTIVITY#0001' } } }),
  )
}

/** Takes away every mark of a push that was acted on. */
async function forgetPushes({ tables: { client, tables } }: Deployed) {
  const TableName = tables.sessions
  const { Items = [] } = await client.send(new ScanCommand({ TableName }))
  for (const { pk, sk } of Items)
    if (pk?.S?.startsWith('PUSH#')) await client.send(new DeleteItemCommand({ TableName, Key: { pk, sk: sk! } }))
}

async function messagesSent({ deployment }: Deployed) {
  const response = await deployment.double.app.request('/wechat/double/messages')
  return ((await response.json()) as { items: unknown[] }).items.length
}

/** A use per line, as prettier leaves it. */
function written(uses: Uses) {
  const functions = Object.entries(uses).map(([name, list]) => {
    const lines = list.map(({ action, on }) => `    { "action": "${action}", "on": "${on}" }`)
    return `  "${name}": [\n${lines.join(',\n')}\n  ]`
  })
  return `{\n${functions.join(',\n')}\n}\n`
}
