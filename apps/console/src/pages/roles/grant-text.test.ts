import { roleName, termOf } from './grant-text'

test('a role that ends at midnight names the day before as its last', () => {
  expect(termOf({ from: '2026-11-21T16:00:00.000Z', to: '2026-11-30T16:00:00.000Z' })).toBe('2026-11-22至2026-11-30')
  expect(termOf({ from: '2026-11-21T16:00:00.000Z' })).toBe('2026-11-22起')
  expect(termOf({})).toBe('长期')
})

test('a grid worker is called by the post, a liaison by the unit too', () => {
  expect(roleName({ role: 'grid_worker', post: 'manager' })).toBe('网格管理员')
  expect(roleName({ role: 'unit_liaison', unitName: '清棠县实验小学' })).toBe('驻区单位联络员 · 清棠县实验小学')
})
