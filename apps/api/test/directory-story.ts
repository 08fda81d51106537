import { people, type PersonName, places } from '@microwish/core/factory'
import type { Who } from './access-people'
import type { Ask } from './release-story'

const { county, street, community, sibling, grid, otherGrid } = places
const school = people.liaison.unitId
const signatories = { unit: [{ name: '邹立群' }], area: [{ name: '方静怡' }] }
const duties = [{ text: '每学期一次书画课', who: '教导处', isDone: false }]

export type Teller = {
  ask: Ask
  /** In Asia/Shanghai, `2026-11-21`: the days of the story lie around it. */
  today: string
  /** Does what was queued. */
  runJobs: () => Promise<void>
  /** A code of getPhoneNumber for that telephone. */
  phoneCode: (phone: string) => string
}
type Step = (who: Who, name: Parameters<Ask>[1], input: Record<string, unknown>) => Promise<Record<string, unknown>>

/** Everything that clients ask of areas, organisations and people: each endpoint, each of its changes. */
export async function tellDirectory({ ask, today, runJobs, phoneCode }: Teller) {
  let keys = 0
  const step: Step = (who, name, input) => ask(who, name, input, `directory-${++keys}`)
  const day = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
  await organisations(step, day)
  await bonds(step, day)
  await registrations(step, phoneCode)
  await posts(step)
  await roles(step)
  await family(step, Number(today.slice(0, 4)))
  await imports(step, runJobs)
  await areas(step, runJobs, day(-1))
}

type Days = (days: number) => string

async function organisations(step: Step, day: Days) {
  const unit = await step('districtStaff', 'addOrganisation', {
    ...{ unitId: school, name: '清棠县实验小学', kind: 'school', areaId: county.areaId, partyMembers: 12 },
  })
  const body = await step('desk', 'addOrganisation', {
    ...{ name: '榆钱巷社区居民委员会', kind: 'residents_committee', areaId: community.areaId },
    term: { from: day(-1_000), to: day(40) },
  })
  const unitId = body['unitId']
  const edited = await step('desk', 'changeOrganisation', {
    ...{ unitId, version: body['version'], change: 'edit', staff: 5, parentId: unit['unitId'] },
  })
  const seated = await step('desk', 'changeOrganisation', {
    ...{ unitId, version: edited['version'], change: 'seat', post: 'head', name: '李春华' },
  })
  const [seat] = seated['seats'] as Record<string, unknown>[]
  const left = await step('desk', 'changeOrganisation', {
    ...{ unitId, version: seated['version'], change: 'unseat', seatId: seat?.['seatId'] },
  })
  await step('desk', 'changeOrganisation', { unitId, version: left['version'], change: 'end', reason: '并到别处' })
  await step('desk', 'listOrganisations', { family: 'resident_body', state: 'ended' })
  await step('desk', 'listOrganisations', { scope: 'county', text: '实验' })
  await step('desk', 'getOrganisation', { unitId })
  await step('desk', 'listCommittees', {})
  await step('desk', 'listAlliances', {})
  await step('desk', 'getCoverage', { of: 'estates' })
}

async function bonds(step: Step, day: Days) {
  const registered = await step('desk', 'addBond', {
    ...{ kind: 'unit_registration', areaId: community.areaId, unitId: school, from: day(-300) },
  })
  const agreement = await step('desk', 'addBond', {
    ...{ kind: 'co_building', areaId: community.areaId, unitId: school, from: day(-300), to: day(20) },
    ...{ signatories, duties },
  })
  const { bondId } = agreement
  const edited = await step('desk', 'changeBond', {
    ...{ bondId, version: agreement['version'], action: 'edit', to: day(25) },
  })
  const done = duties.map((duty) => ({ ...duty, isDone: true }))
  const kept = await step('desk', 'changeBond', { bondId, version: edited['version'], action: 'duties', duties: done })
  await step('desk', 'listReminders', {})
  await step('desk', 'changeBond', { bondId, version: kept['version'], action: 'renew', to: day(390) })
  await step('desk', 'changeBond', {
    ...{ bondId: registered['bondId'], version: registered['version'], action: 'end', reason: '单位搬走了' },
  })
  const care = await step('desk', 'addBond', {
    ...{ kind: 'unit_grid', areaId: grid.areaId, unitId: school, from: day(-300) },
  })
  await step('desk', 'addVisit', { bondId: care['bondId'], note: '看了消防通道', problemsFound: 1 })
  await step('liaison', 'addMyVisit', { bondId: care['bondId'], note: '清理了杂物', problemsSolved: 1 })
  await step('liaison', 'getMyUnit', {})
  await step('desk', 'listBonds', { kind: 'co_building' })
  await step('desk', 'listBonds', { bondId })
  await step('desk', 'listVisits', { bondId: care['bondId'] })
  await step('desk', 'listVisits', {})
  await step('desk', 'getBondFigures', {})
  // Nobody renews it: whoever looks for what ends soon finds it.
  await step('siblingDesk', 'addBond', {
    ...{ kind: 'co_building', areaId: sibling.areaId, unitId: school, from: day(-300), to: day(10), signatories },
  })
  await teams(step)
}

