import { aHallNeed } from './hall-need.fixture'
import { choicesFor, filterHall } from './hall-filter'

const lamp = aHallNeed({ category: 'repair', effortMinutes: 30 })
const stroll = aHallNeed({ category: 'company', effortMinutes: 120 })

test('only chips that would show something are offered, and all of them counted first', () => {
  expect(choicesFor([stroll], 'all').map(({ word }) => word)).toEqual(['全部 1', '陪伴照看'])
  expect(choicesFor([lamp, stroll], 'all').map(({ filter }) => filter)).toEqual(['all', 'quick', 'repair', 'company'])
})

test('the chip that is on stays, so that it can be taken off, when its last need has gone', () => {
  expect(choicesFor([stroll], 'repair').map(({ filter }) => filter)).toContain('repair')
})

test('half an hour is quick, two hours are not', () => {
  expect(filterHall([lamp, stroll], 'quick')).toEqual([lamp])
  expect(filterHall([lamp, stroll], 'company')).toEqual([stroll])
})
