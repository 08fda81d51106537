import { changeTeam, type ChangeTeam, type Team, type TeamId, type TeamMember } from '@microwish/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { peopleWords as words, words as shared } from '../../messages'
import { formatTime } from '../../time'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { Refusal } from '../../ui/refusal'
import { Empty } from '../../ui/states'
import { useToast } from '../../ui/toast'
import { useReturnFocus } from '../../ui/use-return-focus'
import { useCommand } from '../../use-command'
import { JoinTeam } from './join-team'
import { useTeam } from './use-teams'

/** What changes about a team, without what every change names. */
type Change<C = ChangeTeam> = C extends ChangeTeam ? Omit<C, 'teamId' | 'version'> : never

/** One team: who stands in it since when, who did before, and what happened. */
export function TeamDrawer({ teamId, onClose }: { teamId: TeamId; onClose: () => void }) {
  useReturnFocus()
  const query = useTeam(teamId)
  return (
    <Drawer open title={query.data?.name ?? words.teams} size={560} onClose={onClose}>
      <Loaded query={{ ...query, data: query.isSuccess ? { team: query.data } : undefined }}>
        {({ team }) => (team ? <TeamView team={team} /> : <Empty icon='hands' title={shared.state.lost} />)}
      </Loaded>
    </Drawer>
  )
}

function TeamView({ team }: { team: Team }) {
  const client = useQueryClient()
  const toast = useToast()
  const command = useCommand(changeTeam)
  const [isJoining, setJoining] = useState(false)
  const [isEnding, setEnding] = useState(false)
  const members = team.members ?? []
  const change = async (what: Change, done: string) => {
    const after = await command
      .mutateAsync({ teamId: team.teamId, version: team.version, ...what })
      .catch(() => undefined)
    await client.invalidateQueries({ queryKey: ['team', team.teamId] })
    await client.invalidateQueries({ queryKey: ['teams'] })
    if (after) toast({ text: done })
  }
  const may = (action: Team['may'][number]) => team.may.includes(action)
  return (
    <>
      <p className='c2'>{[...team.areaNames, team.unitName].filter(Boolean).join(' · ')}</p>
      <div className='row between'>
        <h2>{words.team.members}</h2>
        {may('join') && (
          <Button
            icon={<Icon name={isJoining ? 'minus' : 'plus'} size={15} />}
            aria-expanded={isJoining}
            onClick={() => setJoining(!isJoining)}
          >
            {isJoining ? words.team.close : words.team.join}
          </Button>
        )}
      </div>
      {isJoining && (
        <JoinTeam
          members={members}
          isBusy={command.isPending}
          onJoin={({ personId, personName }) =>
            void change({ action: 'join', personId }, words.team.joined(personName))
          }
        />
      )}
      <Refusal error={command.error} />
      <MemberList
        members={members.filter(({ to }) => to === undefined)}
        {...(may('lead') && {
          onLead: ({ personId }) => void change({ action: 'lead', personId }, words.team.saved),
        })}
        {...(may('leave') && {
          onLeave: ({ personId, name }) => void change({ action: 'leave', personId }, words.team.left(name)),
        })}
      />
      <Former members={members.filter(({ to }) => to !== undefined)} />
      <History team={team} />
      {may('end') &&
        (isEnding ? (
          <div className='refusal' role='alert'>
            <Icon name='warning' />
            <div className='grow'>
              <p className='b'>{words.team.endTitle(team.name)}</p>
              <p className='note'>{words.team.endOnce}</p>
              <div className='row dialog-foot'>
                <Button onClick={() => setEnding(false)}>{words.team.keep}</Button>
                <Button type='primary' onClick={() => void change({ action: 'end' }, words.team.saved)}>
                  {words.team.end}
                </Button>
              </div>
            </div>
          </div>
        ) : (
          <Button onClick={() => setEnding(true)}>{words.team.end}</Button>
        ))}
    </>
  )
}

type MemberListProps = {
  members: readonly TeamMember[]
  onLead?: (member: TeamMember) => void
  onLeave?: (member: TeamMember) => void
}

function MemberList({ members, onLead, onLeave }: MemberListProps) {
  return (
    <ul className='lines'>
      {members.map((member) => (
        <li key={`${member.personId}${member.from}`} className='row'>
          <span className='grow'>
            <span className='b500'>{member.name}</span>
            <span className='note c3'>{words.since(member.from)}</span>
          </span>
          {member.isLeader ? (
            <span className='note c2'>{words.team.isLeader}</span>
          ) : (
            onLead && (
              <Button type='text' onClick={() => onLead(member)}>
                {words.team.lead}
                <span className='sr-only'>{member.name}</span>
              </Button>
            )
          )}
          {onLeave && (
            <Button type='text' onClick={() => onLeave(member)}>
              {words.team.leave}
              <span className='sr-only'>{member.name}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Former({ members }: { members: readonly TeamMember[] }) {
  if (members.length === 0) return null
  return (
    <>
      <h2>{words.team.former}</h2>
      <ul className='lines'>
        {members.map(({ personId, name, from, to }) => (
          <li key={`${personId}${from}`}>
            {name}
            <span className='note c3 num'>{`${from}–${to ?? ''}`}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function History({ team: { history = [] } }: { team: Team }) {
  return (
    <details className='record-history'>
      <summary>{words.team.history}</summary>
      <ol>
        {history.map(({ version, at, what, by, about }) => (
          <li key={version}>
            {[words.team.what[what], about].filter(Boolean).join(' ')}
            <span className='note c3'>{`${formatTime(at)} · ${by.name}`}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}
