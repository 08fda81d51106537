import type { ChangeTeam, Team as TeamView, TeamId } from '@microwish/contract'
import { atDesk, signedBy } from '../bond'
import type { Context } from '../context'
import { type CommandKey, runOnce } from '../edition'
import { DomainError } from '../error'
import { refuseMoneyWords } from '../need'
import { toActor } from '../person'
import { dayOf } from '../statistics'
import { changeOfTeam } from './change-of-team'
import { getTeam } from './list-teams'

/** Renames or ends a team, or changes who stands in it; answers with the team in full. */
export function changeTeam(ctx: Context, command: ChangeTeam): Promise<TeamView> {
  return runOnce(ctx, 'changeTeam', command, {
    async run(key) {
      await change(ctx, command, key)
      return getTeam(ctx, command.teamId)
    },
    again: (teamId) => getTeam(ctx, teamId as TeamId),
  })
}

async function change(ctx: Context, command: ChangeTeam, key: CommandKey | undefined): Promise<void> {
  const now = ctx.now()
  const { teamId } = command
  const namedId = 'personId' in command ? command.personId : undefined
  const read = await ctx.stores.teams.readForChange({ personId: ctx.caller.personId, teamId, namedId })
  const actor = atDesk(toActor(read.person, ctx.caller, now))
  if (command.action === 'rename') refuseMoneyWords(command.name)
  const team = changeOfTeam(read.read?.team, command, { actor, now, today: dayOf(now), person: read.named })
  const line = {
    ...{ teamId, version: team.version, at: now, what: command.action, by: signedBy(actor, team.areaPath) },
    ...(namedId && { aboutId: namedId }),
    ...(command.action === 'rename' && { about: command.name }),
  }
  if (!(await ctx.stores.teams.save({ team, ...(read.read && { read: read.read }), line, key })))
    throw new DomainError('stale_version', '刚刚有人改过，请刷新再看')
}
