import type { CaseNeed } from '@microwish/contract'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { aCase, aRow } from '../../testing/case.fixture'
import { answerFetch, InQueries, problem } from '../../testing/server.fixture'
import { useNeed } from '../../use-need'
import { CaseForm } from './case-form'
import { drafts } from '../../draft-store'

const settled: string[] = []
const show = (need: CaseNeed) =>
  render(
    <CaseForm need={need} onSettled={(_, done) => settled.push(done)}>
      <span />
    </CaseForm>,
    { wrapper: InQueries },
  )
const summary = () => screen.getByLabelText<HTMLTextAreaElement>(/公开摘要/)

beforeEach(() => {
  drafts.clear()
  settled.length = 0
})

test('the buttons are what the server offers, and nothing else', () => {
  answerFetch(() => 'no answer')
  show(aCase({ actions: ['ask', 'publish'] }))
  expect(screen.getByRole('button', { name: /受理并发布/ })).toBeTruthy()
  expect(screen.getByRole('button', { name: '请居民补充' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '不予受理' })).toBeNull()
})

test('one press publishes what was suggested, on the version that was seen', async () => {
  const asked = answerFetch(() => ({ body: aRow({ status: 'open', version: 2 }) }))
  show(aCase())
  fireEvent.click(screen.getByRole('button', { name: /受理并发布/ }))
  await waitFor(() => expect(settled).toEqual(['已发布：插座松了，请师傅来看看']))
  expect(asked[0]?.body).toEqual({
    version: 1,
    action: 'publish',
    publicSummary: '插座松了，请师傅来看看',
    effortMinutes: 30,
    timeWindow: 'weekend',
    headcount: 1,
    costClass: 'free',
  })
})

test('P publishes, but not while somebody is typing', async () => {
  answerFetch(() => ({ body: aRow({ status: 'open', version: 2 }) }))
  show(aCase())
  fireEvent.keyDown(summary(), { key: 'p' })
  expect(settled).toEqual([])
  fireEvent.keyDown(document.body, { key: 'p' })
  await waitFor(() => expect(settled).toHaveLength(1))
})

test('P held down publishes nothing: the next case has not been read', () => {
  const asked = answerFetch(() => 'no answer')
  show(aCase())
  fireEvent.keyDown(document.body, { key: 'p', repeat: true })
  expect(asked).toEqual([])
})

test('a request to be called back is not published before somebody wrote down what is needed', () => {
  const asked = answerFetch(() => 'no answer')
  show(aCase({ callBack: true, text: '', spans: [] }))
  expect(summary().value).toBe('')
  fireEvent.keyDown(document.body, { key: 'p' })
  expect(asked).toEqual([])
})

test('personal words that the server finds can be taken out or kept, numbers only taken out', async () => {
  answerFetch(() => problem(422, 'personal_data', { words: ['温师傅', '16000000002'] }))
  show(aCase())
  fireEvent.change(summary(), { target: { value: '找温师傅，打16000000002' } })
  fireEvent.click(screen.getByRole('button', { name: /受理并发布/ }))
  await screen.findByText('「温师傅」')
  expect(screen.getAllByRole('button', { name: '改掉' })).toHaveLength(2)
  fireEvent.click(screen.getByRole('button', { name: '保留' }))
  fireEvent.click(screen.getByRole('button', { name: '改掉' }))
  expect(summary().value).toBe('找温师傅，打')
  expect(screen.queryByRole('button', { name: '改掉' })).toBeNull()
})

test('a kept word that is refused all the same is offered for removal only', async () => {
  const asked = answerFetch(() => problem(422, 'personal_data', { words: ['温师傅'] }))
  show(aCase())
  fireEvent.change(summary(), { target: { value: '找温师傅' } })
  fireEvent.click(screen.getByRole('button', { name: /受理并发布/ }))
  fireEvent.click(await screen.findByRole('button', { name: '保留' }))
  fireEvent.click(screen.getByRole('button', { name: /受理并发布/ }))
  await waitFor(() => expect(asked).toHaveLength(2))
  expect(asked[1]?.body).toMatchObject({ keep: ['温师傅'] })
  expect(await screen.findByRole('button', { name: '改掉' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '保留' })).toBeNull()
})

test('words of money stop it before it is sent', () => {
  const asked = answerFetch(() => 'no answer')
  show(aCase())
  fireEvent.change(summary(), { target: { value: '修插座，给红包' } })
  expect(screen.getByText('「红包」')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /受理并发布/ }))
  expect(asked).toEqual([])
})

test('when a colleague was faster, what was typed stays and the colleague is named', async () => {
  const line = { version: 2, at: '2026-11-20T03:00:00.000Z', action: 'accept', by: '刘敏', words: [] } as const
  let isAccepted = false
  answerFetch(({ method }) => {
    if (method === 'POST') isAccepted = true
    if (method === 'POST') return problem(409, 'stale_version')
    return { body: isAccepted ? aCase({ version: 2, history: [{ ...line, words: [] }] }) : aCase() }
  })
  const { container } = render(<Reading />, { wrapper: InQueries })
  await waitFor(() => expect(container.querySelector('textarea')).not.toBeNull())
  fireEvent.change(summary(), { target: { value: '我写的摘要' } })
  fireEvent.click(screen.getByRole('button', { name: /发布/ }))
  expect(await screen.findByText(/刘敏 .* 受理/)).toBeTruthy()
  expect(summary().value).toBe('我写的摘要')
})

/** The form on a need that is read from the server, so that it can be read again. */
function Reading() {
  const { data } = useNeed(aCase().needId)
  return data ? (
    <CaseForm need={data} onSettled={() => undefined}>
      <span />
    </CaseForm>
  ) : null
}
