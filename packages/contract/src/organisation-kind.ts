import * as z from 'zod/mini'

/** What an organisation is, in the large: the shelves of the register. */
export const OrganisationFamily = z.enum([
  'committee',
  'branch',
  'alliance',
  'unit',
  'department',
  'two_new',
  'property',
  'resident_body',
  'team',
])
export type OrganisationFamily = z.infer<typeof OrganisationFamily>
export const ORGANISATION_FAMILY_TEXT: Record<OrganisationFamily, string> = {
  committee: '党委、党工委、党组、党总支',
  branch: '党支部、党小组、中心户',
  alliance: '大党委、联合党委、党建联盟',
  unit: '驻区单位',
  department: '街道和职能部门',
  two_new: '两新组织',
  property: '物业和业主组织',
  resident_body: '居民自治组织',
  team: '服务队和志愿组织',
}

export const OrganisationPost = z.enum([
  'secretary',
  'deputy_secretary',
  'organisation_member',
  'publicity_member',
  'discipline_member',
  'committee_member',
  'part_time_member',
  'rotating_chair',
  'group_leader',
  'householder',
  'head',
  'deputy_head',
  'member',
  'instructor',
  'pioneer',
  'model',
])
export type OrganisationPost = z.infer<typeof OrganisationPost>

/** A post of a kind of organisation. */
export type PostFacts = {
  code: OrganisationPost
  text: string
  /** How many people it is to have unless the organisation says otherwise; without a number it has room for anybody. */
  seats?: number
  /** No organisation may say more. */
  most?: number
  /** 兼职委员: whoever sits there comes from another organisation, which the seat names. */
  isPartTime?: true
  /** Held beside any other post, as a pioneer's is: it takes nobody's place in the body. */
  isBeside?: true
}
export type KindFacts = {
  text: string
  family: OrganisationFamily
  /** Stands in the party's own line, whose parents are party organisations. */
  isParty?: true
  /** A grass-roots party organisation with members of its own: what coverage is counted by. */
  isBranch?: true
  posts: readonly PostFacts[]
  /** Years from one election to the next: the usual number and the largest; without one it has no terms. */
  term?: { years: number; most: number }
}

const post = (code: OrganisationPost, text: string, seats?: number, most?: number): PostFacts => ({
  ...{ code, text },
  ...(seats !== undefined && { seats, most: most ?? seats }),
})
const beside = (code: OrganisationPost, text: string): PostFacts => ({ code, text, isBeside: true })
const PIONEER = [beside('pioneer', '党员先锋岗'), beside('model', '党员示范岗')]
const INSTRUCTOR = beside('instructor', '党建指导员')

const committee = (members: number, most: number) => [
  post('secretary', '书记', 1),
  post('deputy_secretary', '副书记', 1, 5),
  post('committee_member', '委员', members, most),
]
/** 《中国共产党支部工作条例（试行）》第六章: 3 to 5 people, at most 7; with fewer than 7 members a secretary alone. */
const BRANCH = [
  post('secretary', '支部书记', 1),
  post('deputy_secretary', '副书记', 0, 1),
  post('organisation_member', '组织委员', 1),
  post('publicity_member', '宣传委员', 1),
  post('discipline_member', '纪检委员', 0, 1),
  post('committee_member', '委员', 0, 2),
  ...PIONEER,
]
/** 兼职委员 come from the units that stand in the area; S1 counts 38 such committees and 240 commissioners. */
const GREAT = [
  ...committee(3, 9),
  { code: 'part_time_member', text: '兼职委员', seats: 5, most: 15, isPartTime: true } as const,
  beside('rotating_chair', '轮值主席'),
]
const council = (head: string, deputy: string, members: string, [few, most]: readonly [number, number]) => [
  post('head', head, 1),
  post('deputy_head', deputy, 0, 3),
  post('member', members, few, most),
]
const UNIT = [post('head', '负责人', 1), ...PIONEER]
const TWO_NEW = [post('head', '负责人', 1), INSTRUCTOR, ...PIONEER]
const TEAM = [post('head', '队长', 1), post('deputy_head', '副队长', 0, 3), post('member', '队员')]

