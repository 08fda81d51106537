import { type Team, type TeamId, TEAM_KIND_TEXT } from '@microwish/contract'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { peopleWords as words } from '../../messages'
import { goTo } from '../../route'
import { Chip } from '../../ui/chip'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { Empty } from '../../ui/states'
import { AddTeamDialog } from './add-team-dialog'
import { TeamDrawer } from './team-drawer'
import { useTeams } from './use-teams'

const open = (teamId?: TeamId) => goTo({ page: 'people', view: 'teams', ...(teamId && { teamId }) })

/** The teams of the area and below it; one opens beside them with its members. */
export function Teams({ teamId }: { teamId?: TeamId }) {
  const [withEnded, setWithEnded] = useState(false)
  const [isAdding, setAdding] = useState(false)
  const query = useTeams(withEnded)
  return (
    <>
      <div className='row between wrap list-head'>
        <Checkbox checked={withEnded} onChange={(event) => setWithEnded(event.target.checked)}>
          {words.team.withEnded}
        </Checkbox>
        <button type='button' className='main-link' onClick={() => setAdding(true)}>
          <Icon name='plus' />
          {words.team.add}
        </button>
      </div>
      <Loaded query={{ ...query, data: query.data?.pages.flatMap(({ items }) => items) }}>
        {(teams) =>
          teams.length === 0 ? (
            <Empty icon='hands' title={words.team.none}>
              {words.team.noneHow}
            </Empty>
          ) : (
            <ul className='people-teams'>
              {teams.map((team) => (
                <li key={team.teamId}>
                  <TeamCard team={team} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {query.hasNextPage && (
        <Button className='more-button' loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      {isAdding && <AddTeamDialog onClose={() => setAdding(false)} onAdded={({ teamId: added }) => open(added)} />}
      {teamId && <TeamDrawer key={teamId} teamId={teamId} onClose={() => open()} />}
    </>
  )
}

function TeamCard({ team }: { team: Team }) {
  const { teamId, name, kind, areaName, unitName, size, leader, endedOn } = team
  return (
    <button type='button' className='card people-team' onClick={() => open(teamId)}>
      <span className='b500'>{name}</span>
      <span className='note c3'>{[TEAM_KIND_TEXT[kind], areaName, unitName].filter(Boolean).join(' · ')}</span>
      <span className='row wrap'>
        <Chip tone='brook' icon='person'>
          {words.team.size(size)}
        </Chip>
        <span className='c2'>{leader ? words.team.leader(leader.name) : words.team.noLeader}</span>
        {endedOn && (
          <Chip tone='stone' icon='pause'>
            {words.team.ended(endedOn)}
          </Chip>
        )}
      </span>
    </button>
  )
}
