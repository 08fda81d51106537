import { addFamily, type FoundPerson, findPerson, grantRole, revokeRole, withdrawFamily } from '@microwish/contract'
import { rolesVersionOf } from '@microwish/core'
import { aPerson, people, places } from '@microwish/core/factory'
import type { Who } from './access-people'
import type { DirectoryCanaries } from './canary-directory'

const person = aPerson(701, '邱立秋')
const { resident } = people
/** Why somebody was given a role, or lost it, is read by those who watch over roles. */
const WATCH = ['auditor', 'securityAdmin'] as const satisfies readonly Who[]

export const GRANT_CANARIES: DirectoryCanaries = {
  readers: {
    'grantRole.reason': WATCH,
    'revokeRole.reason': WATCH,
    'addFamily.name': ['resident'],
    'withdrawFamily.name': [],
    'withdrawFamily.reason': WATCH,
  },
  async say(speak, { stores, as }) {
    await stores.people.put(person)
    const offer = { role: 'member', areaId: places.community.areaId, version: rolesVersionOf(person) }
    await speak('desk', grantRole, { personId: person.personId, ...offer }, 'grantRole')
    const { items } = await as(people.desk)(findPerson, { personId: person.personId })
    const [{ version, roles }] = items as [FoundPerson]
    const grantId = roles[0]?.grantId
    await speak('desk', revokeRole, { personId: person.personId, version, grantId }, 'revokeRole')
    const consent = { by: 'said', version: '2026-11', hasAgreed: true }
    await speak('resident', addFamily, { kinship: 'parent', consent }, 'addFamily')
    await speak('desk', withdrawFamily, { personId: resident.personId }, 'withdrawFamily')
  },
  reads: {
    findPerson: [{ personId: person.personId }, { personId: resident.personId }],
    previewGrant: [{ personId: person.personId, role: 'member', areaId: places.community.areaId }],
    grantRole: [],
    revokeRole: [],
    listGrants: [{}, { side: 'citizen', state: 'all' }],
    listGrantHistory: [{ personId: person.personId }, { personId: resident.personId }],
    listFamily: [{}],
    addFamily: [],
    changeFamily: [],
    withdrawFamily: [],
  },
}
