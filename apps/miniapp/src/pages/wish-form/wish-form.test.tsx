import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { anOwnNeed, ME, ok, PLACE, refusal, SESSION } from '../../../test/fixture'
import { noNetwork, wechat } from '../../../test/taro'
import { forgetPersonal } from '../../personal-store'
import { type Profile, profileStore } from '../../profile'
import { setTextSet } from '../../text-set'
import WishFormPage from './index'

const pathOf = ({ url }: { url: string }) => url.replace(/^.*\/api/, '')
const submissions = () => wechat.requests.filter((request) => pathOf(request) === '/needs')
const known = {
  place: PLACE,
  contact: { name: '罗阿姨', phone: '16000000001', address: '' },
  consentVersion: '2026-11',
} as Profile

function answering(needs: typeof wechat.answer) {
  wechat.answer = (request) => {
    if (pathOf(request) === '/sessions') return ok(SESSION)
    if (pathOf(request) === '/me') return ok(ME)
    return needs(request)
  }
}

const tap = (name: string) => fireEvent.click(screen.getByText(name))
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const open = async () => {
  render(<WishFormPage />)
  await act(async () => {})
}

beforeEach(() => {
  wechat.reset()
  forgetPersonal()
  setTextSet(undefined)
  answering(() => ok(anOwnNeed(), 201))
})

test('a returning resident needs three taps: category, words, 提交', async () => {
  profileStore.set(known)
  await open()
  tap('修修补补')
  write('想要什么，说一说', '厨房灯不亮了')
  tap('提交')
  await waitFor(() => expect(wechat.visited).toEqual([`/pages/my-need/index?needId=${anOwnNeed().needId}&isNew=1`]))
  expect(submissions()).toMatchObject([{ data: { category: 'repair', contact: { phone: '16000000001' } } }])
})

test('two quick taps are one wish', async () => {
  profileStore.set(known)
  await open()
  tap('修修补补')
  write('想要什么，说一说', '厨房灯不亮了')
  tap('提交')
  tap('提交')
  await waitFor(() => expect(wechat.visited).toHaveLength(1))
  expect(submissions()).toHaveLength(1)
})

test('what is missing is said where it is missing, and nothing is sent', async () => {
  await open()
  tap('提交')
  for (const said of ['请点一下是哪一类的事。', '请选一下您住在哪个社区。', '请写一个能打通的电话。'])
    expect(screen.getByText(said)).toBeTruthy()
  expect(submissions()).toEqual([])
})

test('mending a field takes its complaint away', async () => {
  await open()
  tap('提交')
  write('联系电话', '16000000001')
  expect(screen.queryByText('请写一个能打通的电话。')).toBeNull()
})

test('the draft is still there when the page is opened again', async () => {
  await open()
  tap('教我学学')
  write('想要什么，说一说', '想学手机视频')
  cleanup()
  await open()
  expect(screen.getByDisplayValue('想学手机视频')).toBeTruthy()
  expect(screen.getByRole('radio', { name: '教我学学' }).getAttribute('aria-checked')).toBe('true')
})

test('without a network the wish is kept and the resident is led to where it waits', async () => {
  profileStore.set(known)
  answering(noNetwork)
  await open()
  tap('修修补补')
  write('想要什么，说一说', '厨房灯不亮了')
  tap('提交')
  await waitFor(() => expect(wechat.visited).toEqual(['/pages/my-needs/index']))
  expect(wechat.storage.get('mw.m.outbox')).toMatchObject([{ input: { text: '厨房灯不亮了' } }])
})

test('words that the server refuses are named, stay in the field, and go out under a new key', async () => {
  profileStore.set(known)
  answering(() => refusal('money_words', { words: ['凑份子'] }))
  await open()
  tap('别的事')
  write('想要什么，说一说', '请大家凑份子')
  tap('提交')
  await screen.findByText(/“凑份子”：这里不募捐、不收款/)
  answering(() => ok(anOwnNeed(), 201))
  write('想要什么，说一说', '想借一台平板')
  tap('提交')
  await waitFor(() => expect(wechat.visited).toHaveLength(1))
  const keys = submissions().map(({ header }) => header['idempotency-key'])
  expect(keys[0]).not.toBe(keys[1])
})

test('a door QR fills in the place', async () => {
  wechat.params = { scene: encodeURIComponent(PLACE.communityId) }
  answering(() =>
    ok({ area: { areaId: PLACE.communityId, code: '1', name: '榆钱巷社区', level: 'community' }, above: [] }),
  )
  await open()
  await screen.findByText('榆钱巷社区')
})

