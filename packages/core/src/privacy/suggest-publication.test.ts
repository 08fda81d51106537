import { SUMMARY_MAX } from '@microwish/contract'
import fc from 'fast-check'
import { findPersonalData } from './find-personal-data'
import { suggestPublication } from './suggest-publication'
import { personalWords, plainWords } from './words.fixture'

describe('the suggested summary', () => {
  it.each([
    [
      '家里厨房灯管坏了半个月，我腿脚不好不敢爬高，想请人帮忙换一下，灯管已经买好了。',
      '厨房灯管坏了半个月，帮忙换一下，灯管已经买好了',
    ],
    [
      '老伴的轮椅刹车不灵了，修理铺说配件难找，能不能帮忙看看还修不修得好？',
      '轮椅刹车不灵了，修理铺说配件难找，帮忙看看还修不修得好',
    ],
    [
      '我爸一个人住在榆钱里3栋2单元401，卧室的插座松了，插头一碰就掉，想请懂电的师傅来看看。可以打16000000002，找温小满。',
      '卧室的插座松了，插头一碰就掉，请懂电的师傅来看看',
    ],
    ['（网格员代填）窗户关不严，冬天漏风，想请人帮忙钉一下密封条。', '窗户关不严，冬天漏风，帮忙钉一下密封条'],
    [
      '母亲刚出院，家在四楼没电梯，周五上午要去复查，想请两个人搭把手扶她下楼。',
      '周五上午要去复查，请两个人搭把手扶她下楼',
    ],
    ['眼睛花了，报纸看不清，想借一副放大镜。', '报纸看不清，想借一副放大镜'],
    ['求求好心人，我想学用手机拍照，谢谢！', '想学用手机拍照'],
    ['您好，我叫罗桂香，电话16000000001', '家里有一处小毛病，需要修一修'],
    ['防盗门钥匙插进去转不动，急！', '防盗门钥匙插进去转不动'],
    ['儿子给买了个血压计，不会量，请人教一教怎么用。', '给买了个血压计，不会量，教一教怎么用'],
    ['孙女数学跟不上，想找个大学生暑假辅导一下。', '数学跟不上，想找个大学生暑假辅导一下'],
    ['孩子在清棠一小读三年级，要做手工，想借一把热熔胶枪。', '要做手工，想借一把热熔胶枪'],
    ['周四下午四点半想请人到清棠二小帮接一下孩子。', '周四下午四点半到学校帮接一下孩子'],
    ['空调外机漏水，滴到楼下李阿姨家雨棚上。', '空调外机漏水，滴到楼下人家雨棚上'],
    ['想给他拍张照片。他行动不便，希望能上门。', '想给他拍张照片，希望能上门'],
    ['想有人每周来念念报纸给我听。', '想有人每周来念念报纸给我听'],
    ['妈妈走丢过一次，想请人下午来陪她两小时。', '下午来陪她两小时'],
    ['想借一张婴儿床，两三岁用的。', '想借一张婴儿床，两三岁用的'],
  ])('of 「%s」 is 「%s」', (text, summary) => {
    expect(suggestPublication('repair', text).publicSummary).toBe(summary)
  })

  it('leaves out the area, which the hall names anyway', () => {
    expect(suggestPublication('repair', '榆钱里的晾衣杆断了', '榆钱里').publicSummary).not.toContain('榆钱里')
  })

  it('leaves out the people of the case', () => {
    const known = { knownNames: ['桂香'] }
    expect(suggestPublication('repair', '桂香家灯管坏了，想换灯管', '', known).publicSummary).toBe('想换灯管')
  })

  it('never holds anything personal, fits, says something and ends cleanly', () => {
    const said = fc.array(fc.oneof(personalWords, plainWords), { maxLength: 12 }).map((words) => words.join(''))
    fc.assert(
      fc.property(said, (text) => {
        const { publicSummary } = suggestPublication('other', text)
        expect(findPersonalData(publicSummary)).toEqual([])
        expect(publicSummary.length).toBeLessThanOrEqual(SUMMARY_MAX)
        expect(publicSummary).toMatch(/\S/)
        expect(publicSummary).not.toMatch(/[，。、；\s]$/)
      }),
      { numRuns: 2000 },
    )
  })

  it('cuts at a clause when the words are many', () => {
    const { publicSummary } = suggestPublication('repair', '阳台的纱窗破了一个洞，想补一补，'.repeat(20))
    expect(publicSummary.length).toBeGreaterThan(60)
    expect(publicSummary.length).toBeLessThanOrEqual(SUMMARY_MAX)
    expect(publicSummary).toMatch(/(洞|补)$/)
  })
})

describe('the suggested terms', () => {
  it.each([
    ['教两次，每次一小时', 60],
    ['大约半小时', 30],
    ['一个半小时吧', 90],
    ['要两个多钟头', 60],
    ['20分钟就够', 20],
    ['等了三个小时了', 60],
    ['下午四点半来', 60],
  ])('「%s」 takes %i minutes', (text, minutes) => {
    expect(suggestPublication('learn', text).effortMinutes).toBe(minutes)
  })

  it('reads no work out of how long a thing is lent', () => {
    expect(suggestPublication('borrow', '想借一个电钻，半天就还').effortMinutes).toBe(30)
  })

  it.each([
    ['请两个人抬一下', 2],
    ['需要3位志愿者', 3],
    ['想请几位志愿者疏导', 3],
    ['把衣柜挪到客厅，两个人就够', 2],
    ['我们几个老姐妹爱唱歌', 1],
    ['家里三个人都不会', 1],
  ])('「%s」 wants %i people', (text, headcount) => {
    expect(suggestPublication('other', text).headcount).toBe(headcount)
  })

  it.each([
    ['灯管已经买好了', 'free'],
    ['材料约三十元', 'upto_50'],
    ['大概要120块钱', 'upto_300'],
    ['一块木板松了', 'free'],
    ['床板塌了一块，睡不了', 'free'],
    ['想换一块纱网', 'free'],
    ['三十块就够', 'upto_50'],
    ['想要一台平板', 'goods'],
    ['想借一副放大镜', 'free'],
  ])('「%s」 costs %s', (text, costClass) => {
    expect(suggestPublication('repair', text).costClass).toBe(costClass)
  })

  it.each([
    ['周末来最好', 'weekend'],
    ['很急，水一直流', 'three_days'],
    ['每周三下午练一练', 'by_agreement'],
    ['不急，月底前就行', 'two_weeks'],
    ['灯不亮', 'three_days'],
  ])('「%s」 fits %s', (text, timeWindow) => {
    expect(suggestPublication('repair', text).timeWindow).toBe(timeWindow)
  })
})
