import type { Alliance, AllianceChair, OrganisationKind } from '@microwish/contract'
import { kindsOf } from '@microwish/contract'
import { headOn, type Organisation, refOf } from './organisation'

/** A chair: organisations of these kinds sit there; it is taken once as many do as are wanted. */
export type ChairTemplate = { text: string; kinds: readonly OrganisationKind[]; wanted?: number }
/** Who sits together, and what the deployment calls it. */
export type AllianceTemplate = { code: string; name: string; chairs: readonly ChairTemplate[] }

const PARTY = [
  'community_committee',
  'community_general_branch',
  'community_branch',
  'village_committee',
  'village_branch',
  'great_committee',
] as const satisfies readonly OrganisationKind[]
const PARTY_CHAIR: ChairTemplate = { text: '社区党组织', kinds: PARTY }
const COMMITTEE: ChairTemplate = { text: '居（村）民委员会', kinds: ['residents_committee', 'villagers_committee'] }
const PROPERTY: ChairTemplate = { text: '物业服务企业', kinds: ['property_company'] }
const OWNERS: ChairTemplate = { text: '业主委员会', kinds: ['owners_committee', 'property_council'] }
const UNITS: ChairTemplate = { text: '驻区单位', kinds: [...kindsOf('unit'), ...kindsOf('department')] }
const SOCIAL: ChairTemplate = { text: '社会组织', kinds: ['social_organisation', 'community_group'] }
const VOLUNTEERS: ChairTemplate = {
  text: '志愿服务队伍',
  kinds: ['volunteer_federation', 'volunteer_team', 'service_team', 'red_butler_team'],
}

/**
 * The alliances of the sources. 五社联动 joins community, social workers, community organisations, volunteers and charities
 * （中共中央、国务院《关于加强基层治理体系和治理能力现代化建设的意见》, 2021）. S0, S3 and S4 name 1+5, 1+2+5 and 党建联盟
 * without listing the chairs: whoever deploys says who sits.
 */
export const ALLIANCES: readonly AllianceTemplate[] = [
  { code: 'one_five', name: '1+5', chairs: [PARTY_CHAIR, COMMITTEE, PROPERTY, OWNERS, UNITS, SOCIAL] },
  {
    code: 'one_two_five',
    name: '1+2+5',
    chairs: [
      PARTY_CHAIR,
      COMMITTEE,
      { text: '居（村）务监督委员会', kinds: ['supervision_committee', 'village_supervision_committee'] },
      { text: '人民调解委员会', kinds: ['mediation_committee'] },
      { text: '红白理事会', kinds: ['wedding_council'] },
      { text: '道德评议会', kinds: ['ethics_council'] },
      { text: '居民议事会', kinds: ['deliberation_council'] },
      VOLUNTEERS,
    ],
  },
  {
    code: 'five_social',
    name: '五社联动',
    chairs: [
      { text: '社区', kinds: ['residents_committee', 'villagers_committee'] },
      { text: '社会工作者', kinds: ['social_work_agency'] },
      SOCIAL,
      { text: '社区志愿者', kinds: VOLUNTEERS.kinds },
      { text: '社会慈善资源', kinds: ['charity'] },
    ],
  },
  {
    code: 'party_alliance',
    name: '党建联盟',
    chairs: [PARTY_CHAIR, { ...UNITS, wanted: 2 }, { text: '两新组织', kinds: kindsOf('two_new') }, PROPERTY],
  },
]

/** An alliance of one community: who of those that stand there sits on which chair. */
export function seatAlliance(
  { code, name, chairs }: AllianceTemplate,
  standing: readonly Organisation[],
  today: string,
): Alliance {
  const seated = chairs.map(({ text, kinds, wanted = 1 }): AllianceChair => {
    const sitting = standing.filter(({ kind }) => kinds.includes(kind))
    return {
      ...{ text, wanted, isEmpty: sitting.length < wanted },
      seated: sitting.map((one) => {
        const head = headOn(one, today)
        return { ...refOf(one), ...(head !== undefined && { head }) }
      }),
    }
  })
  return { code, name, chairs: seated, count: seated.filter(({ isEmpty }) => !isEmpty).length, of: seated.length }
}
