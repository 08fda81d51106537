import type { OrganisationKind, OrganisationPost } from '@microwish/contract'
import { unitIdOf } from '@microwish/core/factory'
import type { Act, Script } from './act'

/** Kind, name, place, what stands above it; days of its term, counted from the demo's day. */
type Body = {
  name: string
  kind: OrganisationKind
  at: string
  /** The file's units have the ids that people already stand for. */
  no?: number
  under?: string
  term?: readonly [number, number]
  partyMembers?: number
  staff?: number
}

/** The twelve of the county's file, in its order. */
const UNITS: readonly Body[] = [
  { no: 1, name: '清棠县水务局', kind: 'organ', at: '清棠县', partyMembers: 46, staff: 88 },
  { no: 2, name: '清棠县住房和城乡建设局', kind: 'department', at: '清棠县', partyMembers: 58, staff: 120 },
  { no: 3, name: '清棠县司法局', kind: 'department', at: '清棠县', partyMembers: 31, staff: 52 },
  { no: 4, name: '清棠县实验小学', kind: 'school', at: '清棠县', partyMembers: 39, staff: 104 },
  { no: 5, name: '清棠县人民医院', kind: 'hospital', at: '清棠县', partyMembers: 142, staff: 510 },
  { no: 6, name: '清棠县残联', kind: 'organ', at: '清棠县', partyMembers: 9, staff: 14 },
  { no: 7, name: '清棠县融媒体中心', kind: 'institution', at: '清棠县', partyMembers: 27, staff: 63 },
  { no: 8, name: '清棠县老年大学', kind: 'institution', at: '清棠县', partyMembers: 11, staff: 19 },
  { no: 9, name: '清棠县志愿服务联合会', kind: 'volunteer_federation', at: '清棠县' },
  { no: 10, name: '清棠县电商物流协会党支部', kind: 'two_new_branch', at: '稻香里社区', partyMembers: 17 },
  { no: 11, name: '春禾物业服务有限公司', kind: 'property_company', at: '梨花井社区', staff: 46 },
  { no: 12, name: '锦棠花园业主委员会', kind: 'owners_committee', at: '锦棠花园' },
]

const COMMUNITIES = [
  ['栖禾街道', '桂花巷社区'],
  ['栖禾街道', '梨花井社区'],
  ['栖禾街道', '榆钱巷社区'],
  ['映棠街道', '南门井社区'],
  ['映棠街道', '稻香里社区'],
  ['映棠街道', '枇杷园社区'],
] as const
const COUNTY = '中共清棠县委员会'
const workingOf = (street: string) => `中共${street}工作委员会`
const committeeOf = (community: string) => `中共${community}委员会`

/** The party's line in four levels: county, street, community, grid. Not every grid has a branch: the register shows it. */
const PARTY: readonly Body[] = [
  { name: COUNTY, kind: 'county_committee', at: '清棠县', term: [-1100, 725] },
  ...['栖禾街道', '映棠街道'].map((street): Body => ({
    ...{ name: workingOf(street), kind: 'working_committee', at: street, under: COUNTY },
  })),
  ...COMMUNITIES.map(([street, community], i): Body => ({
    ...{ name: committeeOf(community), kind: 'community_committee', at: community, under: workingOf(street) },
    // The last one's term is nearly over.
    term: i === 5 ? [-1780, 45] : [-900 - i, 926 - i],
    partyMembers: 60 + 7 * i,
  })),
  ...(
    [
      ['榆钱里', '榆钱巷社区', 'grid_branch', 24],
      ['粮站宿舍', '榆钱巷社区', 'estate_branch', 9],
      ['锦棠花园', '梨花井社区', 'estate_branch', 31],
      ['棉纺厂生活区', '桂花巷社区', 'grid_branch', 28],
      ['稻香佳苑', '稻香里社区', 'estate_branch', 22],
    ] as const
  ).map(([grid, community, kind, partyMembers]): Body => ({
    ...{ name: `${grid}党支部`, kind, at: grid, under: committeeOf(community), partyMembers },
    term: [-420, 675],
  })),
  { name: '榆钱巷社区大党委', kind: 'great_committee', at: '榆钱巷社区', term: [-300, 1525] },
]

