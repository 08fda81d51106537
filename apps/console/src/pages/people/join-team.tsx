import type { Grant, TeamMember } from '@microwish/contract'
import { Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { peopleWords as words } from '../../messages'
import { Field } from '../../ui/field'
import { Loaded } from '../../ui/loaded'
import { useStanding } from './use-teams'

type JoinTeamProps = {
  members: readonly TeamMember[]
  isBusy: boolean
  onJoin: (person: Pick<Grant, 'personId' | 'personName'>) => void
}

const SHOWN = 12

/** Chooses somebody who stands registered here and is not in the team yet. */
export function JoinTeam({ members, isBusy, onJoin }: JoinTeamProps) {
  const [text, setText] = useState('')
  const query = useStanding()
  const inTeam = new Set(members.filter(({ to }) => to === undefined).map(({ personId }) => personId))
  const field = useRef<InputRef>(null)
  // The name that was chosen leaves the list: the next one is searched for at once.
  const join = (grant: Grant) => {
    setText('')
    field.current?.focus()
    onJoin(grant)
  }
  return (
    <section className='people-join'>
      <Field label={words.team.joinSearch} note={words.team.joinHow}>
        {(control) => (
          <Input
            {...control}
            ref={field}
            autoComplete='off'
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Loaded query={{ ...query, data: query.data?.pages.flatMap(({ items }) => items) }}>
        {(grants) => {
          const people = new Map(
            grants
              .filter(({ personId, personName }) => !inTeam.has(personId) && personName.includes(text.trim()))
              .map((grant) => [grant.personId, grant]),
          )
          return people.size === 0 ? (
            <p className='c2'>{words.team.joinNone}</p>
          ) : (
            <ul className='phrases'>
              {[...people.values()].slice(0, SHOWN).map((grant) => (
                <li key={grant.personId}>
                  <button type='button' className='pill' disabled={isBusy} onClick={() => join(grant)}>
                    {grant.personName}
                    <span className='note c3'>{` ${grant.unitName ?? grant.areaName}`}</span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </section>
  )
}
