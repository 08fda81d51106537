import type { FamilyMember } from '@microwish/contract'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ok, SESSION } from '../../../test/fixture'
import { noNetwork, wechat } from '../../../test/taro'
import { forgetPersonal } from '../../personal-store'
import MyFamilyPage from './pages/mine/index'

const pathOf = ({ url }: { url: string }) => url.replace(/^.*\/api/, '')
const commands = () => wechat.requests.filter((request) => request.method === 'POST' && /family/.test(pathOf(request)))

const FATHER: FamilyMember = {
  familyId: `fam_${'2'.repeat(26)}` as FamilyMember['familyId'],
  version: 1,
  name: '爸爸',
  kinship: 'parent',
  isUnder14: false,
  consent: { version: '2026-11', at: '2026-11-20T02:00:00.000Z', by: 'said' },
  needsConsent: false,
}
const listOf = (...items: FamilyMember[]) => ok({ items, consentVersion: '2026-11', max: 10 })

function serving(items: FamilyMember[], onCommand: () => unknown = () => listOf()) {
  wechat.answer = (request) => {
    if (pathOf(request) === '/sessions') return ok(SESSION)
    return request.method === 'POST' ? (onCommand() as ReturnType<typeof ok>) : listOf(...items)
  }
}

const tap = (name: string | RegExp) => fireEvent.click(screen.getByText(name))
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

beforeEach(() => {
  wechat.reset()
  forgetPersonal()
})
afterEach(() => jest.useRealTimers())

test('nobody is written down without a name, what they are, and their consent', async () => {
  serving([], () => ok(FATHER, 201))
  render(<MyFamilyPage />)
  fireEvent.click(await screen.findByText('加一位家人'))
  tap('记下来')
  for (const said of [/请写怎么称呼/, '请点一下是您的什么人。', '请先问过家人，再点一下同意。'])
    expect(screen.getByText(said)).toBeTruthy()
  expect(screen.getByText('还差3处，请看标红的字。')).toBeTruthy()
  expect(commands()).toEqual([])
  write('怎么称呼', '爸爸')
  tap('父母')
  tap('我问过了，家人同意')
  expect(screen.queryByText(/^还差/)).toBeNull()
  tap('记下来')
  await screen.findByText('记下了，许心愿的时候能选「爸爸」。')
  expect(commands()).toMatchObject([
    { data: { name: '爸爸', kinship: 'parent', consent: { by: 'said', hasAgreed: true, version: '2026-11' } } },
  ])
})

test('a child under 14 takes the guardian’s own consent and the year', async () => {
  serving([], () => ok({ ...FATHER, name: '朵朵', kinship: 'child', isUnder14: true }, 201))
  render(<MyFamilyPage />)
  fireEvent.click(await screen.findByText('加一位家人'))
  write('怎么称呼', '朵朵')
  tap('孩子')
  tap('我问过了，家人同意')
  tap('未满14岁')
  const year = new Date().getFullYear() - 6
  tap(String(year))
  tap('记下来')
  expect(screen.getByText('未满14岁，要监护人同意，请点一下。')).toBeTruthy()
  tap(/我是孩子的监护人/)
  tap('记下来')
  await waitFor(() =>
    expect(commands()).toMatchObject([
      { data: { birthYear: year, consent: { by: 'guardian', isGuardian: true, version: '2026-11' } } },
    ]),
  )
})

test('taken off, somebody is gone at once and erased after five seconds', async () => {
  serving([FATHER])
  render(<MyFamilyPage />)
  await screen.findByText('爸爸')
  jest.useFakeTimers()
  tap('去掉')
  expect(screen.queryByText('爸爸')).toBeNull()
  expect(commands()).toEqual([])
  for (let second = 0; second < 6; second += 1) await act(() => jest.advanceTimersByTimeAsync(1000))
  expect(commands()).toMatchObject([{ data: { action: 'remove', version: 1 } }])
})

test('taken back within five seconds, nothing happened', async () => {
  serving([FATHER])
  render(<MyFamilyPage />)
  await screen.findByText('爸爸')
  jest.useFakeTimers()
  tap('去掉')
  fireEvent.click(screen.getByRole('button', { name: /撤回/ }))
  await act(() => jest.advanceTimersByTimeAsync(9000))
  expect(screen.getByText('爸爸')).toBeTruthy()
  expect(commands()).toEqual([])
})

test('with a newer text they are asked once more', async () => {
  serving([{ ...FATHER, needsConsent: true }], () => listOf(FATHER))
  render(<MyFamilyPage />)
  fireEvent.click(await screen.findByText('问过了'))
  tap('我问过了，家人同意')
  await screen.findByText('记下了，爸爸是同意的。')
  expect(commands()).toMatchObject([{ data: { action: 'consent', consent: { by: 'said', version: '2026-11' } } }])
})

test('without a network it is said, what was written stays, and the second try is the same intent', async () => {
  serving([], noNetwork)
  render(<MyFamilyPage />)
  fireEvent.click(await screen.findByText('加一位家人'))
  write('怎么称呼', '爸爸')
  tap('父母')
  tap('我问过了，家人同意')
  tap('记下来')
  await screen.findByText(/网络不太好，没有发出去/)
  expect(screen.getByDisplayValue('爸爸')).toBeTruthy()
  serving([], () => ok(FATHER, 201))
  tap('记下来')
  await screen.findByText(/记下了/)
  const keys = commands().map(({ header }) => header['idempotency-key'])
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
})
