import { type OrganisationRef, type OrganisationView, TERM_STATE_TEXT, type UnitId } from '@microwish/contract'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { organisationWords as words } from '../../messages'
import { hrefOf } from '../../route'
import { formatTime } from '../../time'
import { Chip } from '../../ui/chip'
import { Loaded } from '../../ui/loaded'
import { useReturnFocus } from '../../ui/use-return-focus'
import { EndOrganisation } from './end-organisation'
import { OrganisationForm } from './organisation-form'
import { Roster } from './roster'
import { SeatBoard } from './seat-board'
import { useOrganisation } from './use-organisations'

const linkTo = (unitId: UnitId) => hrefOf({ page: 'organisations', view: 'register', unitId })
/** Families whose people come by a roster. */
const WITH_ROSTER: readonly string[] = ['unit', 'department', 'two_new', 'property']

/** One organisation: facts, seats and who holds them, what stands above and below, its roster and history. */
export function OrganisationDrawer({ unitId, onClose }: { unitId: UnitId; onClose: () => void }) {
  useReturnFocus()
  const query = useOrganisation(unitId)
  return (
    <Drawer open title={query.data?.name ?? ''} size={680} onClose={onClose}>
      <Loaded query={query}>{(organisation) => <View organisation={organisation} />}</Loaded>
    </Drawer>
  )
}

function View({ organisation }: { organisation: OrganisationView }) {
  const { kindText, areaNames, to, actions, family } = organisation
  const [doing, setDoing] = useState<'edit' | 'end'>()
  return (
    <>
      <p className='c2'>{[kindText, areaNames.slice(1).join(' ') || areaNames.join(' ')].join(' · ')}</p>
      {to && (
        <Chip tone='stone' icon='pause'>
          {words.ended(to)}
        </Chip>
      )}
      <Facts organisation={organisation} />
      <SeatBoard organisation={organisation} />
      {WITH_ROSTER.includes(family) && <Roster unitId={organisation.unitId} />}
      <History organisation={organisation} />
      <div className='row wrap drawer-acts'>
        {actions.includes('edit') && (
          <Button size='large' onClick={() => setDoing('edit')}>
            {words.edit}
          </Button>
        )}
        {actions.includes('end') && (
          <Button size='large' onClick={() => setDoing('end')}>
            {words.end}
          </Button>
        )}
      </div>
      {doing === 'edit' && (
        <OrganisationForm
          organisation={organisation}
          onClose={() => setDoing(undefined)}
          onSaved={() => setDoing(undefined)}
        />
      )}
      {doing === 'end' && <EndOrganisation organisation={organisation} onClose={() => setDoing(undefined)} />}
    </>
  )
}

function Facts({ organisation }: { organisation: OrganisationView }) {
  const { code, creditCode, chain, branch, children, partyMembers, staff, term, termState, from } = organisation
  const { facts } = words
  const rows: [string, React.ReactNode][] = [
    [facts.from, from],
    [facts.code, code],
    [facts.creditCode, creditCode],
    [facts.chain, chain.length > 0 && <Refs refs={[...chain].reverse()} between=' › ' />],
    [facts.branch, branch && <Refs refs={[branch]} />],
    [facts.children, children.length > 0 && <Refs refs={children} between='、' />],
    [facts.partyMembers, partyMembers !== undefined && facts.people(partyMembers)],
    [facts.staff, staff !== undefined && facts.people(staff)],
    [facts.term, term && termState && `${term.from}–${term.to} ${TERM_STATE_TEXT[termState]}`],
  ]
  return (
    <dl className='kv'>
      {rows
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function Refs({ refs, between = '' }: { refs: readonly OrganisationRef[]; between?: string }) {
  return (
    <>
      {refs.map(({ unitId, name }, at) => (
        <span key={unitId}>
          {at > 0 && between}
          <a className='text-link' href={linkTo(unitId)}>
            {name}
          </a>
        </span>
      ))}
    </>
  )
}

function History({ organisation: { history } }: { organisation: OrganisationView }) {
  return (
    <details className='record-history'>
      <summary>{words.history}</summary>
      <ol>
        {history.map(({ version, at, by, what, note }) => (
          <li key={version}>
            {[words.what[what], note].filter(Boolean).join('：')}
            <span className='note c3'>{`${formatTime(at)} · ${by}`}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}
