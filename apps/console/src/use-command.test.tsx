import { actOnNeed } from '@microwish/contract'
import { act, renderHook, waitFor } from '@testing-library/react'
import { aRow, needId } from './testing/case.fixture'
import { answerFetch, InQueries, problem } from './testing/server.fixture'
import { createIntent, useCommand } from './use-command'

const accept = { needId: needId(1), version: 1, action: 'accept' } as const

test('the same body keeps its key until it is done; another body is another intent', () => {
  let count = 0
  const intent = createIntent(() => `key${++count}`)
  expect(intent.keyFor(accept)).toBe('key1')
  expect(intent.keyFor({ ...accept })).toBe('key1')
  expect(intent.keyFor({ ...accept, version: 2 })).toBe('key2')
  intent.done()
  expect(intent.keyFor({ ...accept, version: 2 })).toBe('key3')
})

test('a command that nobody answered is sent again by itself under the same key', async () => {
  let tries = 0
  const asked = answerFetch(() => (++tries === 1 ? 'no answer' : { body: aRow({ version: 2 }) }))
  const { result } = renderHook(() => useCommand(actOnNeed), { wrapper: InQueries })
  await act(() => result.current.mutateAsync(accept))
  const keys = asked.map(({ headers }) => headers['idempotency-key'])
  expect(keys).toHaveLength(2)
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(keys[1]).toBe(keys[0])
})

test('pressed again after a failure it keeps the key; after success it takes a new one', async () => {
  let isDown = true
  const asked = answerFetch(() => (isDown ? problem(500, 'internal') : { body: aRow({ version: 2 }) }))
  const { result } = renderHook(() => useCommand(actOnNeed), { wrapper: InQueries })
  await act(() => result.current.mutateAsync(accept).catch(() => undefined))
  await waitFor(() => expect(result.current.error).not.toBeNull())
  isDown = false
  await act(() => result.current.mutateAsync(accept))
  await act(() => result.current.mutateAsync(accept))
  const [failed, repeated, another] = asked.map(({ headers }) => headers['idempotency-key'])
  expect(repeated).toBe(failed)
  expect(another).not.toBe(failed)
})
