import type { OrganisationPost, OrganisationView, Seat } from '@microwish/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { organisationWords as words, words as shared } from '../../messages'
import { type PickedUnit, PickUnit } from '../../organisation/pick-unit'
import { dayOf } from '../../time'
import { Chip } from '../../ui/chip'
import { Field } from '../../ui/field'
import { Refusal } from '../../ui/refusal'
import { useReturnFocus } from '../../ui/use-return-focus'
import { useOrganisationChange } from './use-organisation-change'

type PostView = OrganisationView['posts'][number]

/** Posts, who holds each, and where somebody is wanted. */
export function SeatBoard({ organisation }: { organisation: OrganisationView }) {
  const today = dayOf(new Date())
  const [seating, setSeating] = useState<OrganisationPost>()
  const { change, isBusy, error } = useOrganisationChange(organisation)
  const held = organisation.seats.filter(({ to }) => to === undefined || to > today)
  const mayUnseat = organisation.actions.includes('unseat')
  return (
    <section>
      <h2>{words.posts}</h2>
      <Refusal error={error} />
      <ul className='organisation-posts'>
        {organisation.posts.map((post) => (
          <li key={post.post}>
            <div className='row between wrap'>
              <span className='b500'>{post.text}</span>
              <PostState post={post} />
            </div>
            {held
              .filter((seat) => seat.post === post.post)
              .map((seat) => (
                <SeatLine
                  key={seat.seatId}
                  seat={seat}
                  isBusy={isBusy}
                  {...(mayUnseat && { onUnseat: () => void change({ change: 'unseat', seatId: seat.seatId }) })}
                />
              ))}
            {organisation.actions.includes('seat') && (
              <Button
                className='organisation-seat'
                aria-expanded={seating === post.post}
                onClick={() => setSeating(seating === post.post ? undefined : post.post)}
              >
                {words.seat}
                <span className='sr-only'>{post.text}</span>
              </Button>
            )}
            {seating === post.post && (
              <SeatForm organisation={organisation} post={post} onClose={() => setSeating(undefined)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function PostState({ post: { seats, filled } }: { post: PostView }) {
  if (seats === undefined) return <span className='note c3'>{words.beside}</span>
  if (seats === 0) return filled > 0 && <span className='note c2 num'>{words.facts.people(filled)}</span>
  if (filled >= seats) return <span className='note c2 num'>{`${filled} / ${seats}`}</span>
  return (
    <Chip tone='honey' icon='warning'>
      {`${words.vacant} ${seats - filled}`}
    </Chip>
  )
}

function SeatLine({ seat, isBusy, onUnseat }: { seat: Seat; isBusy: boolean; onUnseat?: () => void }) {
  return (
    <p className='row between'>
      <span>
        {seat.name}
        <span className='note c3'>
          {[words.since(seat.from), seat.fromUnitName && words.partTime(seat.fromUnitName)].filter(Boolean).join(' · ')}
        </span>
      </span>
      {onUnseat && (
        <Button type='text' disabled={isBusy} onClick={onUnseat}>
          {words.unseat}
          <span className='sr-only'>{seat.name}</span>
        </Button>
      )}
    </p>
  )
}

type SeatFormProps = { organisation: OrganisationView; post: PostView; onClose: () => void }

function SeatForm({ organisation, post, onClose }: SeatFormProps) {
  useReturnFocus()
  const { change, isBusy, error } = useOrganisationChange(organisation)
  const [name, setName] = useState('')
  const [from, setFrom] = useState(() => dayOf(new Date()))
  const [unit, setUnit] = useState<PickedUnit>()
  const [isTried, setTried] = useState(false)
  const lacksUnit = Boolean(post.isPartTime) && !unit

  async function submit() {
    setTried(true)
    if (name.trim() === '' || lacksUnit) return
    const done = await change({
      ...{ change: 'seat', post: post.post, name: name.trim(), from },
      ...(unit && { fromUnitId: unit.unitId }),
    })
    if (done) onClose()
  }

  return (
    <form
      noValidate
      className='drawer-form'
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div className='row wrap field-row'>
        <Field
          label={words.form.person}
          error={isTried && name.trim() === '' ? words.form.fill.person : undefined}
          isRequired
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={20}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={words.form.from}>
          {(control) => (
            <Input {...control} type='date' value={from} onChange={(event) => setFrom(event.target.value)} />
          )}
        </Field>
      </div>
      {post.isPartTime && (
        <PickUnit
          label={words.form.fromUnit}
          error={isTried && lacksUnit ? words.form.fill.fromUnit : undefined}
          isRequired
          value={unit}
          onChange={setUnit}
        />
      )}
      <Refusal error={error} />
      <div className='row dialog-foot'>
        <Button onClick={onClose}>{shared.action.cancel}</Button>
        <Button type='primary' htmlType='submit' loading={isBusy}>
          {words.seat}
        </Button>
      </div>
    </form>
  )
}