/**
 * 《关于党的基层组织任期的意见》(2018): a committee of the grass roots sits 5 years, a general branch or branch 3, those of
 * a community or village 5. 《党章》第三十一条 allows none more than 5.
 */
const FIVE = { years: 5, most: 5 }
const THREE = { years: 3, most: 5 }

const partyCommittee = (text: string, term?: KindFacts['term'], more: Partial<KindFacts> = {}): KindFacts => ({
  ...{ text, family: 'committee', isParty: true, posts: committee(3, 15) },
  ...(term && { term }),
  ...more,
})
const branch = (text: string, term = THREE): KindFacts => ({
  ...{ text, family: 'branch', isParty: true, isBranch: true, posts: BRANCH, term },
})
const group = (text: string, posts: readonly PostFacts[]): KindFacts => ({
  ...{ text, family: 'branch', isParty: true, posts },
})
const unit = (text: string): KindFacts => ({ text, family: 'unit', posts: UNIT })
const office = (text: string): KindFacts => ({ text, family: 'department', posts: UNIT })
const twoNew = (text: string): KindFacts => ({ text, family: 'two_new', posts: TWO_NEW })
const team = (text: string): KindFacts => ({ text, family: 'team', posts: TEAM })
const body = (text: string, posts: readonly PostFacts[], term?: KindFacts['term']): KindFacts => ({
  ...{ text, family: 'resident_body', posts },
  ...(term && { term }),
})

