import { findMoneyWords } from './wording'

it.each([
  ['孙子想要一台平板，请大家捐款帮一帮。', ['捐款']],
  ['能不能给我 转 账 五百，或者发收款码', ['转 账', '收款码']],
  ['厨房灯管坏了，灯管已经买好了', []],
  ['活动室上个月收了我五十块场地费', []],
])('finds the money words in %s', (text, words) => {
  expect(findMoneyWords(text)).toEqual(words)
})
