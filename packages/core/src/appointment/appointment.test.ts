import type { AppointmentId } from '@microwish/contract'
import { people, places } from '../factory'
import { type Appointment, atArea, conflictOf, endOf, isOn, overlaps, startOf, statusOn } from './appointment'

const one = (more: Partial<Appointment> = {}): Appointment => ({
  appointmentId: 'apt_00000000000000000000000001' as AppointmentId,
  version: 1,
  role: 'grid_worker',
  name: '柯建良',
  phone: { hash: 'k', masked: '160****0008' },
  post: 'manager',
  ...atArea(places.grid),
  from: '2026-01-01',
  status: 'waiting',
  grantedBy: { name: '方静怡' },
  grantedAt: '2026-01-01T00:00:00.000Z',
  source: 'granted',
  ...more,
})

it.each([
  ['2026-01-01', undefined, '2027-01-01', undefined, true],
  ['2026-01-01', '2026-06-30', '2026-07-01', undefined, false],
  ['2026-01-01', '2026-07-01', '2026-07-01', undefined, true],
  ['2026-07-01', '2026-07-31', '2026-01-01', '2026-06-30', false],
])('%s–%s and %s–%s overlap: %s', (from, to, otherFrom, otherTo, expected) => {
  const [a, b] = [
    { from, ...(to && { to }) },
    { from: otherFrom, ...(otherTo && { to: otherTo }) },
  ]
  expect([overlaps(a, b), overlaps(b, a)]).toEqual([expected, expected])
})

it('begins with its first day and ends with its last, by the days of Shanghai', () => {
  expect([startOf('2026-11-22'), endOf('2026-11-22')]).toEqual(['2026-11-21T16:00:00.000Z', '2026-11-22T16:00:00.000Z'])
  const term = one({ from: '2026-02-01', to: '2026-02-28' })
  expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map((day) => isOn(term, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(['2026-02-28', '2026-03-01'].map((day) => statusOn(term, day))).toEqual(['waiting', 'ended'])
})

describe('what stands against an assignment', () => {
  const other = { name: '谭春燕', phone: { hash: 't', masked: '160****0006' } }

  it('is the same person on the same post, however many places there are', () => {
    expect(conflictOf(one(), [one()], 9)?.why).toBe('same')
    const bound = one({ personId: people.gridWorker.personId })
    expect(conflictOf({ ...bound, name: '老柯' }, [bound], 9)?.why).toBe('same')
  })

  it('is a place that is taken on any day of it, by whom it says', () => {
    expect(conflictOf(one(other), [one()], 1)).toMatchObject({ why: 'taken', with: { name: '柯建良' } })
    expect(conflictOf(one(other), [one()], 2)).toBeUndefined()
    const later = one({ ...other, from: '2027-01-01' })
    expect(conflictOf(later, [one({ to: '2026-12-31' })], 1)).toBeUndefined()
    expect(conflictOf(one({ ...other, to: '2027-01-01' }), [one({ from: '2027-01-01' })], 1)?.why).toBe('taken')
  })

  it('is not two terms that follow each other, where one place is enough for both', () => {
    const [first, second] = [one({ to: '2026-06-30' }), one({ from: '2026-07-01', name: '乙', phone: other.phone })]
    expect(
      conflictOf(one({ ...other, name: '丙', phone: { hash: 'c', masked: '' } }), [first, second], 2),
    ).toBeUndefined()
  })

  it('is not one that was ended, nor another post, nor another grid', () => {
    const others = [one({ status: 'ended' }), one({ post: 'informant' }), one(atArea(places.otherGrid))]
    expect(conflictOf(one(), others, 1)).toBeUndefined()
  })

  it('is not the other of a couple with one telephone', () => {
    expect(conflictOf(one({ name: '谭春燕' }), [one()], 2)).toBeUndefined()
  })
})
