import { type Audience, type Role, ROLE_AUDIENCE } from '@microwish/contract'
import type { Area, Person, Standing } from '@microwish/core'
import { areaIdOf, personIdOf, standingAt, unitIdOf } from '@microwish/core/factory'
import county from './demo-county.json'

/** A person of the demo county, as the persona picker shows them. */
export type Persona = {
  personaId: string
  person: Person
  /** What the WeChat double hands over for them; fictional, `160…`. */
  phone?: string
  age?: number
  note: string
  place: string
  roles: Role[]
  area: Area
  audience: Audience
}

const LEVELS = ['county', 'street', 'community', 'grid'] as const

/** The county's areas with paths and the desks' telephones, county first. */
export function demoAreas(): Area[] {
  const byCode = new Map<string, Area>()
  county.areas.forEach(({ code, name, level }, index) => {
    const parent = [...byCode.values()].filter((one) => code.startsWith(one.code)).at(-1)
    const areaId = areaIdOf(index + 1)
    const desk = DESKS.find(([, place]) => place === name)
    byCode.set(code, {
      areaId,
      code,
      name,
      level: LEVELS.find((one) => one === level) ?? 'grid',
      ...(parent && { parentId: parent.areaId }),
      path: `${parent?.path ?? '/'}${areaId}/`,
      names: [...(parent?.names ?? []), name],
      ...(desk && { serviceName: desk[0], servicePhone: desk[2] }),
    })
  })
  return [...byCode.values()]
}

/** One officer a community: name, place, the desk's telephone. */
const DESKS: readonly [string, string, string][] = [
  ['方静怡', '榆钱巷社区', '16000000007'],
  ['陶知秋', '桂花巷社区', '16000000021'],
  ['卫东来', '梨花井社区', '16000000022'],
  ['安如山', '南门井社区', '16000000023'],
  ['纪清和', '稻香里社区', '16000000024'],
  ['苗春生', '枇杷园社区', '16000000025'],
]

/** Who stands where: role, place and, for members and liaisons, the unit. */
const STANDINGS: Record<string, { at: readonly (readonly [Role, string])[]; unit?: string }> = {
  罗桂香: { at: [['resident', '锦棠花园']] },
  温小满: {
    at: [
      ['resident', '榆钱里'],
      ['grid_worker', '榆钱里'],
    ],
  },
  舒明远: { at: [['member', '榆钱巷社区']], unit: '清棠县水务局' },
  祝晓棠: {
    at: [
      ['member', '枇杷园社区'],
      ['member', '南门井社区'],
    ],
    unit: '清棠县人民医院',
  },
  邹立群: { at: [['unit_liaison', '稻香里社区']], unit: '清棠县实验小学' },
  谭春燕: { at: [['grid_worker', '棉纺厂生活区']] },
  方静怡: { at: [['community_staff', '榆钱巷社区']] },
  庞志远: { at: [['street_staff', '栖禾街道']] },
  何文博: { at: [['department', '清棠县']], unit: '清棠县住房和城乡建设局' },
  沈若兰: {
    at: [
      ['district_staff', '清棠县'],
      ['settings_admin', '清棠县'],
    ],
  },
  邵一鸣: { at: [['security_admin', '清棠县']] },
  龚维正: { at: [['auditor', '清棠县']] },
}

/** Beside the twelve: an officer and a helper wherever the file names none, and a colleague to hand over to. */
const OTHERS: readonly {
  name: string
  age: number
  at: readonly (readonly [Role, string])[]
  unit?: string
  note: string
}[] = [
  ...DESKS.slice(1).map(([name, place]) => ({
    name,
    age: 37,
    at: [['community_staff', place] as const],
    note: `${place}的社区干部`,
  })),
  {
    name: '邵小雨',
    age: 29,
    at: [['member', '榆钱巷社区']],
    unit: '清棠县水务局',
    note: '舒明远的同事，可以接手转交的心愿',
  },
  {
    name: '闻子安',
    age: 34,
    at: [
      ['member', '梨花井社区'],
      ['member', '桂花巷社区'],
    ],
    unit: '清棠县融媒体中心',
    note: '会拍照，会修手机',
  },
  {
    name: '钟书涵',
    age: 58,
    at: [['member', '稻香里社区']],
    unit: '清棠县老年大学',
    note: '老年大学的老师，教手机有耐心',
  },
  { name: '汤秀珍', age: 68, at: [['resident', '桂苑']], note: '照顾行动不便的老伴' },
  { name: '葛永福', age: 79, at: [['resident', '南门新村']], note: '快满八十，想拍张合影' },
  { name: '蒋月英', age: 70, at: [['resident', '稻香佳苑']], note: '女儿在外地，刚学会视频' },
  { name: '岳文清', age: 64, at: [['resident', '枇杷园小区']], note: '退休语文老师，爱写诗' },
]

/** The personas, the file's twelve first. Ids are stable: the same person at every start. */
export function demoPersonas(areas: readonly Area[]): Persona[] {
  const twelve = county.personas.map(({ name, age, note, phone }) => ({
    name,
    age,
    note,
    phone,
    ...(STANDINGS[name] ?? { at: [] }),
  }))
  return [...twelve, ...OTHERS].map((one, index) => personaOf(one, index + 1, areas))
}

type Member = {
  name: string
  age: number
  note: string
  phone?: string
  at: readonly (readonly [Role, string])[]
  unit?: string
}

function personaOf({ name, age, note, phone, at, unit }: Member, n: number, areas: readonly Area[]): Persona {
  const unitNumber = unit === undefined ? undefined : county.organisations.indexOf(unit) + 1
  const unitFields =
    unit === undefined || unitNumber === undefined ? {} : { unitId: unitIdOf(unitNumber), unitName: unit }
  const standings: Standing[] = at.map(([role, place]) => {
    const area = areas.find((one) => one.name === place)
    if (!area) throw new Error(`the demo county has no ${place}`)
    const given = { grantedBy: { name: '清棠县数据中心' }, source: 'ops' } as const
    return standingAt(role, area, { ...given, ...(role === 'member' || role === 'unit_liaison' ? unitFields : {}) })
  })
  const [first] = standings
  const area = areas.find(({ areaId }) => areaId === first?.areaId)
  if (!first || !area) throw new Error(`${name} stands nowhere`)
  const person: Person = { personId: personIdOf(n), name, surname: name.slice(0, 1), standings, ...unitFields }
  const isStaff = standings.some(({ role }) => ROLE_AUDIENCE[role] === 'staff')
  return {
    personaId: `p${String(n).padStart(2, '0')}`,
    person,
    ...(phone !== undefined && { phone }),
    age,
    note,
    area,
    place: standings
      .map(({ areaName }) => areaName)
      .filter((place, i, all) => all.indexOf(place) === i)
      .join('、'),
    roles: [...new Set(standings.map(({ role }) => role))],
    audience: isStaff ? 'staff' : 'citizen',
  }
}
