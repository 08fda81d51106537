import { ORGANISATION_KINDS, OrganisationKind } from '@microwish/contract'

/** What people write in lists besides the register's own words. */
const ALSO: Record<string, OrganisationKind> = {
  县委: 'county_committee',
  区委: 'county_committee',
  街道党工委: 'working_committee',
  镇党委: 'township_committee',
  乡党委: 'township_committee',
  基层党委: 'party_committee',
  机关党委: 'party_committee',
  大党委: 'great_committee',
  社区支部: 'community_branch',
  网格支部: 'grid_branch',
  小区支部: 'estate_branch',
  楼院支部: 'courtyard_branch',
  片区支部: 'area_branch',
  兴趣支部: 'hobby_branch',
  机关支部: 'organ_branch',
  两新支部: 'two_new_branch',
  两新党支部: 'two_new_branch',
  离退休支部: 'retired_branch',
  流动党员支部: 'floating_branch',
  流动党支部: 'floating_branch',
  楼栋党小组: 'building_group',
  机关单位: 'organ',
  企业: 'private_enterprise',
  国企: 'state_enterprise',
  非公企业: 'private_enterprise',
  民营企业: 'private_enterprise',
  银行: 'bank',
  街道办: 'street_office',
  镇政府: 'township_government',
  部门: 'department',
  物业公司: 'property_company',
  物业企业: 'property_company',
  业委会: 'owners_committee',
  物管会: 'property_council',
  居委会: 'residents_committee',
  村委会: 'villagers_committee',
  居务监督委: 'supervision_committee',
  监委会: 'supervision_committee',
  调解委员会: 'mediation_committee',
  调委会: 'mediation_committee',
  治保会: 'security_committee',
  妇联: 'women_federation',
  志愿者协会: 'volunteer_federation',
  志愿队: 'volunteer_team',
  服务队: 'service_team',
  红色管家: 'red_butler_team',
}

const BY_TEXT = new Map<string, OrganisationKind>([
  ...OrganisationKind.options.map((kind) => [ORGANISATION_KINDS[kind].text, kind] as const),
  ...Object.entries(ALSO),
])

/** The kind that somebody means by a word of a list; undefined for none. */
export const kindNamed = (text: string): OrganisationKind | undefined => BY_TEXT.get(text.trim())
