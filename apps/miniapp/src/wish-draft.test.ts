import { PLACE } from '../test/fixture'
import type { Place } from './profile'
import { type FilledDraft, phoneProblem, problemsOf, textProblem, toSubmission } from './wish-draft'

const whole: FilledDraft = {
  key: 'k',
  category: 'repair',
  text: ' 厨房灯不亮了 ',
  place: PLACE as Place,
  contact: { name: '罗阿姨', phone: '160 0000 0001', address: '' },
  isForFamily: false,
  familyName: '',
  hasFamilyConsent: false,
  hasConsented: true,
}

test('a whole draft has nothing to mend', () => {
  expect(problemsOf(whole)).toEqual({})
})

test('an empty draft is told of every field at once', () => {
  const empty: FilledDraft = {
    ...whole,
    text: ' ',
    contact: { name: '', phone: '', address: '' },
    isForFamily: true,
    hasConsented: false,
  }
  delete empty.category
  expect(Object.keys(problemsOf({ ...empty, place: undefined })).sort()).toEqual(
    ['category', 'consent', 'family', 'phone', 'place', 'text'].sort(),
  )
})

test.each([
  ['16000000', '少了3位，请看看是不是11位数。'],
  ['160000000011', '多了1位，请看看是不是11位数。'],
  ['罗阿姨', '电话里只能有数字，请看看有没有多打了字。'],
  ['26000000001', '手机号是1开头的11位数；座机请连区号一起写。'],
  ['0700', '座机请连区号一起写，比如 0700-6000001。'],
  ['', '请写一个能打通的电话。'],
])('the phone %s is told how to be mended', (phone, said) => {
  expect(phoneProblem(phone)).toBe(said)
})

test.each(['16000000001', '160 0000 0001', '0700-6000001'])('the phone %s is taken', (phone) => {
  expect(phoneProblem(phone)).toBeUndefined()
})

test('words of money are named and another wording is offered', () => {
  expect(textProblem('孙子想要平板，请大家捐款帮一帮')).toMatch(/^“捐款”：这里不募捐、不收款。/)
})

test('what is sent holds digits, trimmed words and no empty fields', () => {
  expect(toSubmission(whole, '2026-11')).toEqual({
    kind: 'wish',
    category: 'repair',
    text: '厨房灯不亮了',
    callBack: false,
    areaId: PLACE.communityId,
    contact: { name: '罗阿姨', phone: '16000000001' },
    consent: { version: '2026-11', handOver: true },
    channel: 'app',
  })
})

test('a wish for a family member says so, with the consent', () => {
  const sent = toSubmission({ ...whole, isForFamily: true, familyName: '爸爸', hasFamilyConsent: true }, '2026-11')
  expect(sent.onBehalf).toEqual({ relationship: 'family', name: '爸爸', hasConsented: true })
})
