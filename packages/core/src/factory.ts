import type { AreaId, NeedId, PersonId, Role, SubmitNeed, UnitId } from '@microwish/contract'
import type { Need } from './need'
import type { Organisation } from './organisation'
import type { Actor, Area, Person, Standing } from './person'
import { ROLE_AUDIENCE } from '@microwish/contract'

export * from './import/county-lists.factory'

/** Small, whole objects for tests and demo data. A number makes an id that reads like one. */
export const idOf = (prefix: string, n: number) => `${prefix}_${String(n).padStart(26, '0')}`
export const areaIdOf = (n: number) => idOf('are', n) as AreaId
export const personIdOf = (n: number) => idOf('per', n) as PersonId
export const needIdOf = (n: number) => idOf('ned', n) as NeedId
export const unitIdOf = (n: number) => idOf('uni', n) as UnitId

const LEVELS = ['county', 'street', 'community', 'grid', 'building'] as const

/** An area below another, or the county. */
export function anArea(n: number, name: string, parent?: Area, more: Partial<Area> = {}): Area {
  const level = LEVELS[parent ? LEVELS.indexOf(parent.level) + 1 : 0] ?? 'grid'
  return {
    areaId: areaIdOf(n),
    code: `${parent?.code ?? ''}${parent ? String(n).padStart(3, '0').slice(-3) : '990121'}`,
    name,
    level,
    ...(parent && { parentId: parent.areaId }),
    path: `${parent?.path ?? '/'}${areaIdOf(n)}/`,
    names: [...(parent?.names ?? []), name],
    ...more,
  }
}

const county = anArea(1, '清棠县')
const street = anArea(11, '栖禾街道', county)
const farStreet = anArea(12, '映棠街道', county)
const community = anArea(111, '榆钱巷社区', street, { servicePhone: '16000000007', serviceName: '方静怡' })
const sibling = anArea(112, '梨花井社区', street)
const far = anArea(121, '南门井社区', farStreet)

/** One county, two streets, three communities (two of one street), four grids. */
export const places = {
  county,
  street,
  farStreet,
  community,
  sibling,
  far,
  grid: anArea(1111, '榆钱里', community),
  otherGrid: anArea(1112, '粮站宿舍', community),
  siblingGrid: anArea(1121, '锦棠花园', sibling),
  farGrid: anArea(1211, '南门新村', far),
}

export const standingAt = (role: Role, area: Area, more: Partial<Standing> = {}): Standing => ({
  role,
  areaId: area.areaId,
  areaName: area.name,
  areaLevel: area.level,
  areaPath: area.path,
  ...more,
})

export function aPerson(n: number, name: string, standings: Standing[] = [], more: Partial<Person> = {}): Person {
  return { personId: personIdOf(n), name, surname: name.slice(0, 1), standings, ...more }
}

const waterBureau = { unitId: unitIdOf(1), unitName: '清棠县水务局' }

/** The residents' committee of `places.community`, nobody seated. */
export const anOrganisation = (n: number, more: Partial<Organisation> = {}): Organisation => ({
  unitId: unitIdOf(n),
  version: 1,
  name: `榆钱巷社区居民委员会${n}`,
  kind: 'residents_committee',
  areaId: community.areaId,
  areaPath: community.path,
  areaNames: community.names,
  from: '2020-01-01',
  seats: [],
  ...more,
})

