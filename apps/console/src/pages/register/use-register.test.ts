import { SubmitNeed } from '@microwish/contract'
import { commandOf, faultsOf, type RegisterDraft } from './use-register'

const draft: RegisterDraft = {
  text: '灯管坏了',
  category: 'repair',
  communityId: 'are_00000000000000000000000100',
  gridId: '',
  phone: '160 0000 0002',
  name: '温女士',
  address: '',
  channel: 'phone',
  isEarlier: false,
  occurredAt: '',
  hasConsented: true,
}

test('an empty form says everything that is missing, in the order of the form', () => {
  const empty = { ...draft, text: ' ', category: undefined, communityId: '', phone: '12', hasConsented: false }
  expect(faultsOf(empty)).toEqual(['text', 'category', 'area', 'phone', 'consent'])
  expect(faultsOf(draft)).toEqual([])
})

test('what was said to the desk is a command of the contract, with the oral consent on it', () => {
  const command = commandOf(draft, '2026-12')
  expect(SubmitNeed.safeParse(command).success).toBe(true)
  expect(command).toMatchObject({
    contact: { phone: '16000000002', name: '温女士' },
    onBehalf: { relationship: 'staff', hasConsented: true },
    consent: { version: '2026-12', handOver: true },
    channel: 'phone',
  })
  expect(command).not.toHaveProperty('occurredAt')
})

test('a grid is taken before its community, and an earlier time is sent as it was in Shanghai', () => {
  const gridId = 'are_00000000000000000000000101'
  const command = commandOf({ ...draft, gridId, isEarlier: true, occurredAt: '2026-11-21T09:00' }, '2026-12')
  expect(command).toMatchObject({ areaId: gridId, occurredAt: '2026-11-21T01:00:00.000Z' })
  expect(faultsOf({ ...draft, isEarlier: true })).toEqual(['occurredAt'])
})
