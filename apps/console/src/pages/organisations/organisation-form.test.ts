import { factsOf, missingOf, type OrganisationDraft } from './use-organisation-form'

const draft = (more: Partial<OrganisationDraft> = {}): OrganisationDraft => ({
  ...{ name: '县水务局', kind: 'organ', code: '', creditCode: '', partyMembers: '', staff: '' },
  ...{ termFrom: '', termTo: '' },
  ...more,
})

test('a term wants both days, the second after the first', () => {
  expect(missingOf(draft(), false)).toEqual({})
  expect(missingOf(draft({ termFrom: '2026-01-01' }), false).term).toBeTruthy()
  expect(missingOf(draft({ termFrom: '2026-01-01', termTo: '2025-01-01' }), false).term).toBeTruthy()
  expect(missingOf(draft({ termFrom: '2026-01-01', termTo: '2031-01-01' }), false)).toEqual({})
})

test('an emptied fact is taken away where there was one, and not mentioned where there was none', () => {
  const before = { partyMembers: 12 } as Parameters<typeof factsOf>[1]
  expect(factsOf(draft({ staff: '30' }), before)).toEqual({ partyMembers: null, staff: 30 })
  expect(factsOf(draft({ partyMembers: '12' }))).toEqual({ partyMembers: 12 })
})
