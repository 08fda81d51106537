import { useArea } from '../../area/area-context'
import { peopleWords as words, words as shared } from '../../messages'
import { goTo } from '../../route'
import type { PeopleRoute } from '../../routes/people-route'
import { Choice } from '../../ui/choice'
import { Registrations } from './registrations'
import { Teams } from './teams'
import './people.css'

/** 人员: who registered here and waits to be confirmed, and the teams with their members. */
export default function PeoplePage({ route }: { route: PeopleRoute }) {
  const { area } = useArea()
  return (
    <div className='page'>
      <div className='page-head'>
        <h1>
          {area.name}
          <span className='c2 desk-at'>{shared.pages.people}</span>
        </h1>
        <Choice
          label={words.views}
          isLabelHidden
          options={[
            { value: 'registrations', label: words.registrations },
            { value: 'teams', label: words.teams },
          ]}
          value={route.view}
          onChange={(view) =>
            goTo(view === 'teams' ? { page: 'people', view } : { page: 'people', view, status: 'applied' })
          }
        />
      </div>
      {route.view === 'teams' ? (
        <Teams {...(route.teamId && { teamId: route.teamId })} />
      ) : (
        <Registrations status={route.status} />
      )}
    </div>
  )
}
