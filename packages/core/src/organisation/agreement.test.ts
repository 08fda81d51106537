import type { OrganisationChange } from '@microwish/contract'
import { actorOf, anOrganisation, people, type PersonName, places } from '../factory'
import type { Organisation } from './organisation'
import { mayChange, mayKeep, organisationActions } from './organisation-policy'

const today = '2026-11-21'
const at = ({ areaId, path, names }: (typeof places)['county']) => ({ areaId, areaPath: path, areaNames: names })
const seat = { seatId: 'sea_00000000000000000000000001', post: 'head', name: '柳青', from: '2026-01-01' } as never

/** Where an organisation may stand, and how. */
const STATES: Record<string, Organisation> = {
  'in the community': anOrganisation(101),
  'in the community, with somebody seated': anOrganisation(101, { seats: [seat] }),
  'in a grid of it': anOrganisation(102, at(places.grid)),
  'in the street': anOrganisation(103, at(places.street)),
  'at the county': anOrganisation(104, at(places.county)),
  'in a sibling community': anOrganisation(105, at(places.sibling)),
  'in another street': anOrganisation(106, at(places.far)),
  'in the community, ended': anOrganisation(107, { to: '2026-11-21', seats: [seat] }),
  'in the community, to end later': anOrganisation(108, { to: '2026-12-01' }),
}

const ABOVE_ALL = ['districtStaff', 'settingsAdmin'] as const
const STREET = [...ABOVE_ALL, 'streetStaff'] as const
const DESK = [...STREET, 'desk', 'deskMate'] as const

/** The agreement, written by hand from the issue: each desk inside its reach; whoever is not named may do nothing. */
const AGREEMENT: Record<string, { who: readonly PersonName[]; may: string }> = {
  'in the community': { who: DESK, may: 'edit end seat' },
  'in the community, with somebody seated': { who: DESK, may: 'edit end seat unseat' },
  'in a grid of it': { who: DESK, may: 'edit end seat' },
  'in the street': { who: STREET, may: 'edit end seat' },
  'at the county': { who: ABOVE_ALL, may: 'edit end seat' },
  'in a sibling community': { who: [...STREET, 'siblingDesk'], may: 'edit end seat' },
  'in another street': { who: [...ABOVE_ALL, 'farDesk'], may: 'edit end seat' },
  'in the community, ended': { who: DESK, may: '' },
  'in the community, to end later': { who: DESK, may: 'edit seat' },
}
const CHANGES: readonly OrganisationChange[] = ['edit', 'end', 'seat', 'unseat']

describe('who keeps an organisation', () => {
  it.each(Object.keys(STATES))('%s, for everybody and every change', (state) => {
    const organisation = STATES[state] as Organisation
    const { who, may } = AGREEMENT[state] as (typeof AGREEMENT)[string]
    for (const name of Object.keys(people) as PersonName[]) {
      const actor = actorOf(people[name])
      const expected = (who as readonly string[]).includes(name) ? may : ''
      expect([name, organisationActions(actor, organisation, today).join(' ')]).toEqual([name, expected])
      for (const change of CHANGES)
        expect([name, change, mayChange(actor, organisation, change, today)]).toEqual([
          ...[name, change],
          expected.split(' ').includes(change),
        ])
      expect([name, mayKeep(actor, organisation.areaPath)]).toEqual([name, (who as readonly string[]).includes(name)])
    }
  })
})
