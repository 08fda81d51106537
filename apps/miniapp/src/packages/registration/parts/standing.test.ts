import type { MyRegistration } from '@microwish/contract'
import { factsOf, isAlias, nameProblem, sortRegistrations, waitingText } from './standing'

let count = 0
function aRegistration(over: Partial<MyRegistration>): MyRegistration {
  count += 1
  return {
    registrationId: `reg_${String(count).padStart(26, '0')}` as MyRegistration['registrationId'],
    version: 1,
    kind: 'home',
    status: 'in_force',
    source: 'applied',
    areaId: `are_${'4'.repeat(26)}` as MyRegistration['areaId'],
    areaName: '榆钱巷社区',
    appliedAt: '2026-11-20T02:00:00.000Z',
    actions: [],
    ...over,
  }
}

test('a refusal is shown until the same is asked for again', () => {
  const refused = aRegistration({ status: 'refused' })
  expect(sortRegistrations([refused]).refused).toEqual([refused])
  expect(sortRegistrations([aRegistration({ status: 'applied' }), refused]).refused).toEqual([])
  expect(sortRegistrations([aRegistration({ kind: 'unit' }), refused]).refused).toEqual([refused])
})

test('what was taken back is nowhere', () => {
  const cancelled = aRegistration({ status: 'cancelled' })
  expect(sortRegistrations([cancelled])).toEqual({ inForce: [], waiting: [], refused: [], former: [] })
})

test('unit, kind and the first day are said of a registration in force', () => {
  const unit = aRegistration({ kind: 'unit', unitName: '清棠县水务局', from: '2026-11-03T00:00:00.000Z' })
  expect(factsOf(unit)).toBe('单位结对的社区 · 清棠县水务局 · 2026年11月3日起')
})

test('whoever moves reads that they stay where they are until it is confirmed', () => {
  expect(waitingText(aRegistration({ status: 'applied', movesFrom: '梨花井社区' }))).toContain(
    '在那之前，您还在梨花井社区',
  )
})

test('an alias is no name', () => {
  expect([isAlias('邻居0427'), isAlias('邻居'), isAlias('舒明远')]).toEqual([true, true, false])
  expect(nameProblem(' ')).toContain('请写您的姓名')
  expect(nameProblem('邻居0427')).toContain('真实姓名')
  expect(nameProblem('舒明远')).toBeUndefined()
})