/** Every kind of organisation that the sources name (S0–S4), with its posts and terms. */
const KINDS = {
  county_committee: partyCommittee('县（区）委', FIVE),
  // A branch office of the committee above it, appointed by it: no elections, no terms.
  working_committee: partyCommittee('党工委'),
  township_committee: partyCommittee('乡镇党委', FIVE),
  party_committee: partyCommittee('党委', FIVE, { isBranch: true }),
  community_committee: partyCommittee('社区党委', FIVE, { isBranch: true }),
  village_committee: partyCommittee('村党委', FIVE, { isBranch: true }),
  general_branch: partyCommittee('党总支', THREE, { isBranch: true }),
  community_general_branch: partyCommittee('社区党总支', FIVE, { isBranch: true }),
  leading_group: partyCommittee('党组'),
  two_new_committee: partyCommittee('两新组织党工委'),

  community_branch: branch('社区党支部', FIVE),
  village_branch: branch('村党支部', FIVE),
  grid_branch: branch('网格党支部'),
  estate_branch: branch('小区党支部'),
  courtyard_branch: branch('楼院党支部'),
  area_branch: branch('片区党支部'),
  hobby_branch: branch('兴趣党支部'),
  organ_branch: branch('机关党支部'),
  institution_branch: branch('事业单位党支部'),
  enterprise_branch: branch('国有企业党支部'),
  two_new_branch: branch('两新组织党支部'),
  property_branch: branch('物业党支部'),
  joint_branch: branch('联合党支部'),
  retired_branch: branch('离退休党支部'),
  floating_branch: branch('流动党员党支部'),
  temporary_branch: branch('临时党支部'),
  building_group: group('楼栋党小组', [post('group_leader', '组长', 1), ...PIONEER]),
  party_group: group('党小组', [post('group_leader', '组长', 1), ...PIONEER]),
  party_household: group('党员中心户', [post('householder', '中心户户主', 1)]),
  floating_home: group('流动党员之家', [post('head', '负责人', 1), INSTRUCTOR]),

  great_committee: { text: '社区大党委', family: 'alliance', isParty: true, posts: GREAT, term: FIVE },
  street_great_committee: { text: '街道大工委', family: 'alliance', isParty: true, posts: GREAT },
  joint_committee: { text: '联合党委', family: 'alliance', isParty: true, posts: GREAT, term: FIVE },
  party_alliance: {
    ...{ text: '党建联盟', family: 'alliance', isParty: true },
    posts: [post('head', '盟主', 1), post('deputy_head', '副盟主', 0, 5), post('member', '成员代表')],
  },

  organ: unit('机关'),
  institution: unit('事业单位'),
  state_enterprise: unit('国有企业'),
  school: unit('学校'),
  hospital: unit('医院'),
  bank: unit('金融机构'),
  other_unit: unit('其他单位'),

  street_office: office('街道办事处'),
  township_government: office('乡镇人民政府'),
  department: office('职能部门'),
  police_station: office('派出所'),
  justice_office: office('司法所'),
  enforcement_team: office('综合执法队'),

  private_enterprise: twoNew('非公有制企业'),
  social_organisation: twoNew('社会组织'),
  social_work_agency: twoNew('社会工作机构'),
  charity: twoNew('慈善组织'),

  property_company: {
    ...{ text: '物业服务企业', family: 'property' },
    posts: [post('head', '项目经理', 1), INSTRUCTOR, ...PIONEER],
  },
  // 《业主大会和业主委员会指导规则》第三十一、三十二条: 5 to 11 people, at most 5 years; many rules of places say 3 to 5.
  owners_committee: {
    ...{ text: '业主委员会', family: 'property', term: { years: 3, most: 5 } },
    posts: council('主任', '副主任', '委员', [4, 10]),
  },
  property_council: {
    ...{ text: '物业管理委员会', family: 'property', term: { years: 2, most: 3 } },
    posts: council('主任', '副主任', '委员', [4, 10]),
  },

  // 《城市居民委员会组织法》第七、八、十三条 (5 years since 2018): 5 to 9 people; its own committees end with it.
  residents_committee: body('居民委员会', council('主任', '副主任', '委员', [4, 8]), FIVE),
  // 《村民委员会组织法》第六、十一条: 3 to 7 people, 5 years.
  villagers_committee: body('村民委员会', council('主任', '副主任', '委员', [2, 6]), FIVE),
  // 《关于建立健全村务监督委员会的指导意见》(2017): 3 to 5 people, as long as the committee that it watches.
  supervision_committee: body('居务监督委员会', council('主任', '副主任', '委员', [2, 4]), FIVE),
  village_supervision_committee: body('村务监督委员会', council('主任', '副主任', '委员', [2, 4]), FIVE),
  // 《人民调解法》第八、九条: 3 to 9 people, 3 years.
  mediation_committee: body('人民调解委员会', council('主任', '副主任', '委员', [2, 8]), { years: 3, most: 3 }),
  security_committee: body('治安保卫委员会', council('主任', '副主任', '委员', [2, 8]), FIVE),
  health_committee: body('公共卫生委员会', council('主任', '副主任', '委员', [2, 8]), FIVE),
  welfare_committee: body('社会福利委员会', council('主任', '副主任', '委员', [2, 8]), FIVE),
  environment_committee: body('环境和物业管理委员会', council('主任', '副主任', '委员', [2, 8]), FIVE),
  // The sources ask that these three be renewed in time (及时换届) and leave the term to the community: no number of ours.
  wedding_council: body('红白理事会', council('会长', '副会长', '理事', [2, 14])),
  ethics_council: body('道德评议会', council('会长', '副会长', '评议员', [2, 14])),
  deliberation_council: body('居民议事会', council('召集人', '副召集人', '议事员', [4, 30])),
  women_federation: body('妇女联合会', council('主席', '副主席', '执委', [2, 30]), FIVE),
  elderly_association: body('老年协会', council('会长', '副会长', '理事', [2, 14])),
  residents_group: body('居民小组', [post('head', '组长', 1)]),

  volunteer_federation: team('志愿者联合会'),
  volunteer_team: team('志愿服务队'),
  service_team: team('党员服务队'),
  red_butler_team: team('红色管家队'),
  community_group: team('社区文体队伍'),
} as const satisfies Record<string, KindFacts>

export type OrganisationKind = keyof typeof KINDS
export const OrganisationKind = z.enum(Object.keys(KINDS) as [OrganisationKind, ...OrganisationKind[]])
export const ORGANISATION_KINDS: Record<OrganisationKind, KindFacts> = KINDS

export const kindsOf = (family: OrganisationFamily): OrganisationKind[] =>
  OrganisationKind.options.filter((kind) => ORGANISATION_KINDS[kind].family === family)
/** The post of a kind; undefined when the kind has none of that code. */
export const postOf = (kind: OrganisationKind, code: OrganisationPost): PostFacts | undefined =>
  ORGANISATION_KINDS[kind].posts.find((one) => one.code === code)
