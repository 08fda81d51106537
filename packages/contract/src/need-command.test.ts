import { ActOnNeed, SubmitNeed } from './need-command'
import { Cursor } from './id'

const said = (text: string) =>
  ActOnNeed.safeParse({
    needId: 'ned_01ARZ3NDEKTSV4RRFFQ69G5FAV',
    version: 1,
    action: 'ask',
    question: text,
  })
const asKept = (text: string) => {
  const { data } = said(text)
  return data?.action === 'ask' ? data.question : undefined
}

describe('the words of a person', () => {
  it.each([
    ['灯\u200b管\u2060坏\u00ad了\ufeff', '灯管坏了'],
    [' \u200b 灯坏了 \u200b', '灯坏了'],
    ['一家人👨‍👩‍👧好', '一家人👨‍👩‍👧好'],
    ['跑步🏃🏽‍♀️和彩虹🏳️‍🌈', '跑步🏃🏽‍♀️和彩虹🏳️‍🌈'],
    ['半个\ud83d表情', '半个表情'],
    ['灯\u200d管，👍\u200d', '灯管，👍'],
    ['第一行\n第二行', '第一行\n第二行'],
    ['😀', '😀'],
    ['𠀀', '𠀀'],
  ])('are kept without what nobody sees: %j', (text, kept) => {
    expect(asKept(text)).toBe(kept)
  })

  it.each([
    '',
    '   ',
    '\u200b',
    ' \u2060\u00ad\ufeff ',
    '\ud800',
    '\udc00\ud800',
    '\u3164',
    '\u2800 \u2800',
    '\u115f\uffa0',
    '\ufe0f',
    '\u0000',
    '\u3000\n',
  ])('are refused when there is nothing to see: %j', (text) => {
    expect(said(text).success).toBe(false)
  })

  it('are counted without what nobody sees, to the unit', () => {
    expect(asKept(`${'灯'.repeat(300)}\u200b`)).toHaveLength(300)
    expect(said('灯'.repeat(301)).success).toBe(false)
  })

  it('are those of a wish too', () => {
    const { error } = SubmitNeed.safeParse({
      category: 'repair',
      text: '\u200b\u200b',
      areaId: 'are_01ARZ3NDEKTSV4RRFFQ69G5FAV',
      contact: { phone: '16000000001' },
      consent: { version: '2026-11', handOver: true },
    })
    expect(error?.issues.map(({ path }) => path)).toEqual([['text']])
  })
})

it.each(['', ' ', '\u0000', '\ud800', '灯', 'a'.repeat(401)])('a cursor is never %j', (cursor) => {
  expect(Cursor.safeParse(cursor).success).toBe(false)
})
it('a cursor may be any sort key', () => {
  expect(Cursor.safeParse('2026-11-22T04:00:00.000Z#ned_01ARZ3NDEKTSV4RRFFQ69G5FAV').success).toBe(true)
})
