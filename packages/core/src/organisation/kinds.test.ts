import { ORGANISATION_KINDS, OrganisationKind, type PostFacts } from '@microwish/contract'
import { kindNamed } from './kind-names'

const ALL = OrganisationKind.options
const factsOf = (text: string) => {
  const kind = kindNamed(text)
  return kind && ORGANISATION_KINDS[kind]
}
const seatsIn = (posts: readonly PostFacts[], count: 'seats' | 'most') =>
  posts.filter(({ isBeside }) => !isBeside).reduce((sum, post) => sum + (post[count] ?? 0), 0)

describe('the kinds of organisations', () => {
  // The kinds that the issue and PRODUCT §8 (B14, B16, C7, C12, C13, G5) name, in the words of lists.
  it.each([
    ...['党委', '党工委', '党组', '党总支', '社区党委', '大党委', '联合党委', '党建联盟'],
    ...['机关支部', '社区支部', '网格支部', '小区支部', '楼栋党小组', '片区支部', '兴趣支部', '楼院支部'],
    ...['两新支部', '离退休支部', '流动党员支部', '流动党员之家', '党员中心户', '联合党支部'],
    ...['机关', '事业单位', '国企', '学校', '医院', '职能部门', '非公企业', '社会组织'],
    ...['物业公司', '业委会', '居委会', '居务监督委员会', '人民调解委员会', '红白理事会', '道德评议会'],
    ...['居民议事会', '治安保卫委员会', '公共卫生委员会', '服务队', '志愿者联合会', '红色管家'],
  ])('know %s', (text) => {
    expect(factsOf(text)).toBeDefined()
  })

  it('know no word that means nothing', () => {
    expect(kindNamed('机构')).toBeUndefined()
  })

  // Written from the laws and rules that the table names.
  it.each([
    ['居委会', 5, 5],
    ['社区党委', 5, 5],
    ['社区支部', 5, 5],
    ['党总支', 3, 5],
    ['机关支部', 3, 5],
    ['业委会', 3, 5],
    ['人民调解委员会', 3, 3],
    ['居务监督委员会', 5, 5],
  ])('sit as long as the law says: %s usually %i years, never more than %i', (text, years, most) => {
    expect(factsOf(text)?.term).toEqual({ years, most })
  })

  it.each([
    ['居委会', 5, 9],
    ['居务监督委员会', 3, 5],
    ['人民调解委员会', 3, 9],
    ['业委会', 5, 11],
    ['村委会', 3, 7],
  ])('take as many people as the law says: %s %i to %i', (text, few, most) => {
    const posts = factsOf(text)?.posts ?? []
    expect(seatsIn(posts, 'seats')).toBe(few)
    // Deputies are of the members' number: who leads and who sits, no more.
    const without = posts.filter(({ code }) => code !== 'deputy_head')
    expect(seatsIn(without, 'most')).toBe(most)
  })

  it('name each post once, and never more people than most', () => {
    for (const kind of ALL) {
      const { posts } = ORGANISATION_KINDS[kind]
      expect([kind, new Set(posts.map(({ code }) => code)).size]).toEqual([kind, posts.length])
      for (const { code, seats = 0, most = seats } of posts)
        expect([kind, code, seats <= most]).toEqual([kind, code, true])
    }
    expect(new Set(ALL.map((kind) => ORGANISATION_KINDS[kind].text)).size).toBe(ALL.length)
  })

  it('have part-time commissioners in the committees that join several organisations, and nowhere else', () => {
    const joint = ALL.filter((kind) => ORGANISATION_KINDS[kind].posts.some(({ isPartTime }) => isPartTime))
    expect(joint).toEqual(['great_committee', 'street_great_committee', 'joint_committee'])
  })

  it('have pioneers and instructors where they belong, beside other posts', () => {
    const holding = (code: string) =>
      ALL.filter((kind) => ORGANISATION_KINDS[kind].posts.some((post) => post.code === code))
    expect(holding('pioneer')).toEqual(
      expect.arrayContaining(['organ_branch', 'community_branch', 'organ', 'hospital']),
    )
    expect(holding('pioneer')).not.toContain('residents_committee')
    expect(holding('instructor')).toEqual(
      expect.arrayContaining(['private_enterprise', 'social_organisation', 'property_company']),
    )
  })
})
