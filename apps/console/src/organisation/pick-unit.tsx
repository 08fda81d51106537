import { listOrganisations, type OrganisationRow } from '@microwish/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { call } from '../api'
import { peopleWords as words } from '../messages'
import { Field } from '../ui/field'
import { Refusal } from '../ui/refusal'

export type PickedUnit = Pick<OrganisationRow, 'unitId' | 'name'>

type PickUnitProps = {
  label: string
  note?: string
  error?: string | undefined
  isRequired?: boolean
  value: PickedUnit | undefined
  onChange: (unit: PickedUnit | undefined) => void
}

const LEAST = 2
const SHOWN = 8

/** Finds a unit of the county by a part of its name: two characters begin the search. */
export function PickUnit({ label, note, error, isRequired = false, value, onChange }: PickUnitProps) {
  const [text, setText] = useState('')
  const [isPicked, setPicked] = useState(false)
  const asked = useDeferredValue(text.trim())
  const query = useQuery({
    queryKey: ['units', asked],
    queryFn: () => call(listOrganisations, { scope: 'county', text: asked, limit: SHOWN }),
    enabled: value === undefined && asked.length >= LEAST,
  })
  // The pill that was pressed goes away: the focus stays with what it chose.
  const take = (unit: PickedUnit) => {
    setPicked(true)
    onChange(unit)
  }
  if (value)
    return (
      <div className='field'>
        <p className='label c2'>{label}</p>
        <p className='row between'>
          <span className='b500'>{value.name}</span>
          <Button type='text' autoFocus={isPicked} onClick={() => onChange(undefined)}>
            {words.unit.other}
            <span className='sr-only'>{label}</span>
          </Button>
        </p>
      </div>
    )
  return (
    <>
      <Field label={label} note={note ?? words.unit.note} error={error} isRequired={isRequired}>
        {(control) => (
          <Input
            {...control}
            autoComplete='off'
            placeholder={words.unit.placeholder}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {asked.length >= LEAST && query.data && (
        <ul className='phrases' aria-label={words.unit.found}>
          {query.data.items.map(({ unitId, name, areaName }) => (
            <li key={unitId}>
              <button type='button' className='pill' onClick={() => take({ unitId, name })}>
                {name}
                <span className='note c3'>{` ${areaName}`}</span>
              </button>
            </li>
          ))}
          {query.data.items.length === 0 && <li className='c2'>{words.unit.none}</li>}
        </ul>
      )}
      <Refusal error={query.error} />
    </>
  )
}
