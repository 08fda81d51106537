import { fireEvent, render, screen } from '@testing-library/react'
import { wechat } from '../../../test/taro'
import { setTextSet } from '../../text-set'
import { TextSizes } from './text-sizes'

beforeEach(() => {
  wechat.reset()
  setTextSet(undefined)
})

test('whoever takes 长辈版, which hides the tabs, finds a way home', () => {
  render(<TextSizes />)
  expect(screen.queryByText('去首页')).toBeNull()
  fireEvent.click(screen.getByText('长辈版'))
  fireEvent.click(screen.getByText('去首页'))
  expect(wechat.visited).toEqual(['/pages/home/index'])
})