/** 居民自治组织: one community has all of them, one whose term is over, another has a few. */
const BODIES: readonly Body[] = [
  { name: '榆钱巷社区居民委员会', kind: 'residents_committee', at: '榆钱巷社区', term: [-900, 926] },
  { name: '榆钱巷社区居务监督委员会', kind: 'supervision_committee', at: '榆钱巷社区', term: [-900, 926] },
  { name: '榆钱巷社区人民调解委员会', kind: 'mediation_committee', at: '榆钱巷社区', term: [-1090, 5] },
  { name: '榆钱巷社区红白理事会', kind: 'wedding_council', at: '榆钱巷社区' },
  { name: '榆钱巷社区道德评议会', kind: 'ethics_council', at: '榆钱巷社区' },
  { name: '榆钱巷社区居民议事会', kind: 'deliberation_council', at: '榆钱巷社区' },
  { name: '稻香里社区居民委员会', kind: 'residents_committee', at: '稻香里社区', term: [-1840, -15] },
  { name: '稻香里社区居民议事会', kind: 'deliberation_council', at: '稻香里社区' },
]

/** Who sits where; a part-time commissioner with the unit they come from. */
const SEATS: readonly (readonly [string, OrganisationPost, string, string?])[] = [
  ['中共榆钱巷社区委员会', 'secretary', '苏映雪'],
  ['中共榆钱巷社区委员会', 'deputy_secretary', '方静怡'],
  ['中共榆钱巷社区委员会', 'committee_member', '梁守成'],
  ['榆钱里党支部', 'secretary', '梁守成'],
  ['榆钱巷社区大党委', 'secretary', '苏映雪'],
  ['榆钱巷社区大党委', 'part_time_member', '赵立山', '清棠县水务局'],
  ['榆钱巷社区大党委', 'part_time_member', '何文博', '清棠县住房和城乡建设局'],
  ['榆钱巷社区大党委', 'part_time_member', '田嘉树', '清棠县人民医院'],
  ['榆钱巷社区居民委员会', 'head', '苏映雪'],
  ['榆钱巷社区居务监督委员会', 'head', '葛长顺'],
  ['榆钱巷社区人民调解委员会', 'head', '梁守成'],
  ['锦棠花园业主委员会', 'head', '罗秋实'],
]

const nameOf = (body: string) => `org-${body}`
function idIn(script: Script, body: string) {
  const unit = UNITS.find(({ name }) => name === body)
  return unit?.no === undefined ? script.answerTo(nameOf(body)).unitId : unitIdOf(unit.no)
}

const KEEPER = '沈若兰'
const additions = [...UNITS, ...PARTY, ...BODIES].map((body, i): Act => ({
  ...{ name: nameOf(body.name), day: 60, hour: 9 + i / 10, by: KEEPER, command: 'addOrganisation' },
  input: (script) => ({
    ...{ name: body.name, kind: body.kind, areaId: script.areaOf(body.at), from: script.day(-60) },
    ...(body.no !== undefined && { unitId: unitIdOf(body.no) }),
    ...(body.under !== undefined && { parentId: idIn(script, body.under) }),
    ...(body.term && { term: { from: script.day(body.term[0]), to: script.day(body.term[1]) } }),
    ...(body.partyMembers !== undefined && { partyMembers: body.partyMembers }),
    ...(body.staff !== undefined && { staff: body.staff }),
  }),
}))

const seats = SEATS.map(([body, post, name, fromUnit], i): Act => {
  const before = SEATS.slice(0, i).filter(([other]) => other === body).length
  return {
    ...{ name: `seat-${i}`, day: 58, hour: 9 + i / 10, by: KEEPER, command: 'changeOrganisation' },
    input: (script) => ({
      ...{ unitId: idIn(script, body), version: 1 + before, change: 'seat', post, name },
      ...(fromUnit !== undefined && { fromUnitId: idIn(script, fromUnit) }),
    }),
  }
})

export const ORGANISATION_ACTS: readonly Act[] = [...additions, ...seats]
