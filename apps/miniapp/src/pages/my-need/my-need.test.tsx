import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { anOwnNeed, ok, refusal, SESSION } from '../../../test/fixture'
import { wechat } from '../../../test/taro'
import MyNeedPage from './index'

const pathOf = ({ url }: { url: string }) => url.replace(/^.*\/api/, '')
const actions = () => wechat.requests.filter((request) => pathOf(request).endsWith('/actions'))

/** Serves one need, and refuses or takes what is done to it. */
function serving(need: ReturnType<typeof anOwnNeed>, onAction: () => ReturnType<typeof ok> = () => ok(need)) {
  wechat.params = { needId: need.needId }
  wechat.answer = (request) => {
    if (pathOf(request) === '/sessions') return ok(SESSION)
    return pathOf(request).endsWith('/actions') ? onAction() : ok(need)
  }
}

const open = async () => {
  render(<MyNeedPage />)
  await screen.findByRole('list')
}
const tap = (name: string) => fireEvent.click(screen.getByText(name))

beforeEach(() => wechat.reset())
afterEach(() => jest.useRealTimers())

test('buttons are what the server offers, nothing else', async () => {
  serving(anOwnNeed({ actions: [] }))
  await open()
  expect(screen.queryByText('不用了，取消')).toBeNull()
})

test('the visitor is known by surname, as what, unit and time, and by the door code', async () => {
  serving(
    anOwnNeed({
      status: 'claimed',
      statusText: '舒同志在办了',
      visitor: { surname: '舒', title: '志愿者', unitName: '清棠县水务局', agreedAt: '2026-11-28T02:00:00.000Z' },
      doorCode: '4729',
    }),
  )
  await open()
  expect(screen.getByText('舒同志上门')).toBeTruthy()
  expect(screen.getByText('志愿者 · 清棠县水务局')).toBeTruthy()
  expect(screen.getByText('11月28日 周六 上午10点')).toBeTruthy()
  expect(screen.getByLabelText('上门码：4 7 2 9')).toBeTruthy()
})

test('the time of the visit that was not enough is not shown as the time of the next one', async () => {
  const reopen = { version: 6, at: '2026-11-29T02:00:00.000Z', action: 'reopen' as const, by: '您', words: [] }
  const visitor = { surname: '舒', agreedAt: '2026-11-28T02:00:00.000Z' }
  serving(anOwnNeed({ status: 'claimed', statusText: '舒同志在办了', visitor, history: [reopen] }))
  await open()
  expect(screen.getByText('会先打电话约时间')).toBeTruthy()
})

test('a face is sent after five seconds, once, with the version that was seen', async () => {
  serving(anOwnNeed({ status: 'fulfilled', version: 4, actions: ['confirm', 'reopen'] }))
  await open()
  jest.useFakeTimers()
  tap('非常满意')
  expect(actions()).toEqual([])
  for (let second = 0; second < 6; second += 1) await act(() => jest.advanceTimersByTimeAsync(1000))
  expect(actions()).toMatchObject([{ data: { action: 'confirm', grade: 5, version: 4 } }])
})

test('a face taken back is not sent', async () => {
  serving(anOwnNeed({ status: 'fulfilled', actions: ['confirm'] }))
  await open()
  jest.useFakeTimers()
  tap('不满意')
  fireEvent.click(screen.getByRole('button', { name: /撤回/ }))
  await act(() => jest.advanceTimersByTimeAsync(9000))
  expect(actions()).toEqual([])
})

test('when somebody was faster the page is read anew, says so, and keeps what was typed', async () => {
  serving(anOwnNeed({ status: 'needs_info', question: '哪两天用？', actions: ['supply'] }), () =>
    refusal('stale_version'),
  )
  await open()
  fireEvent.change(screen.getByLabelText('您的回答'), { target: { value: '周末两天' } })
  tap('说好了，发给社区')
  await screen.findByText(/刚才有新情况，已替您刷新/)
  expect(screen.getByDisplayValue('周末两天')).toBeTruthy()
  expect(wechat.requests.filter(({ method }) => method === 'GET')).toHaveLength(2)
})

test('a declined wish says why and where to turn, and goes in again with other words only', async () => {
  serving(
    anOwnNeed({
      status: 'declined',
      actions: ['resubmit'],
      decline: { reason: '平板由学校统一安排。', turnTo: '实验小学德育处' },
    }),
  )
  await open()
  expect(screen.getByText('实验小学德育处')).toBeTruthy()
  tap('改一改，再提交')
  tap('再提交')
  expect(screen.getByText('请先改一改，再提交。')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('改成这样'), { target: { value: '想借一台旧平板上网课' } })
  tap('再提交')
  await waitFor(() => expect(actions()).toMatchObject([{ data: { action: 'resubmit', text: '想借一台旧平板上网课' } }]))
})

test('asking for another visit needs a reason', async () => {
  serving(anOwnNeed({ status: 'fulfilled', actions: ['confirm', 'reopen'] }))
  await open()
  tap('还没办好，请再来一趟')
  tap('请再来一趟')
  expect(screen.getByText('请点一个原因，或者写一句。')).toBeTruthy()
  tap('只办了一部分')
  tap('请再来一趟')
  await waitFor(() => expect(actions()).toMatchObject([{ data: { action: 'reopen', reason: '只办了一部分' } }]))
})
