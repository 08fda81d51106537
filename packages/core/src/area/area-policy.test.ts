import { AreaLevel } from '@microwish/contract'
import { DomainError } from '../error'
import { actorOf, anArea, people, type PersonName, places } from '../factory'
import { levelsFor, permitArea, permitReading } from './area-policy'

const building = anArea(11111, '3栋', places.grid)
/** One area of each level on the desk's own line, and two beside it. */
const AREAS = { ...places, building }

/**
 * The agreement, written by hand: who may do what to which area. Everybody else of the factory may do neither, and reads
 * no tree.
 */
const AGREEMENT: Partial<Record<PersonName, { shape: string; facts: string; reads: string }>> = {
  settingsAdmin: {
    shape: 'county street farStreet community sibling far grid otherGrid siblingGrid farGrid building',
    facts: 'county street farStreet community sibling far grid otherGrid siblingGrid farGrid building',
    reads: 'county street farStreet community sibling far grid otherGrid siblingGrid farGrid building',
  },
  districtStaff: {
    shape: 'street farStreet community sibling far grid otherGrid siblingGrid farGrid building',
    facts: 'county street farStreet community sibling far grid otherGrid siblingGrid farGrid building',
    reads: 'county street farStreet community sibling far grid otherGrid siblingGrid farGrid building',
  },
  streetStaff: {
    shape: 'grid otherGrid siblingGrid building',
    facts: 'street community sibling grid otherGrid siblingGrid building',
    reads: 'street community sibling grid otherGrid siblingGrid building',
  },
  desk: {
    shape: 'grid otherGrid building',
    facts: 'community grid otherGrid building',
    reads: 'community grid otherGrid building',
  },
  deskMate: {
    shape: 'grid otherGrid building',
    facts: 'community grid otherGrid building',
    reads: 'community grid otherGrid building',
  },
  siblingDesk: { shape: 'siblingGrid', facts: 'sibling siblingGrid', reads: 'sibling siblingGrid' },
  farDesk: { shape: 'farGrid', facts: 'far farGrid', reads: 'far farGrid' },
  department: { shape: '', facts: '', reads: Object.keys(AREAS).join(' ') },
  auditor: { shape: '', facts: '', reads: Object.keys(AREAS).join(' ') },
  securityAdmin: { shape: '', facts: '', reads: Object.keys(AREAS).join(' ') },
}
const NOTHING = { shape: '', facts: '', reads: '' }
const DESKS = ['settingsAdmin', 'districtStaff', 'streetStaff', 'desk', 'deskMate', 'siblingDesk', 'farDesk']

function attempt(run: () => unknown): string {
  try {
    run()
    return 'done'
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

describe.each(Object.keys(people) as PersonName[])('%s', (name) => {
  const actor = actorOf(people[name])
  const agreed = AGREEMENT[name] ?? NOTHING

  it.each(['shape', 'facts'] as const)('changes exactly the areas agreed: %s', (act) => {
    for (const [key, area] of Object.entries(AREAS)) {
      const isAgreed = agreed[act].split(' ').includes(key)
      const refusal = DESKS.includes(name) ? 'beyond_reach' : 'forbidden'
      expect([key, attempt(() => permitArea(actor, act, area))]).toEqual([key, isAgreed ? 'done' : refusal])
    }
  })

  it('reads exactly the areas agreed', () => {
    for (const [key, area] of Object.entries(AREAS)) {
      const isAgreed = agreed.reads.split(' ').includes(key)
      const refusal = agreed.reads === '' ? 'forbidden' : 'not_found'
      expect([key, attempt(() => permitReading(actor, area))]).toEqual([key, isAgreed ? 'done' : refusal])
    }
  })
})

it('a reader is told on which levels below an area they may do what', () => {
  const of = (name: PersonName, area = places.street) => [
    levelsFor(actorOf(people[name]), 'shape', area),
    levelsFor(actorOf(people[name]), 'facts', area),
  ]
  expect(of('districtStaff')).toEqual([AreaLevel.options.slice(1), AreaLevel.options.slice(1)])
  expect(of('streetStaff')).toEqual([
    ['grid', 'building'],
    ['street', 'community', 'grid', 'building'],
  ])
  expect(of('desk', places.community)).toEqual([
    ['grid', 'building'],
    ['community', 'grid', 'building'],
  ])
  expect(of('auditor')).toEqual([[], []])
})

it('somebody who is gone, or an area that is none, is not found', () => {
  expect(attempt(() => permitReading(actorOf(people.desk), undefined))).toBe('not_found')
})
