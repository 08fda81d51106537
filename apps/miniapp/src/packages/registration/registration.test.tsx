import type { MyRegistration, Profile } from '@microwish/contract'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { COMMUNITY_ID, ME, ok, PLACE, refusal, SESSION } from '../../../test/fixture'
import { wechat } from '../../../test/taro'
import { forgetPersonal } from '../../personal-store'
import { profileStore } from '../../profile'
import ApplyPage from './pages/apply/index'
import MyRegistrationsPage from './pages/mine/index'
import OwnProfilePage from './pages/profile/index'

const pathOf = ({ url }: { url: string }) => url.replace(/^.*\/api/, '')
const sent = (path: string) =>
  wechat.requests.filter((request) => pathOf(request) === path && request.method === 'POST').map(({ data }) => data)

const REGISTRATION: MyRegistration = {
  registrationId: `reg_${'3'.repeat(26)}` as MyRegistration['registrationId'],
  version: 2,
  kind: 'home',
  status: 'in_force',
  source: 'applied',
  areaId: COMMUNITY_ID as MyRegistration['areaId'],
  areaName: '榆钱巷社区',
  appliedAt: '2026-11-20T02:00:00.000Z',
  from: '2026-11-21T02:00:00.000Z',
  actions: ['leave', 'move'],
}
const PROFILE: Profile = { name: '邻居0427', skills: [], freeTimes: [], categories: [], showsParty: false }

type Served = { items?: MyRegistration[]; profile?: Partial<Profile>; more?: object }

/** Serves where somebody stands, and answers commands by their path. */
function serving({ items = [], profile = {}, more = {} }: Served, commands: Record<string, () => unknown> = {}) {
  wechat.answer = (request) => {
    const path = pathOf(request)
    const command = request.method === 'POST' ? commands[path] : undefined
    if (command) return command() as ReturnType<typeof ok>
    if (path === '/sessions') return ok(SESSION)
    if (path === '/me') return ok(ME)
    if (path === '/me/profile') return ok({ ...PROFILE, ...profile })
    return ok({ items, mayRegister: ['unit', 'home', 'floating'], ...more })
  }
}

const tap = (name: string | RegExp) => fireEvent.click(screen.getByText(name))
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

beforeEach(() => {
  wechat.reset()
  forgetPersonal()
})

