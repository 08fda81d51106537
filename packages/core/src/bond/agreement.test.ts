import { BOND_KINDS, BondKind, type BondMay } from '@microwish/contract'
import { actorOf, people, type PersonName } from '../factory'
import { at, aBond, aTie } from './bond.fixture'
import { liaisonUnitOf, mayDo, mayKeep, mayRead } from './bond-policy'

/** By hand from PRODUCT §1 and the issue: who keeps a bond at `places.community`, or in a grid of it; who reads it. */
const DESKS: readonly PersonName[] = ['desk', 'deskMate', 'streetStaff', 'districtStaff']
const KEEPERS: Record<BondKind, readonly PersonName[]> = {
  unit_registration: DESKS,
  co_building: DESKS,
  unit_grid: DESKS,
  leader_contact: ['districtStaff'],
  point_contact: DESKS,
  household_contact: DESKS,
  joint_action: DESKS,
  duty_list: DESKS,
}
const NAMES = Object.keys(people) as PersonName[]
const who = (may: (name: PersonName) => boolean) => NAMES.filter(may)

describe('the policy of bonds', () => {
  it.each(BondKind.options)('lets exactly its keepers write %s', (kind) => {
    const { areaPath } = at('community')
    expect(who((name) => mayKeep(actorOf(people[name]), kind, areaPath)).sort()).toEqual([...KEEPERS[kind]].sort())
  })

  it('lets exactly the desks of the place read', () => {
    expect(who((name) => mayRead(actorOf(people[name]), at('grid').areaPath)).sort()).toEqual([...DESKS].sort())
    expect(who((name) => mayRead(actorOf(people[name]), at('county').areaPath))).toEqual(['districtStaff'])
  })

  it('knows of whom somebody is the liaison', () => {
    expect(who((name) => liaisonUnitOf(actorOf(people[name])) !== undefined)).toEqual(['liaison'])
  })

  it.each<[string, Parameters<typeof mayDo>[1], PersonName, BondMay[]]>([
    ['an agreement in force', aBond(1), 'desk', ['edit', 'duties', 'renew', 'end', 'visit']],
    ['one whose day has passed', aBond(1, { to: '2026-10-01' }), 'desk', ['edit', 'duties', 'renew', 'visit']],
    ['one that was ended', aBond(1, { endedOn: '2026-10-01' }), 'desk', ['visit']],
    ['one that was renewed', aBond(1, { renewedBy: aBond(2).bondId }), 'desk', ['visit']],
    ['a registration', aTie(1, { kind: 'unit_registration', ...at('community') }), 'desk', ['edit', 'end', 'visit']],
    ['a duty list', aTie(1, { kind: 'duty_list', ...at('community') }), 'desk', ['edit', 'duties', 'end']],
    ['a leader’s contact', aTie(1, { kind: 'leader_contact', ...at('community') }), 'desk', ['visit']],
    [
      'a leader’s contact, by the county',
      aTie(1, { kind: 'leader_contact' }),
      'districtStaff',
      ['edit', 'end', 'visit'],
    ],
    ['one of a sibling', aBond(1), 'siblingDesk', []],
  ])('offers with %s what may be done', (_, bond, name, expected) => {
    expect(mayDo(actorOf(people[name]), bond, '2026-11-21')).toEqual(expected)
  })

  it('names what each kind is and at which levels it stands', () => {
    const told = BondKind.options.map((kind) => `${BOND_KINDS[kind].text} ${BOND_KINDS[kind].levels.join('/')}`)
    expect(told).toEqual([
      '单位报到 community',
      '共建协议 community',
      '包联包保 grid',
      '县级领导联系点 community',
      '挂点联系 community/street',
      '入格联户 grid/building',
      '部门联合行动 community/grid/street/county',
      '职责清单 community/street/county',
    ])
  })
})
