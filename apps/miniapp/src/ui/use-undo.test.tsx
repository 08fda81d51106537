import { act, renderHook } from '@testing-library/react'
import { wechat } from '../../test/taro'
import { useUndo } from './use-undo'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

function started() {
  const commit = jest.fn()
  const undone = jest.fn()
  const hook = renderHook(() => useUndo(undone))
  act(() => hook.result.current.start('已评', commit))
  return { ...hook, commit, undone }
}

test('after five seconds it is done, once', async () => {
  const { commit, result } = started()
  for (let second = 1; second < 5; second += 1) await act(() => jest.advanceTimersByTimeAsync(1000))
  expect(commit).not.toHaveBeenCalled()
  expect(result.current.toast?.undo.left).toBe(1)
  await act(() => jest.advanceTimersByTimeAsync(1000))
  await act(() => jest.advanceTimersByTimeAsync(9000))
  expect(commit).toHaveBeenCalledTimes(1)
  expect(result.current.toast).toBeUndefined()
})

test('taken back, it is never done', async () => {
  const { commit, undone, result, unmount } = started()
  act(() => result.current.toast?.undo.onTap())
  unmount()
  await jest.advanceTimersByTimeAsync(9000)
  expect(commit).not.toHaveBeenCalled()
  expect(undone).toHaveBeenCalledTimes(1)
})

test('leaving the page does it at once, and only once', async () => {
  const { commit, unmount } = started()
  act(() => wechat.hidePage())
  expect(commit).toHaveBeenCalledTimes(1)
  unmount()
  await jest.advanceTimersByTimeAsync(9000)
  expect(commit).toHaveBeenCalledTimes(1)
})

test('a closed page has done it too', () => {
  const { commit, unmount } = started()
  unmount()
  expect(commit).toHaveBeenCalledTimes(1)
})
