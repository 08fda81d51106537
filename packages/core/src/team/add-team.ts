import type { addTeam as endpoint, InputOf, Team as TeamView, TeamId } from '@microwish/contract'
import { atDesk, signedBy } from '../bond'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError, invalidField } from '../error'
import { refuseMoneyWords } from '../need'
import { type Area, toActor } from '../person'
import { dayOf } from '../statistics'
import { getTeam } from './list-teams'
import type { Team } from './team'
import { mayKeep } from './team-policy'
import { viewTeam } from './view-team'

type Input = InputOf<typeof endpoint>

/** A new team of an area of the caller's own; nobody stands in it yet. */
export function addTeam(ctx: Context, input: Input): Promise<TeamView> {
  return runOnce(ctx, 'addTeam', input, {
    run: (key) => add(ctx, input, key),
    again: (teamId) => getTeam(ctx, teamId as TeamId),
  })
}

async function add(ctx: Context, input: Input, key: CommandKey | undefined): Promise<TeamView> {
  const now = ctx.now()
  const today = dayOf(now)
  const { personId } = ctx.caller
  const { areaId, unitId, name, kind, from = today } = input
  const read = await ctx.stores.teams.readForAdd({ personId, areaId, unitId })
  const actor = atDesk(toActor(read.person, ctx.caller, now))
  const area = read.area
  if (!area || !mayKeep(actor, area.path)) throw new DomainError('not_found', '没有这个地方，或不归您管')
  if (area.endedAt !== undefined) throw new DomainError('area_unknown', '这里已经并到别处了，请重新选一下')
  if (from > today) throw invalidField('from', '成立日期还没有到，请到那一天再登记')
  refuseMoneyWords(name)
  const team: Team = {
    ...{ teamId: ctx.newId('tea') as TeamId, version: 1, name, kind, from, members: [], updatedAt: now },
    ...placeOf(area),
    ...(unitId && unitOf(read.unit, today)),
  }
  const by = signedBy(actor, area.path)
  const line = { teamId: team.teamId, version: 1, at: now, what: 'add' as const, by, about: name }
  if (!(await ctx.stores.teams.save({ team, line, key })))
    throw new DomainError('stale_version', '刚刚有人改过，请刷新再看')
  return viewTeam(team, { actor, today }, new Map())
}

const placeOf = ({ areaId, name, level, path, names }: Area) => ({
  ...{ areaId, areaName: name, areaLevel: level, areaPath: path, areaNames: names },
})

type Unit = Awaited<ReturnType<Context['stores']['teams']['readForAdd']>>['unit']
function unitOf(unit: Unit, today: string) {
  if (!unit) throw invalidField('unitId', '没有登记过这个单位，请先在单位名册里登记')
  if (unit.to !== undefined && unit.to <= today)
    throw invalidField('unitId', `${unit.name}已经撤销，请选择接替它的单位`)
  return { unitId: unit.unitId, unitName: unit.name }
}
