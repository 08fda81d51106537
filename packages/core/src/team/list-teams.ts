import type { InputOf, listTeams as endpoint, OutputOf, PersonId, Team as TeamView, TeamId } from '@microwish/contract'
import { atDesk, whereaboutsOf } from '../bond'
import type { Context } from '../context'
import { DomainError } from '../error'
import { staffArea } from '../need'
import { toActor } from '../person'
import { dayOf } from '../statistics'
import type { Team, TeamHistoryLine } from './team'
import { mayKeep } from './team-policy'
import { teamSort } from './team-store.dynamo'
import { type TeamReader, viewLine, viewMembers, viewTeam } from './view-team'

type Input = InputOf<typeof endpoint>

/** Teams of an area of the caller's own, by place. */
export async function listTeams(ctx: Context, input: Input): Promise<OutputOf<typeof endpoint>> {
  if (input.teamId) return { items: [await getTeam(ctx, input.teamId)] }
  const reader = await readerOf(ctx)
  const { cursor = '', kind, limit } = input
  const { paths, isIn } = await whereaboutsOf(ctx.stores, await staffArea(ctx, reader.actor, input.area))
  const lists = await Promise.all(paths.map((path) => ctx.stores.teams.listUnder(path, cursor)))
  const teams = lists
    .flat()
    .filter((team) => isIn(team) && teamSort(team) > cursor && (!kind || team.kind === kind))
    .filter(({ endedOn }) => input.withEnded !== undefined || endedOn === undefined)
    .sort((a, b) => (teamSort(a) < teamSort(b) ? -1 : 1))
  const page = teams.slice(0, limit)
  const last = page.at(-1)
  const names = await ctx.stores.people.namesOf(page.flatMap(({ leaderId }) => leaderId ?? []))
  return {
    items: page.map((team) => viewTeam(team, reader, names)),
    ...(teams.length > limit && last && { cursor: teamSort(last) }),
  }
}

async function readerOf(ctx: Context): Promise<TeamReader> {
  const now = ctx.now()
  const actor = atDesk(toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, now))
  return { actor, today: dayOf(now) }
}

/** One team with everybody who stands or stood in it, and its history. */
export async function getTeam(ctx: Context, teamId: TeamId): Promise<TeamView> {
  const reader = await readerOf(ctx)
  const team = await ctx.stores.teams.get(teamId)
  if (!team || !mayKeep(reader.actor, team.areaPath)) throw new DomainError('not_found', '没有这支队伍，或不归您管')
  const lines = await ctx.stores.teams.listHistory(teamId)
  const names = await namesOf(ctx, team, lines)
  return {
    ...viewTeam(team, reader, names),
    members: viewMembers(team, names),
    history: lines.map((line) => viewLine(line, names)).reverse(),
  }
}

/** Names of everybody that a team speaks of; a hundred at a time. */
async function namesOf({ stores }: Context, team: Team, lines: readonly TeamHistoryLine[]) {
  const ids = [
    ...team.members.map(({ personId }) => personId),
    ...lines.flatMap(({ by, aboutId }) => [by.personId, ...(aboutId ? [aboutId] : [])]),
  ]
  const distinct = [...new Set<PersonId>(ids)]
  const names = new Map<PersonId, string>()
  for (let at = 0; at < distinct.length; at += 100) {
    for (const [personId, name] of await stores.people.namesOf(distinct.slice(at, at + 100))) names.set(personId, name)
  }
  return names
}
