import { act, fireEvent, render, screen } from '@testing-library/react'
import { aCase } from '../../testing/case.fixture'
import { answerFetch, InQueries } from '../../testing/server.fixture'
import { ContactCard } from './contact-card'
import { SHOWN_SECONDS } from './use-contact'

test('telephone and address show behind a reason and are masked again after a minute', async () => {
  jest.useFakeTimers()
  const asked = answerFetch(() => ({ body: { name: '温女士', phone: '16000000002', address: '榆钱里3栋' } }))
  render(<ContactCard need={aCase()} />, { wrapper: InQueries })
  expect(screen.getByText('160****0002')).toBeTruthy()

  fireEvent.change(screen.getByLabelText('为什么要看'), { target: { value: '回访' } })
  fireEvent.click(screen.getByRole('button', { name: '查看' }))
  await act(() => jest.advanceTimersByTimeAsync(10))
  expect(asked[0]?.body).toEqual({ reason: '回访' })
  expect(screen.getByText('160 0000 0002')).toBeTruthy()

  for (let second = 0; second < SHOWN_SECONDS; second += 1) await act(() => jest.advanceTimersByTimeAsync(1000))
  expect(screen.queryByText('160 0000 0002')).toBeNull()
  expect(screen.getByText('160****0002')).toBeTruthy()
  jest.useRealTimers()
})

test('of an erased person nothing is asked for: there is nothing behind the mask', () => {
  render(<ContactCard need={aCase({ contact: { phoneMasked: '（已按本人要求删除）' } })} />, { wrapper: InQueries })
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getByText(/已注销/)).toBeTruthy()
})