/** Everybody that the tables of rules speak of. `desk` is the officer of `places.community`. */
export const people = {
  resident: aPerson(1, '罗桂香', [standingAt('resident', places.grid)]),
  neighbour: aPerson(2, '温小满', [standingAt('resident', places.grid)]),
  member: aPerson(3, '舒明远', [standingAt('member', community, waterBureau)], waterBureau),
  colleague: aPerson(4, '邵小雨', [standingAt('member', community, waterBureau)], waterBureau),
  siblingMember: aPerson(5, '祝晓棠', [standingAt('member', sibling)]),
  farMember: aPerson(6, '谭春燕', [standingAt('member', far)]),
  liaison: aPerson(7, '邹立群', [standingAt('unit_liaison', community)], {
    unitId: unitIdOf(2),
    unitName: '清棠县实验小学',
  }),
  gridWorker: aPerson(8, '柯建良', [standingAt('grid_worker', places.grid)]),
  desk: aPerson(9, '方静怡', [standingAt('community_staff', community)]),
  deskMate: aPerson(10, '陶知秋', [standingAt('community_staff', community)]),
  siblingDesk: aPerson(11, '何文博', [standingAt('community_staff', sibling)]),
  farDesk: aPerson(12, '龚维正', [standingAt('community_staff', far)]),
  streetStaff: aPerson(13, '庞志远', [standingAt('street_staff', street)]),
  districtStaff: aPerson(14, '沈若兰', [standingAt('district_staff', county)]),
  department: aPerson(15, '卫东来', [standingAt('department', county)]),
  auditor: aPerson(16, '纪清和', [standingAt('auditor', county)]),
  settingsAdmin: aPerson(17, '邵一鸣', [standingAt('settings_admin', county)]),
  securityAdmin: aPerson(18, '安如山', [standingAt('security_admin', county)]),
}
export type PersonName = keyof typeof people

/** The audience in which somebody's standings wake. */
export const audienceOf = ({ standings }: Person) => (standings[0] ? ROLE_AUDIENCE[standings[0].role] : 'citizen')
export const actorOf = (person: Person): Actor => ({ ...person, audience: audienceOf(person) })

export const aSubmission = (more: Partial<SubmitNeed> = {}): SubmitNeed => ({
  kind: 'wish',
  category: 'repair',
  text: '厨房的灯管坏了半个月，我不敢爬高，想请人帮忙换一下。',
  callBack: false,
  areaId: places.grid.areaId,
  contact: { name: '罗阿姨', phone: '16000000001', address: '3栋2单元401' },
  consent: { version: '2026-11', handOver: true },
  channel: 'app',
  ...more,
})

const at = '2026-11-20T02:00:00.000Z'
export const aPublication = (): NonNullable<Need['publication']> => ({
  publicSummary: '更换厨房灯管一根，灯管自备',
  effortMinutes: 30,
  timeWindow: 'weekend',
  headcount: 1,
  costClass: 'free',
  publishedAt: at,
})

/** A wish of `people.resident` in `places.grid`, submitted; overrides give it any other state. */
export const aNeed = (more: Partial<Need> = {}): Need => ({
  needId: needIdOf(1),
  kind: 'wish',
  status: 'submitted',
  version: 1,
  category: 'repair',
  text: aSubmission().text ?? '',
  callBack: false,
  channel: 'app',
  occurredAt: at,
  submittedAt: at,
  updatedAt: at,
  listedAt: at,
  areaId: places.grid.areaId,
  areaPath: places.grid.path,
  communityId: community.areaId,
  communityName: community.name,
  gridName: places.grid.name,
  submitterId: people.resident.personId,
  submitterName: people.resident.name,
  consent: { version: '2026-11', at, channel: 'app' },
  contact: { name: '罗阿姨', phoneMasked: '160****0001' },
  barredIds: [people.resident.personId],
  helperIds: [],
  ...more,
})

/** Held by `people.member`, published by `people.desk`. */
export const aHeldNeed = (more: Partial<Need> = {}): Need => {
  const { personId, name, surname } = people.member
  return aNeed({
    status: 'claimed',
    version: 3,
    acceptedAt: at,
    caseOwner: { personId: people.desk.personId, name: people.desk.name },
    publication: aPublication(),
    publisherId: people.desk.personId,
    barredIds: [people.resident.personId, people.desk.personId],
    helperIds: [personId],
    holder: { personId, name, surname, ...waterBureau, claimedAt: at, sinceVersion: 3 },
    doorCode: '4729',
    ...more,
  })
}
