import { act, renderHook } from '@testing-library/react'
import { wechat } from '../test/taro'
import { setTextSet, useTextSet } from './text-set'

test('the person’s own choice stands over WeChat’s text size, and is kept on the device', () => {
  const { result } = renderHook(() => useTextSet())
  expect(result.current).toBe('normal')
  act(() => setTextSet('elder'))
  expect(result.current).toBe('elder')
  expect(wechat.storage.get('mw.m.textSet')).toBe('elder')
})

test('without a choice WeChat’s size is followed again', () => {
  const { result } = renderHook(() => useTextSet())
  act(() => setTextSet('large'))
  act(() => setTextSet(undefined))
  expect(result.current).toBe('normal')
  expect(wechat.storage.has('mw.m.textSet')).toBe(false)
})
