import { fitField, toSendBody, toWechatTime } from './subscribe-message'

describe('fitField', () => {
  it.each([
    ['thing1', '卧室插座', '卧室插座'],
    ['thing1', '一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
    ['thing1', '一二三四五六七八九十一二三四五六七八九十余', '一二三四五六七八九十一二三四五六七八九…'],
    ['thing1', '  两行\n字  ', '两行 字'],
    ['thing2', '   ', '暂无说明'],
    ['phrase3', '有人认领了呀', '有人认领了'],
    ['phrase3', 'OK', '有进展'],
    ['name4', '欧阳阿依古丽尼沙麦合木提江', '欧阳阿依古丽尼沙麦合'],
    ['name4', 'Alexandria Montgomery-Smith', 'Alexandria Montgomer'],
    ['character_string5', '编号 7F3A-21', '7F3A-21'],
    ['number6', '42', '42'],
    ['time7', '2026年11月28日 10:00', '2026年11月28日 10:00'],
    ['time7', '15:01', '15:01'],
    ['date8', '2026年11月28日', '2026年11月28日'],
    ['phone_number9', '0797-1234567', '0797-1234567'],
  ])('%s takes 「%s」 as 「%s」', (key, text, expected) => {
    expect(fitField(key, text)).toBe(expected)
  })

  it('cuts by code point: a rare character in two UTF-16 units stays whole', () => {
    const fitted = fitField('thing1', '𠮷'.repeat(21))
    expect([...fitted]).toEqual([...'𠮷'.repeat(19), '…'])
  })

  it.each([
    ['number1', 'three'],
    ['time2', '2026-11-28T02:00:00.000Z'],
    ['date3', '2026年13月1日'],
    ['amount4', 'free'],
    ['picture5', 'x'],
    ['thing', 'no number'],
  ])('refuses %s 「%s」 before WeChat has to', (key, text) => {
    expect(() => fitField(key, text)).toThrow('our_fault')
  })
})

it('writes an instant in the words of Asia/Shanghai, past midnight too', () => {
  expect(toWechatTime('2026-11-27T18:05:00.000Z')).toBe('2026年11月28日 02:05')
  expect(fitField('time1', toWechatTime('2026-11-27T18:05:00.000Z'))).toBe('2026年11月28日 02:05')
})

it('leaves the page out when there is none', () => {
  expect(toSendBody({ openId: 'o', templateId: 't', data: {} })).not.toHaveProperty('page')
})
