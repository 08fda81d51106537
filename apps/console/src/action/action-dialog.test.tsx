import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { aCase, aRow } from '../testing/case.fixture'
import { answerFetch, InQueries } from '../testing/server.fixture'
import { ActionDialog } from './action-dialog'
import { commandOf, missingIn } from './action-forms'

test('a call must be noted before it is confirmed; the grade may be missing', () => {
  const need = aCase({ status: 'fulfilled', version: 6 })
  expect(missingIn('confirm', {})).toEqual(['callNote'])
  expect(missingIn('confirm', { callNote: '很满意' })).toEqual([])
  expect(commandOf('confirm', need, { callNote: ' 很满意 ' })).toEqual({
    needId: need.needId,
    version: 6,
    action: 'confirm',
    callNote: '很满意',
  })
})

test('declining needs a reason and where to turn', () => {
  expect(missingIn('decline', { reason: '办不了' })).toEqual(['turnTo'])
})

test('what cannot be taken back is asked once more before it is sent', async () => {
  const asked = answerFetch(() => ({ body: aRow({ status: 'closed', version: 2 }) }))
  const done: string[] = []
  render(
    <ActionDialog action='close' need={aCase()} onClose={() => undefined} onDone={(_, text) => done.push(text)} />,
    { wrapper: InQueries },
  )
  fireEvent.click(screen.getByRole('button', { name: '确定办结' }))
  expect(screen.getByText('请选“办结方式”。')).toBeTruthy()

  fireEvent.click(screen.getByRole('radio', { name: '已引导' }))
  fireEvent.change(screen.getByLabelText(/给居民的答复/), { target: { value: '请找物业。' } })
  fireEvent.click(screen.getByRole('button', { name: '确定办结' }))
  expect(asked).toEqual([])
  expect(screen.getByText(/不能撤回/)).toBeTruthy()

  fireEvent.click(screen.getByRole('button', { name: '确定办结' }))
  await waitFor(() => expect(done).toEqual(['已办结，答复已发给居民']))
  expect(asked[0]?.body).toEqual({ version: 1, action: 'close', outcome: 'guided', reason: '请找物业。' })
})
