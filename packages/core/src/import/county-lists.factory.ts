import { IMPORT_FIELDS, type ImportKind, ORGANISATION_KINDS, type OrganisationKind } from '@microwish/contract'

/** A list as the console sends it: headings and rows of strings. */
export type List = { kind: ImportKind; fileName: string; header: string[]; rows: string[][] }
type Cells = Record<string, string>

/** How large a county is; grids are dealt out evenly to the communities. */
export type CountyShape = {
  streets: number
  communities: number
  /** 小网格. */
  grids: number
  /** 微网格和专属网格. */
  micros: number
  organisations: number
  members: number
  /** Places, and of them people on a post. */
  posts: { managers: readonly [number, number]; informants: readonly [number, number] }
}
/** 12 + 198 + 2,021 + 253 areas (S4), 164 organisations with 9,300 members (S1), 346 posts with 277 people (S2). */
export const S4_SHAPE: CountyShape = {
  ...{ streets: 12, communities: 198, grids: 2_021, micros: 253, organisations: 164, members: 9_300 },
  posts: { managers: [115, 93], informants: [231, 184] },
}

const COUNTY_CODE = '990121'
/** Eight streets, the others towns: by the numbers of GB/T 10114. */
const STREETS = 8
const three = (n: number) => String(n).padStart(3, '0')
const numbered = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n))
/** The n-th of a list, and on from the beginning. */
const of = (list: string, n: number) => list[n % list.length] ?? ''

const FIRST = '松竹兰荷枫溪云青石柳梅桐杏锦清桂榆梨霞鹤'
const SECOND = '泉湖苑山庭园桥江塘湾岭田坡'
const SURNAMES = '罗温舒邵祝谭邹柯方陶何龚庞沈卫纪安童白江苏韩唐许'
const GIVEN = '明远晓棠春燕立群建良静怡知秋文博维正志若兰清和如山桂香小满'
const placeName = (n: number) => of(FIRST, n) + of(SECOND, Math.floor(n / FIRST.length) + n)
const personName = (n: number) => of(SURNAMES, n) + of(GIVEN, n * 7 + Math.floor(n / 5)) + of(GIVEN, n * 3 + 1)
/** Numbers of a range that no operator gives out. */
const phoneOf = (n: number) => String(16_000_000_000 + n)

/** A list of a kind with every column that any of its rows fills. */
export function listOf(kind: ImportKind, fileName: string, lines: readonly Cells[]): List {
  const fields = IMPORT_FIELDS[kind].filter(({ name }) => lines.some((line) => line[name]))
  return {
    ...{ kind, fileName, header: fields.map(({ title }) => title) },
    rows: lines.map((line) => fields.map(({ name }) => line[name] ?? '')),
  }
}

/** The lists of a county of that shape, the same at every call: first the areas, then what stands in them. */
export function countyLists(shape: CountyShape = S4_SHAPE) {
  const streets = numbered(shape.streets, streetOf)
  const communities = numbered(shape.communities, (n) => communityOf(streets, n))
  const grids = numbered(shape.grids + shape.micros, (n) => gridOf(shape, communities, n))
  const units = numbered(shape.organisations, (n) => unitOf(communities, n))
  return {
    areas: listOf('areas', '辖区和网格.xlsx', [...streets, ...communities, ...grids]),
    organisations: listOf('organisations', '驻区单位.xlsx', units),
    roster: listOf(
      'roster',
      '在册党员.xlsx',
      numbered(shape.members, (n) => memberOf(units, n)),
    ),
    posts: listOf('posts', '网格岗位.xlsx', postLines(shape, grids)),
  }
}

function streetOf(n: number): Cells {
  const isStreet = n < STREETS
  const code = `${COUNTY_CODE}${three(isStreet ? n + 1 : 100 + n - STREETS)}`
  return { code, name: `${placeName(n)}${isStreet ? '街道' : '镇'}`, grade: '大网格', gridKind: '综合网格' }
}

function communityOf(streets: readonly Cells[], n: number): Cells {
  const above = streets[n % streets.length]?.['code'] ?? ''
  return {
    ...{ code: `${above}${three(Math.floor(n / streets.length) + 1)}`, name: `${placeName(n)}社区` },
    ...{ grade: '中网格', gridKind: '综合网格', overlayCode: above },
    ...{ servicePhone: phoneOf(90_000 + n), serviceName: personName(n) },
  }
}

function gridOf({ grids, posts }: CountyShape, communities: readonly Cells[], n: number): Cells {
  const above = communities[n % communities.length]?.['code'] ?? ''
  const own = Math.floor(n / communities.length) + 1
  const isMicro = n >= grids
  return {
    ...{ code: `${above}${three(own)}`, name: `${placeName(n)}${three(own)}${isMicro ? '专属网格' : '网格'}` },
    ...{ grade: isMicro ? '微网格' : '小网格', gridKind: isMicro ? '专属网格' : '综合网格', overlayCode: above },
    households: isMicro ? '' : String(120 + ((n * 37) % 400)),
    managers: n < posts.managers[0] ? '1' : '0',
    informants: n < posts.informants[0] ? '1' : '0',
  }
}

const UNIT_KINDS: readonly OrganisationKind[] = [
  'organ',
  'institution',
  'school',
  'hospital',
  'state_enterprise',
  'bank',
]
const UNIT_NAMES: Partial<Record<OrganisationKind, string>> = {
  ...{ organ: '管理局', institution: '服务中心', school: '实验学校' },
  ...{ hospital: '医院', state_enterprise: '建设公司', bank: '农商银行支行' },
}

function unitOf(communities: readonly Cells[], n: number): Cells {
  const kind = UNIT_KINDS[n % UNIT_KINDS.length] ?? 'organ'
  return {
    ...{ name: `清棠县${placeName(n)}${UNIT_NAMES[kind] ?? ''}`, kind: ORGANISATION_KINDS[kind].text },
    ...{ areaCode: communities[(n * 5) % communities.length]?.['code'] ?? '', code: `DW-${three(n + 1)}` },
    staff: String(40 + ((n * 13) % 300)),
  }
}

function memberOf(units: readonly Cells[], n: number): Cells {
  const unit = units[n % units.length]
  return {
    unit: unit?.['code'] ?? '',
    name: personName(n),
    phone: phoneOf(n),
    isPartyMember: n % 4 === 3 ? '否' : '是',
  }
}

function postLines({ members, posts }: CountyShape, grids: readonly Cells[]): Cells[] {
  const line = (post: string, first: number) => (n: number) => ({
    ...{ gridCode: grids[n]?.['code'] ?? '', post, name: personName(first + n), phone: phoneOf(first + n) },
    startsOn: '2026-01-01',
  })
  const [managers, informants] = [posts.managers[1], posts.informants[1]]
  return [
    ...numbered(managers, line('网格管理员', members)),
    ...numbered(informants, line('网格信息员', members + managers)),
  ]
}
