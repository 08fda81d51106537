import { readDuties } from './bond-text'

test('each line is a duty, with whoever is in charge behind the bar', () => {
  expect(readDuties('每季度开一次会 | 办公室\n\n  提供会议室｜后勤科\n修路灯', '县水务局')).toEqual([
    { text: '每季度开一次会', who: '办公室' },
    { text: '提供会议室', who: '后勤科' },
    { text: '修路灯', who: '县水务局' },
  ])
})
