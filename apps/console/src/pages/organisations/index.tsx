import { useState } from 'react'
import { useArea } from '../../area/area-context'
import { organisationWords as words, words as shared } from '../../messages'
import { goTo } from '../../route'
import type { OrganisationRoute, OrganisationView } from '../../routes/organisation-route'
import { Choice } from '../../ui/choice'
import { Icon } from '../../ui/icon'
import { Alliances } from './alliances'
import { Committees } from './committees'
import { Coverage } from './coverage'
import { OrganisationDrawer } from './organisation-drawer'
import { OrganisationForm } from './organisation-form'
import { Register } from './register'
import './organisations.css'

const VIEWS: readonly OrganisationView[] = ['register', 'committees', 'alliances', 'coverage']

/** 党员单位: the register of organisations, and what it tells about communities: bodies, alliances, coverage. */
export default function OrganisationsPage({ route }: { route: OrganisationRoute }) {
  const { area } = useArea()
  const [isAdding, setAdding] = useState(false)
  const { unitId, ...list } = route
  return (
    <div className='page'>
      <div className='page-head'>
        <h1>
          {area.name}
          <span className='c2 desk-at'>{shared.pages.organisations}</span>
        </h1>
        <button type='button' className='main-link' onClick={() => setAdding(true)}>
          <Icon name='plus' />
          {words.add}
        </button>
      </div>
      <div className='list-head'>
        <Choice
          label={words.views}
          isLabelHidden
          options={VIEWS.map((value) => ({ value, label: words.view[value] }))}
          value={route.view}
          onChange={(view) => goTo({ page: 'organisations', view })}
        />
      </div>
      <View route={list} />
      {isAdding && (
        <OrganisationForm
          onClose={() => setAdding(false)}
          onSaved={(saved) => goTo({ ...list, unitId: saved.unitId })}
        />
      )}
      {unitId && <OrganisationDrawer key={unitId} unitId={unitId} onClose={() => goTo(list)} />}
    </div>
  )
}

function View({ route }: { route: OrganisationRoute }) {
  switch (route.view) {
    case 'register':
      return <Register route={route} />
    case 'committees':
      return <Committees route={route} />
    case 'alliances':
      return <Alliances route={route} />
    case 'coverage':
      return <Coverage route={route} />
  }
}