test('长辈版 asks one question a page', async () => {
  setTextSet('elder')
  profileStore.set(known)
  await open()
  expect(screen.queryByLabelText('想要什么，说一说')).toBeNull()
  tap('修修补补')
  tap('下一步')
  write('想要什么，说一说', '厨房灯不亮了')
  tap('下一步')
  tap('提交')
  await waitFor(() => expect(submissions()).toHaveLength(1))
})

test('a first visit to 长辈版 is asked where and how in steps of their own', async () => {
  setTextSet('elder')
  await open()
  expect(screen.getByText('第1步，共4步')).toBeTruthy()
  tap('别的事')
  tap('下一步')
  write('想要什么，说一说', '想借一把梯子')
  tap('下一步')
  tap('下一步')
  expect(screen.getByText('请选一下您住在哪个社区。')).toBeTruthy()
  expect(screen.queryByLabelText('联系电话')).toBeNull()
})

describe('for somebody of 我的家人', () => {
  const father = {
    ...{ familyId: `fam_${'2'.repeat(26)}`, version: 1, name: '爸爸', kinship: 'parent', isUnder14: false },
    consent: { version: '2026-11', at: '2026-11-20T02:00:00.000Z', by: 'said' },
    needsConsent: false,
  }
  const serving = (onSubmit: () => ReturnType<typeof ok>) =>
    answering((request) =>
      pathOf(request) === '/me/family'
        ? ok({
            items: [father, { ...father, familyId: `fam_${'3'.repeat(26)}`, name: '婆婆', needsConsent: true }],
            consentVersion: '2026-11',
            max: 10,
          })
        : onSubmit(),
    )
  const chooseFather = async () => {
    profileStore.set(known)
    await open()
    tap('修修补补')
    write('想要什么，说一说', '卧室的插座松了')
    tap('改一改')
    tap('家人')
    fireEvent.click(await screen.findByText('爸爸'))
  }

  test('a tap on the name is enough: their consent stands on the list', async () => {
    serving(() => ok(anOwnNeed(), 201))
    await chooseFather()
    tap('提交')
    await waitFor(() => expect(wechat.visited).toHaveLength(1))
    expect(submissions()).toMatchObject([
      { data: { onBehalf: { relationship: 'family', familyId: father.familyId, hasConsented: true } } },
    ])
  })

  test('whoever must be asked once more cannot be chosen, and it is said where to ask', async () => {
    serving(() => ok(anOwnNeed(), 201))
    await chooseFather()
    tap('提交')
    expect(screen.queryByText('婆婆')).toBeNull()
    expect(screen.getByText(/婆婆要再问一次同意/)).toBeTruthy()
    await waitFor(() => expect(wechat.visited).toHaveLength(1))
  })

  test('taken off meanwhile, it is said there, and nobody is taken for them', async () => {
    const message = '这位家人不在您的名单里了，请重新选择'
    serving(() => refusal('invalid_input', { errors: [{ path: 'onBehalf.familyId', message }] }))
    await chooseFather()
    tap('提交')
    await screen.findByText(message)
    expect(screen.getByRole('radio', { name: '别的家人' }).getAttribute('aria-checked')).toBe('true')
    expect(screen.getByRole('checkbox', { name: '家人同意我替他许' }).getAttribute('aria-checked')).toBe('false')
  })

  test('somebody who lives elsewhere brings their place along, and takes it away again', async () => {
    const areaId = `are_${'5'.repeat(26)}`
    const area = { areaId, code: '1', name: '梨花井社区', level: 'community' }
    answering((request) => {
      if (pathOf(request) === `/areas/${areaId}`) return ok({ area, above: [] })
      return ok({ items: [{ ...father, areaId, areaName: '梨花井社区' }], consentVersion: '2026-11', max: 10 })
    })
    await chooseFather()
    await screen.findByText('梨花井社区')
    tap('自己')
    expect(screen.queryByText('梨花井社区')).toBeNull()
    expect(screen.getByText('榆钱巷社区')).toBeTruthy()
  })

  test('for oneself again, nobody’s consent is left over', async () => {
    serving(() => ok(anOwnNeed(), 201))
    profileStore.set(known)
    await open()
    tap('改一改')
    tap('家人')
    fireEvent.click(await screen.findByText('爸爸'))
    tap('自己')
    tap('家人')
    const box = await screen.findByRole('checkbox', { name: '家人同意我替他许' })
    expect(box.getAttribute('aria-checked')).toBe('false')
  })
})