async function teams(step: Step) {
  const team = await step('desk', 'addTeam', { name: '榆钱红管家', kind: 'red_steward', areaId: community.areaId })
  const { teamId } = team
  const { personId } = people.member
  let { version } = team
  for (const change of [
    { action: 'rename', name: '榆钱红色管家' },
    { action: 'join', personId },
    { action: 'lead', personId },
    { action: 'leave', personId },
    { action: 'end' },
  ])
    version = (await step('desk', 'changeTeam', { teamId, version, ...change }))['version']
  await step('desk', 'listTeams', { withEnded: 'true' })
  await step('desk', 'listTeams', { teamId })
}

async function registrations(step: Step, phoneCode: Teller['phoneCode']) {
  await step('desk', 'appoint', {
    ...{ role: 'member', unitId: school, name: '温小满', phone: '16077770002', isPartyMember: true },
  })
  await step('desk', 'appoint', {
    ...{ role: 'grid_worker', areaId: otherGrid.areaId, post: 'informant', name: '何小雨', phone: '16077770002' },
  })
  await step('neighbour', 'verifyPhone', { code: phoneCode('16077770002'), name: '温小满' })
  await step('desk', 'listRoster', { unitId: school })
  const asked = await step('resident', 'register', {
    ...{ kind: 'home', areaId: sibling.areaId, name: '罗桂香', isPartyMember: true },
  })
  await step('siblingDesk', 'listRegistrations', {})
  const which = { registrationId: asked['registrationId'], personId: people.resident.personId }
  const confirmed = await step('siblingDesk', 'decideRegistration', {
    ...{ ...which, version: asked['version'], decision: 'confirm', confirmsParty: true },
  })
  const profile = await step('resident', 'getProfile', {})
  await step('resident', 'saveProfile', { version: profile['version'], skills: ['摄影'], showsParty: true })
  const move = await step('resident', 'changeMyRegistration', {
    ...{
      registrationId: which.registrationId,
      version: confirmed['version'],
      action: 'move',
      areaId: community.areaId,
    },
  })
  await step('resident', 'listMyRegistrations', {})
  const moved = { registrationId: move['registrationId'], version: move['version'] }
  await step('resident', 'changeMyRegistration', { ...moved, action: 'cancel' })
  const floating = await step('gridWorker', 'register', {
    ...{ kind: 'floating', areaId: community.areaId, name: '柯建良', homeBranch: '外县老支部' },
  })
  await step('desk', 'decideRegistration', {
    ...{ registrationId: floating['registrationId'], personId: people.gridWorker.personId },
    ...{ version: floating['version'], decision: 'refuse', reason: '请到居住地报到' },
  })
  const { items } = await step('resident', 'listMyRegistrations', {})
  const standing = (items as Record<string, unknown>[]).find(({ status }) => status === 'in_force')
  await step('resident', 'changeMyRegistration', {
    ...{ registrationId: standing?.['registrationId'], version: standing?.['version'], action: 'leave' },
  })
}

async function posts(step: Step) {
  const grown = await step('desk', 'appoint', {
    ...{ role: 'grid_worker', areaId: grid.areaId, post: 'manager', name: '谭春燕', phone: '16077770003' },
  })
  const { items } = await step('desk', 'listPosts', {})
  const rows = items as { areaId: string; holders: Record<string, unknown>[] }[]
  const [waiting] = rows.find(({ areaId, holders }) => areaId === otherGrid.areaId && holders.length > 0)?.holders ?? []
  await step('desk', 'bindAppointment', {
    ...{ appointmentId: waiting?.['appointmentId'], areaId: otherGrid.areaId, version: waiting?.['version'] },
    personId: people.neighbour.personId,
  })
  await step('desk', 'getLetter', { areaId: grid.areaId })
  await step('desk', 'endAppointment', {
    ...{ appointmentId: grown['appointmentId'], areaId: grid.areaId, version: grown['version'], reason: '调走了' },
  })
}