describe('我的报到', () => {
  test('the name comes first, then one tap with the telephone is enough', async () => {
    wechat.phoneCode = 'phone-1'
    const bound = [{ text: '清棠县水务局 · 榆钱巷社区志愿者' }]
    serving({}, { '/me/phone': () => ok({ phoneMasked: '160****0003', bound }) })
    render(<MyRegistrationsPage />)
    fireEvent.click(await screen.findByText('用微信手机号报到'))
    expect(screen.getByText('请写您的姓名，社区和单位名册上写的那个。')).toBeTruthy()
    expect(sent('/me/phone')).toEqual([])
    write('您的姓名', '舒明远')
    tap('用微信手机号报到')
    await screen.findByText('核对上了，已经报到：清棠县水务局 · 榆钱巷社区志愿者。')
    expect(sent('/me/phone')).toEqual([{ code: 'phone-1', name: '舒明远' }])
  })

  test('whoever keeps their telephone, or is on no roster, is led to the other way', async () => {
    serving({ profile: { name: '舒明远' } }, { '/me/phone': () => ok({ phoneMasked: '160****0003', bound: [] }) })
    render(<MyRegistrationsPage />)
    fireEvent.click(await screen.findByText('用微信手机号报到'))
    expect(screen.getByText('没有取到手机号。没关系，选一个社区申请也一样。')).toBeTruthy()
    wechat.phoneCode = 'phone-1'
    tap('用微信手机号报到')
    await screen.findByText(/没有对上您，没关系/)
    tap('选社区申请报到')
    expect(wechat.visited).toEqual(['/packages/registration/pages/apply/index?kind=home'])
  })

  test('a roster that knows the community makes it one tap', async () => {
    const more = { unit: { unitName: '清棠县水务局', areaId: COMMUNITY_ID, areaName: '榆钱巷社区' } }
    serving({ more }, { '/me/registrations': () => ok({ ...REGISTRATION, kind: 'unit' }, 201) })
    render(<MyRegistrationsPage />)
    fireEvent.click(await screen.findByText('到榆钱巷社区报到'))
    await screen.findByText('报到好了，可以去「互助」看看榆钱巷社区的心愿。')
    expect(sent('/me/registrations')).toEqual([{ kind: 'unit' }])
  })

  test('a refusal gives the desk’s reason and the way to ask again', async () => {
    serving({ items: [{ ...REGISTRATION, status: 'refused', reason: '请写清楚住在哪一栋', actions: [] }] })
    render(<MyRegistrationsPage />)
    await screen.findByText('社区说：请写清楚住在哪一栋')
    tap('改一改，再申请')
    expect(wechat.visited).toEqual(['/packages/registration/pages/apply/index?kind=home'])
  })

  test('leaving says what becomes of what is in hand, before and when it is refused for it', async () => {
    const path = `/me/registrations/${REGISTRATION.registrationId}/changes`
    serving({ items: [REGISTRATION] }, { [path]: () => refusal('action_not_allowed') })
    render(<MyRegistrationsPage />)
    fireEvent.click(await screen.findByLabelText('退出榆钱巷社区'))
    expect(screen.getByText(/要先办好、转给同事或者退回，才能退出/)).toBeTruthy()
    fireEvent.click(screen.getAllByText('退出').at(-1)!)
    await screen.findByText(/请先在「我的认领」里办好、转给同事或者退回/)
    expect(sent(path)).toEqual([{ version: 2, action: 'leave' }])
  })

  test('亮身份 is offered to confirmed party members only, and sends the rest as it stands', async () => {
    serving({ items: [REGISTRATION], profile: { party: { isConfirmed: false } } })
    render(<MyRegistrationsPage />)
    await screen.findByText('已报到')
    expect(screen.queryByText('亮身份')).toBeNull()
    cleanup()
    const profile = { version: 3, skills: ['木工'], party: { isConfirmed: true } }
    serving({ items: [REGISTRATION], profile }, { '/me/profile': () => ok({ ...PROFILE, ...profile }) })
    render(<MyRegistrationsPage />)
    fireEvent.click(await screen.findByRole('checkbox', { name: /亮身份/ }))
    await waitFor(() => expect(sent('/me/profile')).toHaveLength(1))
    expect(sent('/me/profile')[0]).toEqual({
      ...{ version: 3, skills: ['木工'], freeTimes: [], categories: [], showsParty: true },
    })
  })

  test('a page that does not open says so and opens at another try', async () => {
    wechat.answer = (request) => (pathOf(request) === '/sessions' ? ok(SESSION) : refusal('internal'))
    render(<MyRegistrationsPage />)
    await screen.findByText('这一页没打开')
    serving({ items: [REGISTRATION] })
    tap('再试一次')
    await screen.findByText('已报到')
  })
})

describe('申请报到', () => {
  test('what is missing is said where it is missing, the draft stays, and one tap sends it', async () => {
    wechat.params = { kind: 'floating' }
    serving({}, { '/me/registrations': () => ok({ ...REGISTRATION, status: 'applied' }, 201) })
    render(<ApplyPage />)
    await screen.findByText('流动党员报到')
    tap('申请报到')
    for (const said of ['请选一下到哪个社区报到。', /请写您的姓名/, /请写组织关系所在的党支部/])
      expect(screen.getByText(said)).toBeTruthy()
    expect(wechat.scrolledTo).toBe(0)
    write('您的姓名', '祝晓棠')
    write('组织关系在哪个党支部', '临河县城关党支部')
    cleanup()
    profileStore.set({ place: PLACE as never })
    render(<ApplyPage />)
    expect(await screen.findByDisplayValue('临河县城关党支部')).toBeTruthy()
    tap('申请报到')
    await waitFor(() =>
      expect(sent('/me/registrations')).toEqual([
        {
          ...{ kind: 'floating', areaId: COMMUNITY_ID, name: '祝晓棠', isPartyMember: true },
          homeBranch: '临河县城关党支部',
        },
      ]),
    )
  })
})

describe('特长和空闲时间', () => {
  test('is tapped, not typed, and kept until it is saved', async () => {
    serving({}, { '/me/profile': () => ok({ ...PROFILE, version: 1, skills: ['木工'], distance: 'street' }) })
    render(<OwnProfilePage />)
    fireEvent.click(await screen.findByText('木工'))
    cleanup()
    render(<OwnProfilePage />)
    fireEvent.click(await screen.findByText('本街道'))
    tap('保存')
    await screen.findByText('存好了。')
    expect(sent('/me/profile')).toEqual([
      { skills: ['木工'], freeTimes: [], categories: [], distance: 'street', showsParty: false },
    ])
  })
})
