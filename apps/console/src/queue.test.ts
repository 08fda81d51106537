import { countWaiting, dropRow, mergeQueue, neighbourOf, startQueue, withoutSettled } from './queue'

const rows = (...ids: string[]) => ids.map((needId) => ({ needId, version: 1 }))
const idsOf = ({ rows }: { rows: readonly { needId: string }[] }) => rows.map(({ needId }) => needId)

test('an answer with the same cases moves nothing', () => {
  const queue = startQueue(rows('a', 'b'))
  expect(mergeQueue(queue, rows('a', 'b'))).toEqual(queue)
})

test('a case that belongs after the last is added there and counted as new', () => {
  const queue = mergeQueue(startQueue(rows('a', 'b')), rows('a', 'b', 'c'))
  expect(idsOf(queue)).toEqual(['a', 'b', 'c'])
  expect(queue.freshIds).toEqual(['c'])
  expect(countWaiting(queue)).toBe(0)
})

test('a case that belongs above waits, so that nothing moves under the officer’s eyes', () => {
  const queue = mergeQueue(startQueue(rows('b', 'c')), rows('a', 'b', 'c'))
  expect(idsOf(queue)).toEqual(['b', 'c'])
  expect(countWaiting(queue)).toBe(1)
})

test('what came stays new until it is looked at, however often the poll answers', () => {
  const once = mergeQueue(startQueue(rows('a')), rows('a', 'b'))
  expect(mergeQueue(once, rows('a', 'b')).freshIds).toEqual(['b'])
})

test('a case that a colleague has taken keeps its place and is marked', () => {
  const queue = mergeQueue(startQueue(rows('a', 'b')), rows('b'))
  expect(queue.rows).toEqual([
    { needId: 'a', version: 1, isGone: true },
    { needId: 'b', version: 1 },
  ])
})

test('the first case of an empty desk is new', () => {
  expect(mergeQueue(startQueue(rows()), rows('a')).freshIds).toEqual(['a'])
})

test('the next case passes over one that is gone; after the last there is none', () => {
  const queue = mergeQueue(startQueue(rows('a', 'b', 'c')), rows('a', 'c'))
  expect(neighbourOf(queue, 'a', 1)?.needId).toBe('c')
  expect(neighbourOf(queue, 'c', 1)).toBeUndefined()
  expect(neighbourOf(queue, 'c', -1)?.needId).toBe('a')
})

test('an answer older than what was just done does not bring a case back; a later version does', () => {
  const settled = new Map([['a', 2]])
  expect(idsOf(dropRow(startQueue(rows('a', 'b')), 'a'))).toEqual(['b'])
  expect(withoutSettled(rows('a', 'b'), settled).map(({ needId }) => needId)).toEqual(['b'])
  expect(withoutSettled([{ needId: 'a', version: 3 }], settled)).toHaveLength(1)
})