async function roles(step: Step) {
  const { personId } = people.deskMate
  const found = await step('securityAdmin', 'findPerson', { personId })
  const [person] = found['items'] as Record<string, unknown>[]
  const offer = { personId, role: 'community_staff', areaId: sibling.areaId }
  await step('securityAdmin', 'previewGrant', offer)
  const granted = await step('securityAdmin', 'grantRole', {
    ...{ ...offer, version: person?.['version'], reason: '借调三个月' },
  })
  const role = (granted['roles'] as Record<string, unknown>[]).find(({ areaId }) => areaId === sibling.areaId)
  await step('securityAdmin', 'listGrants', {})
  await step('securityAdmin', 'revokeRole', {
    ...{ personId, version: granted['version'], grantId: role?.['grantId'], reason: '借调结束' },
  })
  await step('auditor', 'listGrantHistory', { personId })
}

async function family(step: Step, year: number) {
  const { consentVersion: version } = await step('resident', 'listFamily', {})
  const member = await step('resident', 'addFamily', {
    ...{ name: '罗大爷', kinship: 'parent', consent: { by: 'said', version, hasAgreed: true } },
  })
  const child = await step('resident', 'addFamily', {
    ...{ name: '小石头', kinship: 'grandchild', birthYear: year - 8 },
    consent: { by: 'guardian', version, isGuardian: true },
  })
  await step('resident', 'changeFamily', {
    ...{ familyId: member['familyId'], version: member['version'], action: 'consent' },
    consent: { by: 'said', version, hasAgreed: true },
  })
  await step('resident', 'changeFamily', {
    ...{ familyId: child['familyId'], version: child['version'], action: 'remove' },
  })
  await step('desk', 'withdrawFamily', { personId: people.resident.personId, name: '罗大爷', reason: '本人要求' })
}

/** The headings and one line of each kind of list; each goes its whole way. */
const LISTS: Record<string, { header: string[]; row: string[] }> = {
  areas: { header: ['编码', '名称', '网格等级'], row: ['990121011111901', '导入的网格', '小网格'] },
  organisations: {
    header: ['名称', '类别', '所在辖区编码'],
    row: ['清棠县文化馆', '事业单位', '990121011111'],
  },
  roster: { header: ['单位', '姓名', '手机号'], row: ['清棠县实验小学', '龚小平', '16077770004'] },
  posts: {
    header: ['网格编码', '岗位', '姓名', '手机号'],
    row: ['990121011111901', '网格管理员', '龚小平', '16077770004'],
  },
}

async function imports(step: Step, runJobs: Teller['runJobs']) {
  const who: PersonName = 'districtStaff'
  for (const [kind, { header, row }] of Object.entries(LISTS)) {
    const opened = await step(who, 'openImport', { kind, fileName: `${kind}.csv`, header, rowCount: 1 })
    const { importId } = opened
    await step(who, 'addImportRows', { importId, from: 0, rows: [row] })
    for (const action of ['check', 'apply']) {
      const { version } = await step(who, 'getImport', { importId })
      await step(who, 'actOnImport', { importId, version, action })
      await runJobs()
    }
    await step(who, 'getImport', { importId })
  }
  const dropped = await step(who, 'openImport', { kind: 'areas', fileName: 'x.csv', header: ['编码'], rowCount: 1 })
  await step(who, 'actOnImport', { importId: dropped['importId'], version: dropped['version'], action: 'drop' })
  await runJobs()
  await step(who, 'listImports', {})
}

async function areas(step: Step, runJobs: Teller['runJobs'], yesterday: string) {
  const who: PersonName = 'districtStaff'
  const seen = async () => (await step(who, 'listTree', { area: street.areaId }))['edition']
  const added = await step(who, 'addArea', {
    ...{ edition: await seen(), code: '990121011111902', name: '新网格', households: 30 },
  })
  const area = added['area'] as Record<string, unknown>
  const { areaId } = area
  await step(who, 'changeArea', { areaId, edition: await seen(), households: 40 })
  await step(who, 'changeArea', { areaId, edition: await seen(), name: '新起的网格' })
  await runJobs()
  const geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [110, 25],
        [110.1, 25],
        [110.1, 25.1],
        [110, 25],
      ],
    ],
  }
  await step(who, 'saveBoundary', { areaId: community.areaId, version: 0, geometry })
  await step(who, 'listBoundaries', { area: community.areaId })
  await step(who, 'endArea', { areaId, edition: await seen() })
  const reshape = {
    ...{ what: 'merge', edition: await seen(), sourceIds: [otherGrid.areaId], targetId: grid.areaId },
  }
  await step(who, 'previewReshape', { reshape })
  const { jobId } = await step(who, 'startReshape', { reshape })
  await step(who, 'getJob', { jobId })
  await runJobs()
  await step(who, 'getJob', { jobId })
  await step(who, 'listTree', { area: street.areaId, day: yesterday })
  await step(who, 'listEditions', {})
}
