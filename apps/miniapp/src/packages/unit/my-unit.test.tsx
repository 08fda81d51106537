import type { BondId, OutputOf, getMyUnit, UnitBond } from '@microwish/contract'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { COMMUNITY_ID, ok, refusal, SESSION } from '../../../test/fixture'
import { wechat } from '../../../test/taro'
import { forgetPersonal } from '../../personal-store'
import MyUnitPage from './pages/mine/index'

const pathOf = ({ url }: { url: string }) => url.replace(/^.*\/api/, '')
const visits = () => wechat.requests.filter((request) => pathOf(request) === '/me/visits')

const GRID_BOND = `bnd_${'1'.repeat(26)}` as BondId

const aBond = (over: Partial<UnitBond>): UnitBond => ({
  bondId: GRID_BOND,
  kind: 'unit_grid',
  areaId: COMMUNITY_ID as UnitBond['areaId'],
  areaName: '榆钱里',
  from: '2026-01-01',
  state: 'in_force',
  partners: [],
  duties: [],
  canVisit: true,
  ...over,
})

const UNIT: OutputOf<typeof getMyUnit> = {
  unit: { unitId: `uni_${'5'.repeat(26)}` as never, name: '清棠县水务局' },
  registrations: [],
  agreements: [
    aBond({
      bondId: `bnd_${'2'.repeat(26)}` as BondId,
      kind: 'co_building',
      areaName: '榆钱巷社区',
      ...{ from: '2025-12-01', to: '2026-12-04', state: 'expiring', daysLeft: 12 },
      canVisit: false,
      duties: [{ text: '每季度检修一次楼道水管', who: '供水科', by: '2026-12-31', isDone: false }],
    }),
  ],
  dutyLists: [],
  bonds: [aBond({})],
  month: '2026-11',
  dueVisits: [{ bondId: GRID_BOND, kind: 'unit_grid', areaName: '榆钱里', isDone: false }],
  visits: [],
  memberCount: 57,
}
const VISIT = {
  ...{ visitId: `vis_${'1'.repeat(26)}`, bondId: GRID_BOND, kind: 'unit_grid', areaName: '榆钱里' },
  ...{ on: '2026-11-22', occurredAt: '2026-11-22T02:00:00.000Z', recordedAt: '2026-11-22T02:00:00.000Z' },
  ...{ participations: 2, note: '看了楼道水管', problemsFound: 0, problemsSolved: 0, isBackfilled: false },
}

function serving(onVisit: () => ReturnType<typeof ok> = () => ok(VISIT, 201)) {
  wechat.answer = (request) => {
    if (pathOf(request) === '/sessions') return ok(SESSION)
    return pathOf(request) === '/me/visits' ? onVisit() : ok(UNIT)
  }
}

const tap = (name: string | RegExp) => fireEvent.click(screen.getByText(name))
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

beforeEach(() => {
  wechat.reset()
  forgetPersonal()
})

test('what is due, what ends soon and who does what are said; of people a total', async () => {
  serving()
  render(<MyUnitPage />)
  for (const said of ['57人在社区报到', '本月待走访', '还有12天到期', '每季度检修一次楼道水管'])
    expect(await screen.findByText(said)).toBeTruthy()
  expect(screen.getByText('还没完成 · 供水科 · 2026年12月31日前')).toBeTruthy()
})

test('a visit takes two taps and words', async () => {
  serving()
  render(<MyUnitPage />)
  fireEvent.click(await screen.findByText('记一笔'))
  tap('记下来')
  expect(screen.getByText('请写一句。')).toBeTruthy()
  expect(screen.getByText('还没写看了什么，请往上看。')).toBeTruthy()
  expect(visits()).toEqual([])
  write('看了什么，办了什么', '看了楼道水管')
  tap('记下来')
  await screen.findByText('记下了：榆钱里，2人次。')
  expect(visits()).toMatchObject([
    { data: { bondId: GRID_BOND, participations: 1, note: '看了楼道水管', problemsFound: 0, problemsSolved: 0 } },
  ])
  expect(visits()[0]?.data).not.toHaveProperty('occurredAt')
})

test('words about a resident are named, and what was written outlives the page', async () => {
  serving(() => refusal('personal_data', { words: ['16000000021'] }))
  render(<MyUnitPage />)
  fireEvent.click(await screen.findByText('记一笔'))
  write('看了什么，办了什么', '给16000000021打了电话')
  tap('记下来')
  await screen.findByText(/请去掉「16000000021」/)
  cleanup()
  render(<MyUnitPage />)
  fireEvent.click(await screen.findByText('记一笔'))
  await waitFor(() => expect(screen.getByDisplayValue('给16000000021打了电话')).toBeTruthy())
})

test('whoever is no liaison is told whom to turn to', async () => {
  wechat.answer = (request) => (pathOf(request) === '/sessions' ? ok(SESSION) : refusal('not_registered'))
  render(<MyUnitPage />)
  await screen.findByText('您还不是单位联络员。要替单位记走访，请联系结对的社区登记。')
})
