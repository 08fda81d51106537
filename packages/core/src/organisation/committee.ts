import { BodyState, type CommitteeBody, type OrganisationKind } from '@microwish/contract'
import { filledOn, isStanding, type Organisation, refOf, termStateOf } from './organisation'

/** A body that every community is to have; any of the kinds will do. */
export type RequiredBody = { code: string; text: string; kinds: readonly OrganisationKind[] }

/**
 * What a community is to have unless the deployment says otherwise: its party organisation and the bodies of residents that
 * the sources list (S0: eight communities with nine bodies each; S2, S3: 红白理事会, 道德评议会, 居民议事会).
 */
export const REQUIRED_BODIES: readonly RequiredBody[] = [
  {
    code: 'party',
    text: '社区党组织',
    kinds: [
      'community_committee',
      'community_general_branch',
      'community_branch',
      'village_committee',
      'village_branch',
      'great_committee',
    ],
  },
  { code: 'residents', text: '居（村）民委员会', kinds: ['residents_committee', 'villagers_committee'] },
  {
    code: 'supervision',
    text: '居（村）务监督委员会',
    kinds: ['supervision_committee', 'village_supervision_committee'],
  },
  { code: 'mediation', text: '人民调解委员会', kinds: ['mediation_committee'] },
  { code: 'security', text: '治安保卫委员会', kinds: ['security_committee'] },
  { code: 'health', text: '公共卫生委员会', kinds: ['health_committee'] },
  { code: 'wedding', text: '红白理事会', kinds: ['wedding_council'] },
  { code: 'ethics', text: '道德评议会', kinds: ['ethics_council'] },
  { code: 'deliberation', text: '居民议事会', kinds: ['deliberation_council'] },
]

/** How one required body of a community stands. `standing`: the organisations there, none that has ended. */
export function bodyOf(
  { code, text, kinds }: RequiredBody,
  standing: readonly Organisation[],
  { today, days }: { today: string; days: number },
): CommitteeBody {
  // In the order of the kinds: what is named first is what is meant.
  const found = kinds.flatMap((kind) => standing.filter((one) => one.kind === kind))[0]
  if (!found) return { code, text, state: 'missing', filled: 0, of: 0 }
  const seats = filledOn(found, today)
  const term = termStateOf(found, today, days)
  const wanting: BodyState = seats.filled < seats.of ? 'short' : 'complete'
  return {
    ...{ code, text, organisation: refOf(found), ...seats },
    state: term === 'overdue' || term === 'due' ? term : wanting,
    ...(found.term && { termTo: found.term.to }),
  }
}

export const isThere = ({ state }: CommitteeBody) => state !== 'missing'

export function countStates(bodies: readonly CommitteeBody[]): Record<BodyState, number> {
  const counts = Object.fromEntries(BodyState.options.map((state) => [state, 0])) as Record<BodyState, number>
  for (const { state } of bodies) counts[state]++
  return counts
}

/** Those that stand in or below a community, by the community's path; what stands above belongs to none. */
export function byCommunity(
  communities: readonly { path: string }[],
  organisations: readonly Organisation[],
  today: string,
): Map<string, Organisation[]> {
  const groups = new Map(communities.map(({ path }): [string, Organisation[]] => [path, []]))
  // /county/street/community/
  const communityOf = (path: string) => path.split('/').slice(0, 4).join('/') + '/'
  for (const one of organisations) {
    if (isStanding(one, today)) groups.get(communityOf(one.areaPath))?.push(one)
  }
  return groups
}
